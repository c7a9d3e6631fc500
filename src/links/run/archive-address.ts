import type { Hop } from '../../link-health/evidence.ts';
import { parseCopy, rootOf, type Copy } from '../../link-health/archived-copy.ts';

/** Where a copy of an address is looked for: the one nearest to when it was last seen working. */
export function lookUpAddress(archive: string, url: string, near: string): string {
  return `${rootOf(archive)}/web/${near.replaceAll(/\D/g, '').slice(0, 14).padEnd(14, '0')}/${url}`;
}

/** Where the archive is asked to take a copy of an address now. */
export function saveAddress(archive: string, url: string): string {
  return `${rootOf(archive)}/save/${url}`;
}

/** Whether an address is in the archive itself. */
export function isInArchive(archive: string, url: string): boolean {
  return url.startsWith(`${rootOf(archive)}/web/`);
}

/**
 * The copy that an archive names: in the redirect of its first answer, or in the address that it
 * answers at once. None when it leads elsewhere, or to a copy of another address.
 */
export function findCopy(archive: string, url: string, hops: Hop[]): Copy | undefined {
  for (const hop of hops) {
    const base = new URL(hop.url);
    const leads = hop.location === undefined || !URL.canParse(hop.location, base.href);
    const at = leads ? (hop.status === 200 ? hop.url : undefined) : hop.location;
    const address = at === undefined ? undefined : new URL(at, base).href;
    if (address === undefined || !isInArchive(archive, address)) continue;
    return parseCopy(archive, address, url);
  }
  return undefined;
}
