const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A word of names, and about how many hold it. */
export interface ListedWord {
  word: string;
  /** The logarithm of how many documents have it in a name, to the base 2. */
  rank: number;
}

/** Writes words in order, each without what it has in common with the one before. */
export function packWords(counts: ReadonlyMap<string, number>): string {
  let before = '';
  return [...counts.keys()]
    .sort()
    .map((word) => {
      const shared = Math.min(countShared(before, word), SIGNS.length - 1);
      before = word;
      const rank = Math.floor(Math.log2(counts.get(word) ?? 1));
      return SIGNS.charAt(shared) + SIGNS.charAt(rank) + word.slice(shared);
    })
    .join(' ');
}

/** Reads the words that {@link packWords} wrote, in order. */
export function unpackWords(packed: string): ListedWord[] {
  let before = '';
  if (packed === '') return [];
  return packed.split(' ').map((own) => {
    before = before.slice(0, SIGNS.indexOf(own.charAt(0))) + own.slice(2);
    return { word: before, rank: SIGNS.indexOf(own.charAt(1)) };
  });
}

/** The place of the first word that is not before this one, among words in order. */
export function findPlace(words: readonly string[], word: string): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Whether one of the words, in order, begins so. */
export function anyBegins(words: readonly string[], start: string): boolean {
  return words[findPlace(words, start)]?.startsWith(start) ?? false;
}

function countShared(one: string, other: string): number {
  let i = 0;
  while (i < one.length && one.charAt(i) === other.charAt(i)) i += 1;
  return i;
}
