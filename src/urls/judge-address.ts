import { quote } from '../text/quote.ts';
import { findListedHost, type ListedHost } from './address-list.ts';
import lockers from './data/file-lockers.json' with { type: 'json' };
import shorteners from './data/shorteners.json' with { type: 'json' };
import thirdParties from './data/third-party-hosts.json' with { type: 'json' };
import { findLookalike } from './lookalike-host.ts';
import { findTrackingParameters } from './tracking-parameters.ts';

const INDEX = /\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i;

/** What the house rules say of an address that can be followed, in words that go on after it. */
export function judgeAddress(
  address: string,
  { secureHosts }: { secureHosts: ReadonlySet<string> },
): AddressFault[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  const faults: AddressFault[] = [];
  const find = (rows: ListedHost[]) => findListedHost(url, rows);

  const lookalike = findLookalike(address);
  if (lookalike)
    faults.push({
      code: 'lookalike-host',
      says: `has a host that mixes the letter ${quote(lookalike.letter)} (${lookalike.script}) with Latin letters, and leads to "${url.hostname}". Type the URL by hand`,
    });
  const shortener = find(shorteners);
  if (shortener)
    faults.push({
      code: 'shortened-address',
      says: `goes through the link shortener "${shortener.match}". Open it and copy the URL of the page that you reach`,
    });
  const locker = find(lockers);
  if (locker)
    faults.push({
      code: 'file-locker',
      says: `leads to "${locker.match}": ${lowerFirst(locker.reason)} Link to the page of its author or publisher`,
    });
  const thirdParty = find(thirdParties);
  if (thirdParty)
    faults.push({
      code: 'third-party-host',
      says: `leads to a third party: ${lowerFirst(thirdParty.reason)} ${(thirdParty.instead ?? '').replace(/\.$/, '')}`,
    });
  const [parameter] = findTrackingParameters(url);
  if (parameter !== undefined)
    faults.push({
      code: 'tracking-parameter',
      says: `contains "${parameter}", which only tracks where readers come from. Remove it`,
    });
  if (INDEX.test(url.pathname))
    faults.push({
      code: 'index-page',
      says: `ends with "${url.pathname.replace(/^.*\//, '')}". Remove it if the page is the same without it`,
    });
  if (url.protocol === 'http:')
    faults.push({
      code: 'http-address',
      says: secureHosts.has(url.host)
        ? 'is not encrypted, and its host supports https. Write "https://"'
        : 'is not encrypted. Write "https://" if it shows the same page',
    });
  return faults;
}

/** The rules of content that concern an address by itself. */
export type AddressCode =
  | 'lookalike-host'
  | 'shortened-address'
  | 'file-locker'
  | 'third-party-host'
  | 'tracking-parameter'
  | 'index-page'
  | 'http-address';

export interface AddressFault {
  code: AddressCode;
  says: string;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
