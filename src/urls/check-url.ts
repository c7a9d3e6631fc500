import { quote } from '../text/quote.ts';
import { findListedHost, type ListedHost } from './address-list.ts';
import lockers from './data/file-lockers.json' with { type: 'json' };
import shorteners from './data/shorteners.json' with { type: 'json' };
import thirdParties from './data/third-party-hosts.json' with { type: 'json' };
import { findLookalike } from './lookalike-host.ts';
import { findTrackingParameters } from './tracking-parameters.ts';

const INDEX = /\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i;

/** What the rules say of an absolute URL, in words that go on after it. */
export function checkUrl(
  address: string,
  { secureHosts }: { secureHosts: ReadonlySet<string> },
): UrlIssue[] {
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
      says: secureHosts.has(url.host)
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

export interface UrlIssue {
  code: AddressCode;
  says: string;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
