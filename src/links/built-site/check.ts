import { createBuiltSite, findDocuments, type BuiltSite } from './built-site.ts';
import { isPage, type BuiltPage, type Reference } from './page.ts';
import { formatCount } from '../../text/count.ts';
import { decodePercent } from '../../text/escape.ts';
import { formatSuggestion } from '../../text/quote.ts';

/**
 * Checks every reference of the built site in `dist` against the files beside it, and sends no requests. `address` is
 * where the site will be published: an absolute reference to it is checked too. `built` is the site if it was read before.
 * What leads readers of a Markdown list to their own machine is what the list says: it stops no build.
 */
export function checkBuiltSite(
  dist: string,
  base: string,
  {
    address,
    built = createBuiltSite(dist),
    isOfList = false,
  }: { address?: string; built?: BuiltSite; isOfList?: boolean } = {},
): BuiltSiteReport {
  const read = built.read();
  const files = new Set(read.keys());
  const documents = findDocuments(read);
  const site = {
    base: `/${base}/`.replace(/\/+/g, '/'),
    origin: address === undefined ? undefined : new URL(address).origin,
    isOfList,
  };
  const checkReference = createReferenceCheck(site, files, documents);

  const issues = new Map<string, BuiltSiteIssue>();
  const external = new Set<string>();
  const report = (page: string, reference: string, code: string, message: string) => {
    const source = sourceOf(page);
    issues.set(`${page} ${code} ${reference}`, { page, reference, code, message, source });
  };
  let pages = 0;
  let links = 0;

  for (const [page, document] of documents) {
    if (isPage(page)) {
      pages += 1;
      if (document.elements === 0)
        report(page, '', 'empty-page', 'the page is empty. Build it again.');
    }
    for (const { id, lines } of document.doubleIds) {
      const message = `the id "${id}" is on lines ${lines.join(' and ')}, and a link to it finds only the first. Give one of them a different id.`;
      report(page, id, 'double-id', message);
    }
    for (const reference of document.references) {
      const target = checkReference(reference, page, document);
      links += 1;
      if (target.kind === 'external') external.add(target.url);
      if (target.kind === 'issue') report(page, reference.value, target.code, target.message);
    }
  }
  const expected = [...files].filter(isPage).length;
  if (expected === 0) {
    report('index.html', '', 'no-pages', `"${dist}" holds no page. Build the site first.`);
  } else if (pages !== expected) {
    const message = `only ${pages} of ${expected} pages were checked. Report this as a bug.`;
    report('index.html', '', 'pages-missed', message);
  }
  return { pages, links, external: [...external].sort(), issues: [...issues.values()] };
}

interface BuiltSiteReport {
  /** Pages checked: all HTML files on disk, or there is an issue. */
  pages: number;
  /** References checked, those of stylesheets and SVG images included. */
  links: number;
  /** Addresses on other hosts, which this check does not request. */
  external: string[];
  issues: BuiltSiteIssue[];
}

interface BuiltSiteIssue {
  /** The file in the built site, such as `resources/kvmtool/index.html`. */
  page: string;
  /** The address as the page writes it. */
  reference: string;
  code: string;
  /** What is wrong, quoted, and what to do. */
  message: string;
  /** The file to edit. */
  source: string;
}

/** A line for each issue, `page (source)  code  message`, and a last one that counts. */
export function formatBuiltSiteReport({ pages, links, issues }: BuiltSiteReport): string {
  const counts = `${formatCount(pages, 'page')}, ${formatCount(links, 'reference')}, ${formatCount(issues.length, 'issue')}`;
  return [...foldIssues(issues), `Built site: ${counts}.`].join('\n');
}

/** An issue of a layout is on every page: it is reported once, with the number of the other pages. */
function foldIssues(issues: BuiltSiteIssue[]): string[] {
  const groups = Map.groupBy(issues, ({ code, message }) => `${code}  ${message}`);
  return [...groups].flatMap(([text, group]) => {
    const [first] = group;
    if (!first || group.length <= 3) return group.map((issue) => `${whereOf(issue)}  ${text}`);
    return `${whereOf(first)} and ${group.length - 1} other pages  ${text} Check their layout.`;
  });
}

function whereOf({ page, source }: BuiltSiteIssue): string {
  return `${page} (${source})`;
}

const ENTRIES: Record<string, string> = { resources: 'yaml', topics: 'mdx', paths: 'mdx' };

/**
 * The file to edit when something on `page` (a file of the built site, such as
 * `resources/kvmtool/index.html`) is wrong: its content file, else its page in `src/pages`, its image or the styles.
 */
export function sourceOf(page: string): string {
  if (page.endsWith('.css')) return 'src/styles';
  if (page.endsWith('.svg')) return `public/${page}`;
  const [room = '', id, ...rest] = page.replace(/(?:\/?index)?\.html$/, '').split('/');
  const extension = ENTRIES[room];
  if (extension) {
    if (id && ['', 'whole'].includes(rest.join('/'))) return `content/${room}/${id}.${extension}`;
    return `src/pages/${room}/index.astro`;
  }
  if (room === 'changes') return 'src/components/ChangeList.astro';
  if (room === 'glossary') return 'content/glossary.yaml';
  return `src/pages/${[room || 'index', id, ...rest].filter(Boolean).join('/')}.astro`;
}

/** Elements whose reference leads a reader somewhere; every other one loads an asset. */
const LINKS = new Set(['a', 'area', 'form', 'button', 'input', 'meta', 'blockquote', 'q']);

