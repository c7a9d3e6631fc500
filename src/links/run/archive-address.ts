import { hostOf } from '../../catalog/host.ts';
import type { Hop } from '../engine/evidence.ts';
import type { Copy } from './add-archive.ts';

/** Where a copy of an address is looked for: the one nearest to when it was last seen working. */
export function lookUpAddress(archive: string, url: string, near: string): string {
  return `${rootOf(archive)}/web/${near.replaceAll(/\D/g, '').slice(0, 14).padEnd(14, '0')}/${url}`;
}

/** Where the archive is asked to take a copy of an address now. */
export function saveAddress(archive: string, url: string): string {
  return `${rootOf(archive)}/save/${url}`;
}

/** Whether an address is that of a copy in the archive. */
export function isCopy(archive: string, url: string): boolean {
  return parseCopy(archive, url) !== undefined;
}

/**
 * The copy that an archive names: in the redirect of its first answer, or in the address that it
 * answers at once. None when it leads elsewhere, or to a copy of another host.
 */
export function findCopy(archive: string, url: string, hops: Hop[]): Copy | undefined {
  for (const hop of hops) {
    const base = new URL(hop.url);
    const leads = hop.location === undefined || !URL.canParse(hop.location, base.href);
    const at = leads ? (hop.status === 200 ? hop.url : undefined) : hop.location;
    const copy = at === undefined ? undefined : parseCopy(archive, new URL(at, base).href);
    if (!copy) continue;
    const { original, ...found } = copy;
    return original === hostOf(url) ? found : undefined;
  }
  return undefined;
}

/** Reads `…/web/<YYYYMMDDhhmmss>/<address>`. */
function parseCopy(archive: string, address: string): (Copy & { original: string }) | undefined {
  const root = `${rootOf(archive)}/web/`;
  if (!address.startsWith(root)) return undefined;
  const [, time = '', url = ''] =
    /^(\d{14})(?:[a-z]{2}_)?\/(https?:\/\/.*)$/s.exec(address.slice(root.length)) ?? [];
  const day = time.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
  if (!URL.canParse(url) || Number.isNaN(Date.parse(day))) return undefined;
  return { url: `${root}${time}/${url}`, captured: day, original: hostOf(url) };
}

function rootOf(archive: string): string {
  return new URL(archive).href.replace(/\/+$/, '');
}
