import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { Place } from './fault-case.ts';

/**
 * Creates the look-up of the names of these places. A name of a place that says nothing about it leads to
 * `usual`; all other names do not exist. Nothing leaves the machine.
 */
export function createNames(places: Place[], usual: string): Names {
  const known = new Map(places.flatMap(({ names = {} }) => Object.entries(names)));
  const asked = new Map<string, number>();
  return {
    asked,
    resolve: (name) => {
      const turn = asked.get(name) ?? 0;
      asked.set(name, turn + 1);
      const answers = known.get(name) ?? (name.endsWith('.example') ? [[usual]] : [[]]);
      const addresses =
        typeof answers === 'function' ? answers() : (answers[turn] ?? answers.at(-1) ?? []);
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
  asked: Map<string, number>;
}
