import type { SearchDocument, SearchType } from './documents.ts';
import { foldName } from './fold.ts';
import { coverageOf, hasDigit, shareOf, type Query } from './query.ts';
import { splitWords, type Word } from './words.ts';

/** How much a match in each field counts. `run` holds neighbouring words of names, written as one. */
export const fieldBoosts = {
  title: 6,
  run: 3,
  aliases: 4,
  people: 4,
  more: 3,
  defines: 3,
  summary: 2,
  host: 0.3,
};

/** Little weight on length: a long summary is no worse a match than a short one. */
export const saturation = { k: 1.2, b: 0.2, d: 0.5 };

const typeBoosts: Record<SearchType, number> = {
  resource: 1,
  topic: 1,
  path: 1,
  term: 0.7,
  section: 0.6,
  step: 0.25,
  page: 0.7,
};
const nameBoosts = { title: 5, other: 2.5, defines: 4, none: 1 };
const coverageExponent = 4;

/** From here on a document holds the whole query. */
export const whole = 0.95;

/** A document with its names folded once. */
export interface Candidate {
  document: SearchDocument;
  title: string;
  /** Aliases, and whatever else it is known by, such as a file to start with. */
  others: string[];
  defines: string[];
  summary: string;
  /** The words of its title and of each alias. */
  names: Word[][];
}

/** A candidate for a result, with what the ranking found out about it. */
export interface Rated {
  candidate: Candidate;
  score: number;
  /** How much of the query it covers: from 0 to 1. */
  coverage: number;
  forms: ReadonlySet<string>;
}

/** Folds the names of a document, to compare them with many queries. */
export function createCandidate(document: SearchDocument): Candidate {
  const { title, aliases = [], more = [], defines = [], summary = '' } = document;
  return {
    document,
    title: foldName(title),
    others: [...aliases, ...more].map(foldName),
    defines: defines.map(foldName),
    summary: foldName(summary),
    names: [title, ...aliases].map(splitWords),
  };
}

/** Whether the words of a folded name stand together in a document: whole words, but for a plural. */
export function holdsName(candidate: Candidate, name: string): boolean {
  const { title, aliases = [], more = [], summary = '' } = candidate.document;
  // Folded text is quick to look at, and rules most documents out.
  const folded = [candidate.title, ...candidate.others, candidate.summary];
  if (!folded.some((text) => text.includes(name))) return false;
  return [title, ...aliases, ...more, summary].some((text) => holdsWords(text, name));
}

function holdsWords(text: string, name: string): boolean {
  const words = splitWords(text);
  if (words.some(({ pairs, joined }) => pairs.length > 0 && joined.includes(name))) return true;
  return words.some((_, start) => {
    let run = '';
    for (let i = start; i < words.length && run.length < name.length; i++)
      run += words[i]?.joined ?? '';
    return run === name || run === `${name}s`;
  });
}

/** What the score of a match is multiplied by, and how much of the query it covers. */
export function rate(
  candidate: Candidate,
  query: Query,
  match: { matched: ReadonlySet<string>; forms: ReadonlySet<string>; synonyms: Word[] },
): { factor: number; coverage: number } {
  const covered = coverageOf(query, match.matched, match.synonyms);
  const isOther = covered <= 0.5 && holdsOtherNumber(candidate, query, match.matched);
  // A text that explains one of two things matches better than one that mentions both.
  const coverage = isOther ? 0 : definesOne(candidate, query) ? Math.max(covered, whole) : covered;
  const { type } = candidate.document;
  const fit = fitOf(candidate, match.forms);
  // A resource matches by what it holds; a term is looked up by its name.
  const named = type === 'term' ? 0.2 + 1.8 * fit ** 2 : 1 + fit;
  const factor =
    coverage ** coverageExponent * typeBoosts[type] * boostOf(candidate, query) * named;
  return { factor, coverage };
}

/** Whether a document defines one of the things that a query compares, or is one of them by its name. */
export function definesOne({ title, others, defines }: Candidate, query: Query): boolean {
  if (!query.compares) return false;
  return query.words.some(
    ({ joined }) => title === joined || others.includes(joined) || defines.includes(joined),
  );
}

function boostOf(candidate: Candidate, query: Query): number {
  const { title, others, defines } = candidate;
  const { names } = query;
  if (names.has(title) || definesOne(candidate, query)) return nameBoosts.title;
  if (defines.some((name) => names.has(name))) return nameBoosts.defines;
  return others.some((name) => names.has(name)) ? nameBoosts.other : nameBoosts.none;
}

/** How much of the best fitting name was searched for: from 0 to 1. */
function fitOf({ names }: Candidate, forms: ReadonlySet<string>): number {
  return Math.max(...names.map((words) => fitOfName(words, forms)));
}

function fitOfName(words: Word[], forms: ReadonlySet<string>): number {
  const shares = words.map(({ whole, joined, stem, also, pairs }) =>
    pairs.length > 0
      ? pairs.filter((pair) => forms.has(pair)).length / pairs.length
      : Number([whole, joined, stem, ...also].some((form) => forms.has(form))),
  );
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, words.length);
}

/** Whether a number of the query is in a name with another value: RFC 7540 is no match for RFC 7541. */
function holdsOtherNumber(
  { names }: Candidate,
  query: Query,
  matched: ReadonlySet<string>,
): boolean {
  return query.words.some((word, i) => {
    const before = query.words[i - 1];
    if (!before || !hasDigit(word) || shareOf(word, matched) > 0) return false;
    return names.some((words) =>
      words.some(
        (own, k) => own.stem === before.stem && words[k + 1] && hasDigit(words[k + 1] as Word),
      ),
    );
  });
}
