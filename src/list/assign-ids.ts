import { fnv1a } from '../text/ids.ts';
import type { KnownIds } from './known-ids.ts';
import { proposeId } from '../schema/propose-id.ts';

/** Gives out ids, each once. */
export type IdGiver = (title: string, address?: string, more?: string) => string;

/**
 * Makes ids of titles. The first of a title has the plain one. What makes those of others is in themselves and not in
 * their order: words of `more`, else a hash of their address, so that they stay when others come and go.
 *
 * @param prefix what an id begins with if neither title nor address has a letter that ASCII can spell
 * @param known ids that were given before: who had one keeps it, and nobody else gets it
 */
export function createIdGiver(prefix: string, known?: KnownIds): IdGiver {
  const taken = new Set<string>();
  const isTaken = (id: string) => taken.has(id) || known?.has(id) === true;
  const counts = new Map<string, number>();
  return (title, address = '', more = '') => {
    const before = known?.find({ title, url: address === '' ? undefined : address });
    if (before !== undefined && !taken.has(before)) {
      taken.add(before);
      return before;
    }
    const hash = () => (fnv1a(`${title}\n${address}\n${more}`) >>> 0).toString(36);
    const plain = proposeId(title, new Set(), address) || `${prefix}-${hash()}`;
    let id = plain;
    if (isTaken(id) && more !== '') id = proposeId(`${more} ${title}`) || plain;
    if (isTaken(id)) id = `${plain}-${hash()}`;
    if (isTaken(id)) id = count(id);
    taken.add(id);
    return id;
  };

  function count(id: string): string {
    let number = counts.get(id) ?? 2;
    while (isTaken(`${id}-${number}`)) number += 1;
    counts.set(id, number + 1);
    return `${id}-${number}`;
  }
}

/** The id that an exact list gives, or else the one that comes from the title, which no other one gets either. */
export function choose(given: string | undefined, byTitle: string): string {
  return given ?? byTitle;
}
