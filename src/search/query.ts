import type { Query as IndexQuery } from 'minisearch';
import stopWords from './stop-words.json' with { type: 'json' };
import type { FindSynonyms } from './synonyms.ts';
import { foldName, formsOf, splitWords, type Word } from './words.ts';

/** A query as the index runs it, and what it takes to judge an answer. */
export interface Query {
  /** The whole text, folded as a name, and with swapped letters mended. */
  names: ReadonlySet<string>;
  words: Word[];
  tree: IndexQuery;
  /** Other names of what neighbouring words mean together. */
  synonyms: { words: Word[]; name: string; tree: IndexQuery }[];
}

/** Fields that hold words; `run` holds neighbouring words written as one. */
export const wordFields = ['title', 'aliases', 'people', 'more', 'summary', 'host'];

const longestRun = 4;
const longestQuery = 12;
const ignored = new Set(stopWords);
const weights = { whole: 1, joined: 0.9, stem: 0.7, part: 0.3, run: 1, synonym: 0.5 };

/** Turns typed text into a query. `isKnown` tells whether the index holds a word that begins so. */
export function createQuery(
  text: string,
  isKnown: (form: string) => boolean,
  findSynonyms: FindSynonyms,
): Query | undefined {
  const typed = splitWords(text).slice(0, longestQuery);
  const telling = typed.filter(({ whole }) => !ignored.has(whole));
  const words = telling.length > 0 ? telling : typed;
  if (words.length === 0) return undefined;

  const runs = findRuns(typed);
  const longer = runs.filter((run) => run.words.length > 1);
  return {
    names: new Set([foldName(text), ...swapsOf(foldName(text)).filter(isKnown)]),
    words,
    tree: {
      combineWith: 'OR',
      queries: [
        ...words.flatMap((word) => wordQueries(word, isKnown)),
        ...longer.map(({ form }) => exact([form], weights.run)),
      ],
    },
    synonyms: runs.flatMap((run) =>
      findSynonyms(run.form).map((name) => ({
        words: run.words,
        name,
        tree: exact(
          splitWords(name).map(({ whole }) => whole),
          weights.synonym,
        ),
      })),
    ),
  };
}

/** How much of a query is answered by the forms that a document holds: from 0 to 1. */
export function coverageOf(query: Query, matched: ReadonlySet<string>, synonyms: Word[]): number {
  const joined = findRuns(query.words).filter(
    ({ words, form }) => words.length > 1 && matched.has(form),
  );
  const answered = new Set([...synonyms, ...joined.flatMap(({ words }) => words)]);
  const shares = query.words.map((word) => (answered.has(word) ? 1 : shareOf(word, matched)));
  return shares.reduce((sum, share) => sum + share, 0) / query.words.length;
}

/** A word in all its forms; with typos only where nothing is written so. */
function wordQueries(word: Word, isKnown: (form: string) => boolean): IndexQuery[] {
  const { whole, joined, stem, parts } = word;
  const misspelt = ![...formsOf(word)].some(isKnown);
  const queries: IndexQuery[] = [form(whole, weights.whole)];
  if (joined !== whole) queries.push(form(joined, weights.joined));
  if (stem !== joined) queries.push(form(stem, weights.stem));
  queries.push(...parts.map((part) => form(part, weights.part)));
  if (misspelt) {
    const fuzzy = joined.length < 4 ? 0 : joined.length < 7 ? 1 : 2;
    queries.push({ queries: [...new Set([joined, stem])], fuzzy });
    queries.push(
      ...swapsOf(joined)
        .filter(isKnown)
        .map((swap) => form(swap, weights.stem)),
    );
  }
  return queries;
}

function form(text: string, weight: number): IndexQuery {
  return { queries: [text], fields: wordFields, prefix: text.length > 1, boostTerm: () => weight };
}

function exact(words: string[], weight: number): IndexQuery {
  return { queries: words, combineWith: 'AND', boostTerm: () => weight / words.length };
}

/** How much of a word is answered. */
export function shareOf(word: Word, matched: ReadonlySet<string>): number {
  const { whole, joined, stem, parts } = word;
  if ([whole, joined, stem, ...swapsOf(joined)].some((one) => matched.has(one))) return 1;
  return parts.length === 0
    ? 0
    : (0.7 * parts.filter((part) => matched.has(part)).length) / parts.length;
}

/** Neighbouring words, written as one: `sr iov` asks for `sriov` too. */
function findRuns(words: Word[]): { words: Word[]; form: string }[] {
  return words.flatMap((_, start) =>
    words.slice(start, start + longestRun).map((_, i) => {
      const run = words.slice(start, start + i + 1);
      return { words: run, form: run.map(({ joined }) => joined).join('') };
    }),
  );
}

/** The word with two neighbouring letters swapped, at each place. */
function swapsOf(word: string): string[] {
  return [...word.slice(1)].map(
    (letter, i) => word.slice(0, i) + letter + word.charAt(i) + word.slice(i + 2),
  );
}
