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
  return (title, address = '', more = '') => {
    const hash = (fnv1a(`${title}\n${address}\n${more}`) >>> 0).toString(36);
    const plain = proposeId(title, new Set(), address) || `${prefix}-${hash}`;
    const choices = [
      plain,
      ...(more === '' ? [] : [proposeId(`${more} ${title}`)]),
      `${plain}-${hash}`,
    ];
    let id = choices.find((choice) => choice !== '' && !taken.has(choice));
    for (let i = 2; id === undefined; i += 1)
      if (!taken.has(`${plain}-${hash}-${i}`)) id = `${plain}-${hash}-${i}`;
    taken.add(id);
    return id;
  };
}
