import { getDomain } from 'tldts';
import { hashText } from '../../text/hash.ts';
import { isPublicName } from '../../urls/public-name.ts';

/** One part of all addresses: the `index`th, from 1, of `of`. */
export interface Shard {
  index: number;
  of: number;
}

/**
 * The registrable domain of an address, such as `kernel.org` for `docs.kernel.org`; the host itself
 * where there is none. A name under which others may register, such as `github.io`, is no domain.
 */
export function domainOf(url: string): string {
  const { hostname } = new URL(url);
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}

/** Whether the host of an address is a name that the public can register. */
export function isPublicHost(url: string): boolean {
  return isPublicName(new URL(url).hostname);
}

/**
 * Which of `of` shards an address belongs to, from 1: all of one registrable domain to the same, so
 * that no host is asked by two machines.
 */
export function shardOf(url: string, of: number): number {
  return (hashText(domainOf(url)) % of) + 1;
}

/** Reads `2/4`. Throws when it is no shard. */
export function parseShard(text: string): Shard {
  const [, index = 0, of = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (index < 1 || index > of)
    throw new RangeError(`"${text}" is no shard. Write one such as 1/4, up to 4/4.`);
  return { index, of };
}
