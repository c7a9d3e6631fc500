import rows from './data/tracking-parameters.json' with { type: 'json' };

/**
 * The key under which two spellings of one address fall together: scheme, `www.`, host case, a dot at the end of the host,
 * default port, percent-encoding of what needs none and the case of the rest, doubled and trailing slashes, an empty
 * query or fragment, tracking parameters, and on GitHub case and `.git`. Fragment and query carry meaning and stay; the
 * order of parameters carries none, as servers look them up by name, but that of two with one name stays.
 * An address that cannot be parsed is its own key.
 * Sources: RFC 3986, section 6.2.2; the duplicates found by hand in published lists (sindresorhus/awesome-lint #114,
 * #158, #194).
 */
export function foldUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const host = hostOf(url) + (url.port && `:${url.port}`);
  for (const name of findTrackingParameters(url)) url.searchParams.delete(name);
  url.searchParams.sort();
  let path = foldEscapes(url.pathname)
    .replaceAll(/\/{2,}/g, '/')
    .replace(/\/+$/, '');
  if (host === 'github.com') path = path.replace(/\.git$/, '').toLowerCase();
  const query = foldEscapes(url.search);
  const fragment = foldEscapes(url.hash);
  return `${host}${path}${query === '?' ? '' : query}${fragment === '#' ? '' : fragment}`;
}

/**
 * The key under which addresses of one work fall together that are pages of their own: another form of a paper, the
 * page for phones. Two such addresses are often meant to be two, so this is for advice.
 */
export function foldWork(address: string, folded = foldUrl(address)): string {
  const row = works.find(({ pattern }) => pattern.test(folded));
  return row ? foldUrl(`https://${folded.replace(row.pattern, row.work)}`) : folded;
}

/** Addresses of one work, as they are folded, with why they are one. */
const works: { pattern: RegExp; work: string; reason: string }[] = [
  {
    pattern: /^(?:export\.)?arxiv\.org\/(?:abs|pdf|html)\/(.+?)(?:v\d+)?(?:\.pdf)?$/,
    work: 'arxiv.org/abs/$1',
    reason: 'A paper has a page, a PDF and an HTML form, and each again for every version.',
  },
  {
    pattern: /^([a-z-]+)\.m\.(wikipedia|wiktionary|wikibooks)\.org\//,
    work: '$1.$2.org/',
    reason: 'The same article, laid out for phones.',
  },
  {
    pattern: /^(?:m\.|music\.)?youtube\.com\/watch\?(?:.*&)?v=([\w-]+).*$/,
    work: 'youtube.com/watch?v=$1',
    reason: 'The same video on the site for phones, or from another second on.',
  },
  {
    pattern: /^(?:youtu\.be|youtube\.com\/(?:embed|shorts|live))\/([\w-]+).*$/,
    work: 'youtube.com/watch?v=$1',
    reason: 'A short form of the address of the same video.',
  },
  {
    pattern: /^(?:m|mobile)\.(facebook|twitter|reddit|imdb)\.com\//,
    work: '$1.com/',
    reason: 'The same page, laid out for phones.',
  },
  {
    pattern: /^dx\.doi\.org\/(.+)$/,
    work: 'doi.org/$1',
    reason: 'The resolver had that name until 2017, and answers under both.',
  },
];

/** The DOI that an address resolves, in lower case; `undefined` if it resolves none. */
export function doiOf(address: string, work = foldWork(address)): string | undefined {
  const [, doi] = /^doi\.org\/(10\..+)$/.exec(work) ?? [];
  return doi?.toLowerCase();
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, '').replace(/^www\./, '');
}

/** Percent-encoded what must be, with capitals; the rest as it is (RFC 3986, sections 2.3 and 6.2.2). */
function foldEscapes(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase();
  });
}

/** The names of the parameters of an address that only record where a reader came from. */
export function findTrackingParameters(address: URL): string[] {
  const host = address.hostname.replace(/^www\./, '');
  return [...new Set(address.searchParams.keys())].filter((name) =>
    rows.some(
      (row: { match: string; host?: string }) =>
        (row.host === undefined || host === row.host || host.endsWith(`.${row.host}`)) &&
        (row.match.endsWith('*') ? name.startsWith(row.match.slice(0, -1)) : name === row.match),
    ),
  );
}

/** An address without such parameters; everything else stays as it was written, its fragment too. */
export function removeTrackingParameters(address: string): string {
  if (!URL.canParse(address)) return address;
  const names = new Set(findTrackingParameters(new URL(address)));
  if (names.size === 0) return address;
  const [, before = '', query = '', fragment = ''] =
    /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? [];
  const kept = query
    .split('&')
    .filter((part) => ![...new URLSearchParams(part).keys()].some((name) => names.has(name)));
  return before + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment;
}
