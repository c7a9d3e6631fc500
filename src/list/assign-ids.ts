import { fnv1a } from '../text/ids.ts';
import { proposeId } from '../schema/propose-id.ts';

/** Gives out ids, each once. */
export type IdGiver = (title: string, address?: string, more?: string) => string;

/**
 * Makes ids of titles. The first of a title has the plain one. What makes those of others is in themselves and not in
 * their order: words of `more`, else a hash of their address, so that they stay when others come and go.
 *
 * @param prefix what an id begins with if neither title nor address has a letter that ASCII can spell
 */
export function createIdGiver(prefix: string): IdGiver {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (title, address = '', more = '') => {
    const hash = () => (fnv1a(`${title}\n${address}\n${more}`) >>> 0).toString(36);
    const plain = proposeId(title, new Set(), address) || `${prefix}-${hash()}`;
    let id = plain;
    if (taken.has(id) && more !== '') id = proposeId(`${more} ${title}`) || plain;
    if (taken.has(id)) id = `${plain}-${hash()}`;
    if (taken.has(id)) id = count(id);
    taken.add(id);
    return id;
  };

  function count(id: string): string {
    let number = counts.get(id) ?? 2;
    while (taken.has(`${id}-${number}`)) number += 1;
    counts.set(id, number + 1);
    return `${id}-${number}`;
  }
}
