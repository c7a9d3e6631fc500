import { findPlace, type ListedWord } from './word-list.ts';

/** What may be meant by a word that is not written out, or not written as anything is. */
export interface NearWords {
  /** The words that go on from a beginning, the most frequent first. */
  begun: (start: string) => string[];
  /** The words that a misspelt one may be, with the edits that lead there, the nearest first. */
  near: (word: string) => { word: string; edits: number }[];
}

/** A beginning or a misspelt word stands for so many words at most. */
const MOST_WORDS = 8;

/** Finds words among those of names, which are in order. */
export function createNearWords(listed: ListedWord[]): NearWords {
  const words = listed.map(({ word }) => word);
  return {
    begun(start) {
      const from = findPlace(words, start);
      let to = from;
      while (words[to]?.startsWith(start)) to += 1;
      return listed
        .slice(from, to)
        .filter(({ word }) => word !== start)
        .toSorted((a, b) => b.rank - a.rank)
        .slice(0, MOST_WORDS)
        .map(({ word }) => word);
    },
    near(typed) {
      const most = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
      if (most === 0) return [];
      return listed
        .map(({ word, rank }) => ({ word, rank, edits: countEdits(typed, word, most) }))
        .filter(({ edits }) => edits <= most)
        .toSorted((a, b) => a.edits - b.edits || b.rank - a.rank)
        .slice(0, MOST_WORDS);
    },
  };
}

/** How many edits lead from one word to another; more than `most` once it is more. A swap of neighbours is one. */
export function countEdits(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let k = 1; k <= other.length; k += 1) {
      const cost = one[i - 1] === other[k - 1] ? 0 : 1;
      let edits = Math.min((last[k] ?? 0) + 1, (row[k - 1] ?? 0) + 1, (last[k - 1] ?? 0) + cost);
      const isSwap = one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1];
      if (i > 1 && k > 1 && isSwap) edits = Math.min(edits, (before[k - 2] ?? 0) + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length] ?? most + 1;
}
