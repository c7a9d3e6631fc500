import type { Resource } from './catalog.ts';
import { hostOf } from '../urls/host.ts';
import type { Links } from './link.ts';
import type { Health } from '../link-health/health.ts';

/** A link that leads to what a resource is. */
export interface ResourceLink {
  href: string;
  /** What is there. */
  is: 'original' | 'copy' | 'look-up';
  /** Its host, without `www.`. */
  host: string;
  /** Day of a copy. */
  captured?: string;
  /** Whether it is known not to lead there any more. */
  fails: boolean;
}

/** Lists copies of an address by their days; a person looks there, no program. */
const LOOK_UP = { host: 'web.archive.org', address: 'https://web.archive.org/web/*/' };

/**
 * The ways to a resource, the best first; none when it has no address. A way that fails never stands
 * first: where nothing else is known, the first one is a look into an archive.
 */
export function findResourceLinks({
  url,
  host,
  link,
  copy,
}: Pick<Resource, 'url' | 'host' | 'link' | 'copy'>): ResourceLink[] {
  if (!url || !link) return [];
  const original: ResourceLink = { href: url, is: 'original', host, fails: hasFailed(link.health) };
  const copies: ResourceLink[] = copy
    ? [
        {
          href: copy.url,
          is: 'copy',
          host: copy.host,
          captured: copy.captured,
          fails: hasFailed(copy.health),
        },
      ]
    : [];
  const known = [original, ...copies].toSorted((a, b) => Number(a.fails) - Number(b.fails));
  if (!known[0]?.fails) return known;
  const { address, host: archive } = LOOK_UP;
  return [{ href: address + link.url, is: 'look-up', host: archive, fails: false }, ...known];
}

/**
 * Where a link in passing leads, and what to say of its host: an address that is known to fail gives
 * way to its copy, or to a look into an archive.
 */
export function findWorkingLink(url: string, links: Links): { href: string; host: string } {
  const { health, copy, url: plain } = links.find(url);
  const host = hostOf(url);
  if (!hasFailed(health)) return { href: url, host };
  const hasCopy = copy && !hasFailed(copy.health);
  const href = hasCopy ? copy.url : LOOK_UP.address + plain;
  return { href, host: `${host} is broken; this leads to ${hasCopy ? copy.host : LOOK_UP.host}` };
}

/** Whether an address is known to lead nowhere, so that no reader is sent there unwarned. */
export function hasFailed({ state }: Health): boolean {
  return state === 'broken' || state === 'gone';
}
