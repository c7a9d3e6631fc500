import { fnv1a } from '../../text/ids.ts';
import { findDomain } from '../../urls/domain.ts';

/** One part of all addresses: the `index`th, from 1, of `of`. */
export interface Shard {
  index: number;
  of: number;
}

/**
 * Which of `of` shards an address belongs to, from 1: all of one registrable domain to the same, so that two machines
 * never request pages of one host.
 */
export function shardOf(url: string, of: number): number {
  return ((fnv1a(findDomain(new URL(url).hostname)) >>> 0) % of) + 1;
}

/**
 * Parses `2/4`.
 *
 * @throws {RangeError} if it is not a shard
 */
export function parseShard(text: string): Shard {
  const [, index = 0, of = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (index < 1 || index > of)
    throw new RangeError(`"${text}" is not a shard. Write one such as 1/4, up to 4/4.`);
  return { index, of };
}
