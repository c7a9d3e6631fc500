import { isReservedName } from '../catalog/schema/fields.ts';

const LONGEST = 60;

/**
 * An id for a title, one that is not `taken`: `kvm-api-tutorial`, then `kvm-api-tutorial-2`. Letters of other
 * scripts have none; where nothing is left of the title it is empty.
 */
export function proposeId(title: string, taken: ReadonlySet<string> = new Set()): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .match(/[a-z0-9]+/g);
  const id = cutAtWord(words ?? []);
  const isFree = (one: string) => !taken.has(one) && !isReservedName(one);
  if (id === '' || isFree(id)) return id;
  let number = 2;
  while (!isFree(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

function cutAtWord(words: string[]): string {
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`;
    if (longer.length > LONGEST) break;
    id = longer;
  }
  return id;
}
