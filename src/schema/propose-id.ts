import transliterate from '@sindresorhus/transliterate';
import { spellSigns } from '../text/compare.ts';
import { isReservedName } from './fields.ts';

const LONGEST = 60;
/** Names of pages that say nothing of what is on them. */
const SAYS_NOTHING = /^(?:index|default|home|main|readme|page|view|watch|article|item|post)$/;

/**
 * An id for a title, one that is not `taken`: `kvm-api-tutorial`, then `kvm-api-tutorial-2`. Letters that have none
 * in ASCII are left out; where nothing is left of the title, the id comes from the address of the resource, and is empty
 * where that says nothing either.
 */
export function proposeId(
  title: string,
  taken: ReadonlySet<string> = new Set(),
  address = '',
): string {
  const id = cutAtWord(findWords(title)) || cutAtWord(findWordsOfAddress(address));
  const isFree = (one: string) => !taken.has(one) && !isReservedName(one);
  if (id === '' || isFree(id)) return id;
  let number = 2;
  while (!isFree(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

function findWords(text: string): string[] {
  // Of a Latin letter its marks go, so that "ü" becomes "u"; other scripts are spelt with theirs.
  const plain = spellSigns(text.slice(0, 1000))
    .replaceAll(/['’]/g, '')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/(?<=[\p{Script=Latin}\p{N}])\p{M}+/gu, '')
    .normalize('NFC')
    .replaceAll(/[\u200c\u200d]/g, '');
  // Spelling letters in ASCII is slow, and most titles are.
  const spelt = /[^ -~]/.test(plain)
    ? transliterate(plain)
        .normalize('NFKD')
        .replaceAll(/\p{M}+/gu, '')
        .toLowerCase()
    : plain.toLowerCase();
  // A word of which only a part can be spelt reads as another.
  return (spelt.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => /^[a-z0-9]+$/.test(word));
}

/** The words of the last part of an address that says something; every page of a host would share its name. */
function findWordsOfAddress(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const parts = new URL(address).pathname
    .split('/')
    .map((part) => part.replace(/\.[a-z0-9]{1,5}$/i, ''))
    .map((part) => findWords(decode(part)))
    .filter((words) => words.some((word) => /[a-z]{2}/.test(word)))
    .filter((words) => !SAYS_NOTHING.test(words.join('-')));
  return parts.at(-1) ?? [];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
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
