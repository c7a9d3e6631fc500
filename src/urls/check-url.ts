import { quote } from '../text/quote.ts';
import lockers from './data/file-lockers.json' with { type: 'json' };
import shorteners from './data/shorteners.json' with { type: 'json' };
import thirdParties from './data/third-party-hosts.json' with { type: 'json' };
import { findTrackingParameters } from './folded-url.ts';

const INDEX = /\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i;

/** What the rules say of an absolute URL, in words that go on after it. */
export function checkUrl(address: string, facts: { secureHosts: ReadonlySet<string> }): UrlIssue[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  const issues: UrlIssue[] = [];
  const find = (rows: ListedHost[]) => findListedHost(url, rows);

  const lookalike = findLookalike(address);
  if (lookalike)
    issues.push({
      code: 'lookalike-host',
      says: `has a host that mixes the letter ${quote(lookalike.letter)} (${lookalike.script}) with Latin letters, and leads to "${url.hostname}". Type the URL by hand`,
    });
  const shortener = find(shorteners);
  if (shortener)
    issues.push({
      code: 'shortened-address',
      says: `goes through the link shortener "${shortener.match}". Open it and copy the URL of the page that you reach`,
    });
  const locker = find(lockers);
  if (locker)
    issues.push({
      code: 'file-locker',
      says: `leads to "${locker.match}": ${lowerFirst(locker.reason)} Link to the page of its author or publisher`,
    });
  const thirdParty = find(thirdParties);
  if (thirdParty)
    issues.push({
      code: 'third-party-host',
      says: `leads to a third party: ${lowerFirst(thirdParty.reason)} ${(thirdParty.instead ?? '').replace(/\.$/, '')}`,
    });
  const [parameter] = findTrackingParameters(url);
  if (parameter !== undefined)
    issues.push({
      code: 'tracking-parameter',
      says: `contains "${parameter}", which only tracks where readers come from. Remove it`,
    });
  if (INDEX.test(url.pathname))
    issues.push({
      code: 'index-page',
      says: `ends with "${url.pathname.replace(/^.*\//, '')}". Remove it if the page is the same without it`,
    });
  if (url.protocol === 'http:')
    issues.push({
      code: 'http-address',
      says: facts.secureHosts.has(url.host)
        ? 'is not encrypted, and its host supports https. Write "https://"'
        : 'is not encrypted. Write "https://" if it shows the same page',
    });
  return issues;
}

/** The rules of content that concern a URL by itself. */
export type AddressCode =
  | 'lookalike-host'
  | 'shortened-address'
  | 'file-locker'
  | 'third-party-host'
  | 'tracking-parameter'
  | 'index-page'
  | 'http-address';

interface UrlIssue {
  code: AddressCode;
  says: string;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A row of a list of hosts: what it is for, and since when it is there. */
interface ListedHost {
  /** A host with all below it, or the beginning of an address. */
  match: string;
  reason: string;
  /** What to take instead. */
  instead?: string;
  since: string;
}

/** The first row of a list that an address belongs to. */
export function findListedHost(address: URL, rows: ListedHost[]): ListedHost | undefined {
  const host = address.hostname.replace(/^www\./, '');
  return rows.find(({ match }) =>
    match.includes('/')
      ? address.href.startsWith(match)
      : host === match || host.endsWith(`.${match}`),
  );
}

/** Scripts with letters that look like Latin ones (Unicode Technical Standard 39, confusables). */
const LOOKALIKES = ['Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu', 'Deseret'];
const isLatin = /\p{Script=Latin}/u;
const patterns = LOOKALIKES.map((script) => ({
  script,
  pattern: new RegExp(`\\p{Script=${script}}`, 'u'),
}));
/** Full-width and mathematical letters, which a browser folds to plain ones. */
const isStyled = /[\uff00-\uffef\u2100-\u214f\u{1d400}-\u{1d7ff}]/u;

/**
 * The part of a host that may pass for another one, as it is written: a letter of another script beside Latin
 * letters, the top-level domain included, or one in another style. `undefined` if there is none. A host in the form
 * "xn--…" shows what it is.
 */
function findLookalike(address: string): { letter: string; script: string } | undefined {
  const host = /^https?:\/\/(?:[^/?#]*@)?([^/?#:]*)/iu.exec(address.trim())?.[1] ?? '';
  const styled = isStyled.exec(host);
  if (styled) return { letter: styled[0], script: 'another style' };
  if (!isLatin.test(host)) return undefined;
  for (const { script, pattern } of patterns) {
    const found = pattern.exec(host);
    if (found) return { letter: found[0], script };
  }
  return undefined;
}
