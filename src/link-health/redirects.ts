import type { Evidence, Hop } from './evidence.ts';

const PERMANENT = new Set([301, 308]);

/**
 * The requests that the last pass made for an address, in the order of the redirects: the try as a
 * browser takes the place of what it repeats, unless it got no answer at all.
 */
export function findLastChain({ hops }: Evidence): [Hop, ...Hop[]] {
  const pass = Math.max(...hops.map((hop) => hop.pass));
  const own = hops.filter((hop) => hop.pass === pass);
  const at = own.findIndex(({ asBrowser }) => asBrowser);
  const [first, ...rest] = at > 0 ? joinTries(own.slice(0, at), own.slice(at)) : own;
  if (!first) throw new Error('Evidence without a request cannot be judged.');
  return [first, ...rest];
}

/** Where the permanent redirects at the beginning of a chain end; undefined where there is none. */
export function findPermanentEnd(chain: Hop[]): string | undefined {
  const length = chain.findIndex(({ status = 0 }) => !PERMANENT.has(status));
  return length > 0 ? chain[length]?.url : undefined;
}

function joinTries(plain: Hop[], asBrowser: Hop[]): Hop[] {
  if (asBrowser.at(-1)?.status === undefined && plain.at(-1)?.status !== undefined) return plain;
  const repeated = plain.findIndex(({ url }) => url === asBrowser[0]?.url);
  return [...plain.slice(0, Math.max(0, repeated)), ...asBrowser];
}
