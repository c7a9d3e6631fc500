import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { Place } from './server-case.ts';

/**
 * Creates the look-up of the names of these places. A name of a place that says nothing about it leads to
 * `usual`; all other names do not exist. Nothing leaves the machine.
 */
export function createNames(places: Place[], usual: string): Names {
  const known = new Map(places.flatMap(({ names = {} }) => Object.entries(names)));
  const lookups = new Map<string, number>();
  return {
    lookups,
    resolve: (name) => {
      const count = lookups.get(name) ?? 0;
      lookups.set(name, count + 1);
      const results = known.get(name) ?? (name.endsWith('.example') ? [[usual]] : [[]]);
      const addresses =
        typeof results === 'function' ? results() : (results[count] ?? results.at(-1) ?? []);
      if (addresses.length === 0) return Promise.reject(noSuchName(name));
      return Promise.resolve(addresses.map((address) => ({ address, family: isIP(address) })));
    },
  };
}

function noSuchName(name: string): Error {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
}

export interface Names {
  /** Fails with ENOTFOUND for a name that does not exist. */
  resolve: (name: string) => Promise<LookupAddress[]>;
  /** How often each name was looked up. */
  lookups: Map<string, number>;
}
