import type { IssueCode } from '../rules/rules.ts';
import { quote } from '../quote.ts';
import { findListedHost, type ListedHost } from './address-list.ts';
import lockers from './data/file-lockers.json' with { type: 'json' };
import shorteners from './data/shorteners.json' with { type: 'json' };
import thirdParties from './data/third-party-hosts.json' with { type: 'json' };
import type { Facts } from './facts.ts';
import type { FoundValue } from './found-values.ts';
import { findLookalike } from './lookalike-host.ts';
import { findTrackingParameters } from './tracking-parameters.ts';

const INDEX = /\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i;

/** What the house rules say of an address that can be followed, in words that go on after it. */
export function judgeAddress(
  address: string,
  { secureHosts }: Pick<Facts, 'secureHosts'>,
): AddressFault[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  const faults: AddressFault[] = [];
  const find = (rows: ListedHost[]) => findListedHost(url, rows);

  const lookalike = findLookalike(address);
  if (lookalike)
    faults.push({
      code: 'lookalike-host',
      says: `has a host with the letter ${quote(lookalike.letter)} (${lookalike.script}) beside Latin ones, and leads to "${url.hostname}". Type the address by hand`,
    });
  const shortener = find(shorteners);
  if (shortener)
    faults.push({
      code: 'shortened-address',
      says: `hides where it leads behind "${shortener.match}". Open it and copy the address where you arrive`,
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
      says: `holds "${parameter}", which only tells where a reader came from. Remove it`,
    });
  if (INDEX.test(url.pathname))
    faults.push({
      code: 'index-page',
      says: `names the file "${url.pathname.replace(/^.*\//, '')}". Write it without, where the same page shows`,
    });
  if (url.protocol === 'http:')
    faults.push({
      code: 'http-address',
      says: secureHosts.has(url.host)
        ? 'is not encrypted, and its host answers over https. Write "https://"'
        : 'is not encrypted. Write "https://", where the same page answers',
    });
  return faults;
}

/** Whether a value is an address of the thing itself; that of an archived copy is what it is. */
export function isFollowed({ field, path }: FoundValue): boolean {
  return ['url', 'evidence'].includes(field) && !path.includes('archive');
}

export interface AddressFault {
  code: IssueCode;
  says: string;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