/** Creates the function that resolves a reference on a page of the built site and checks its target. */
function createReferenceCheck(
  site: Site,
  files: Set<string>,
  documents: Map<string, BuiltPage>,
): (reference: Reference, page: string, document: BuiltPage) => Target {
  /** By element, then by address. */
  const known = new Map<string, Map<string, Target>>();
  const pages = [...files]
    .filter(isPage)
    .map((file) => site.base + file.replace(/(^|\/)index\.html$/, '$1'));

  return (reference, page, document) => {
    // Most references begin with a slash, and mean the same on every page.
    const isShared = reference.value.startsWith('/') && document.base === undefined;
    if (!isShared) return check(reference, page, document);
    const ofElement = known.get(reference.element) ?? new Map<string, Target>();
    known.set(reference.element, ofElement);
    const target = ofElement.get(reference.value) ?? check(reference, page, document);
    ofElement.set(reference.value, target);
    return target;
  };

  function check(reference: Reference, page: string, document: BuiltPage): Target {
    const target = resolveReference(reference, page, site, document.base);
    return target.kind === 'own' ? (checkOwn(reference, target) ?? target) : target;
  }

  function checkOwn({ element, value }: Reference, { path, fragment }: OwnTarget) {
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!files.has(file)) {
      if (files.has(`${path}/index.html`)) {
        return issue('missing-slash', `"${value}" redirects. Write "${site.base}${path}/".`);
      }
      if (LINKS.has(element) || isPage(file)) {
        const hint = formatSuggestion(site.base + path, pages);
        return issue('broken-link', `"${value}" leads to no page.${hint} Correct the URL.`);
      }
      return issue('missing-asset', `"${value}" does not exist. Correct the URL, or add the file.`);
    }
    const refresh = documents.get(file)?.refresh;
    if (refresh !== undefined && LINKS.has(element)) {
      return issue('moved-page', `"${value}" leads to a page that has moved. Write "${refresh}".`);
    }
    const anchors = documents.get(file)?.anchors;
    if (fragment === '' || fragment.toLowerCase() === 'top' || !anchors || file.endsWith('.css')) {
      return undefined;
    }
    if (anchors.has(fragment) || anchors.has(decodePercent(fragment))) return undefined;
    const where = site.base + file.replace(/(^|\/)index\.html$/, '$1');
    return issue(
      'broken-fragment',
      `"#${fragment}" does not exist on ${where}.${formatSuggestion(fragment, anchors)} Correct the fragment, or add the id to the page.`,
    );
  }
}

/** The origin of a site whose address is unknown; `.invalid` never belongs to anybody. */
const NOWHERE = 'http://site.invalid';
const SCRIPTS = new Set(['javascript:', 'vbscript:', 'file:']);
const THIS_MACHINE = /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/;

/** Resolves a reference on `page`, without a look at any file. */
function resolveReference(reference: Reference, page: string, site: Site, pageBase = ''): Target {
  const { value, element, attribute } = reference;
  const origin = site.origin ?? NOWHERE;
  if (value === '' && (attribute === 'src' || attribute === 'poster')) {
    return issue('empty-address', `${attribute}="" is empty. Give it an address, or remove it.`);
  }
  if (page === '404.html' && isRelative(value) && pageBase === '') {
    return issue(
      'relative-address',
      `"${value}" leads elsewhere at each missing address. Begin it with "${site.base}".`,
    );
  }
  const pageUrl = origin + site.base + page.replace(/(^|\/)index\.html$/, '$1');
  const from = pageBase === '' ? pageUrl : (URL.parse(pageBase, pageUrl)?.href ?? pageUrl);
  const url = URL.parse(value, from);
  if (!url) return issue('malformed-address', `"${value}" is not an address. Correct it.`);
  if (url.origin === origin) {
    const elsewhere =
      element === 'a' && value.includes('//') && !url.pathname.startsWith(site.base);
    return elsewhere ? { kind: 'external', url: url.href } : resolveOwn(url, value, site.base);
  }
  if (SCRIPTS.has(url.protocol)) {
    return issue('forbidden-scheme', `"${value}" begins with "${url.protocol}". Use https.`);
  }
  if (url.protocol === 'ircs:' && element !== 'a') {
    return issue('forbidden-scheme', `"${value}" opens a chat, so only a link may hold it.`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'other' };
  if (THIS_MACHINE.test(url.hostname) && !(site.isOfList === true && element === 'a')) {
    return issue('local-address', `"${value}" leads to the reader's own machine. Correct it.`);
  }
  return { kind: 'external', url: url.href };
}

function resolveOwn(url: URL, value: string, base: string): Target {
  if (!url.pathname.startsWith(base)) {
    return `${url.pathname}/` === base
      ? issue('missing-slash', `"${value}" redirects. End it with "/".`)
      : issue(
          'outside-base',
          `"${value}" is outside the base path ${base}. Put the base before it.`,
        );
  }
  try {
    const path = decodeURIComponent(url.pathname.slice(base.length));
    // A text fragment names words, not an anchor.
    const fragment = url.hash.slice(1).replace(/:~:.*$/, '');
    return { kind: 'own', path, fragment };
  } catch {
    return issue('malformed-address', `"${value}" is percent-encoded wrongly. Correct it.`);
  }
}

function isRelative(value: string): boolean {
  return !/^(?:[/#]|[a-z][a-z0-9+.-]*:)/i.test(value) && value !== '';
}

function issue(code: string, message: string): Target {
  return { kind: 'issue', code, message };
}

interface Site {
  /** Base path, with a slash at both ends. */
  base: string;
  /** Scheme and host at which the site is published, where known. */
  origin: string | undefined;
  /** Whether it is made of a Markdown list. */
  isOfList?: boolean;
}

type Target =
  | OwnTarget
  | { kind: 'external'; url: string }
  | { kind: 'other' }
  | { kind: 'issue'; code: string; message: string };

/** A place of the site itself: its path below the base, decoded. */
interface OwnTarget {
  kind: 'own';
  path: string;
  fragment: string;
}
