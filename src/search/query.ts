import type { Query as IndexQuery } from 'minisearch';
import { foldName } from './fold.ts';
import stopWords from './stop-words.json' with { type: 'json' };
import { formsOf, splitWords, type Word } from './words.ts';
import type { SearchDocument } from './documents.ts';

/** A query as the index runs it, and what it takes to rank a match. */
export interface Query {
  /** The whole text and the words of its subject, folded as names, and with swapped letters corrected. */
  names: ReadonlySet<string>;
  /** Stems of all typed words, if some of them say little: `get help`. What has them in its name is named. */
  phrase: string[];
  /** The words that a match should hold. */
  words: QueryWord[];
  /** Whether a word is written as nothing is, so that typos are forgiven. */
  misspelt: boolean;
  /** Whether things are compared, so that a text that explains one of them matches too. */
  compares: boolean;
  tree: IndexQuery;
  /** Other names of what neighbouring words mean together. */
  synonyms: { words: Word[]; name: string; tree: IndexQuery }[];
}

export interface QueryWord extends Word {
  /** The words that it holds written together: `intel`, `sdm` of `intelsdm`. */
  pieces: string[];
  /** Whether nothing is written so: what it nearly is counts less than a word that is found. */
  misspelt: boolean;
}

/** What the index holds, as far as a query needs to know. */
export interface KnownForms {
  /** Whether any form begins so, neighbouring words of names written as one included. */
  begins: (start: string) => boolean;
  /** Whether any word of a text begins so. */
  beginsWord: (start: string) => boolean;
  /** Whether a word of a text has exactly this form. */
  has: (form: string) => boolean;
}

/** Fields that hold words; `run` holds neighbouring words written as one. */
export const wordFields = ['title', 'aliases', 'people', 'more', 'defines', 'summary', 'host'];

/** How much a misspelt word counts beside those that are found. */
const misspeltWeight = 0.6;
const longestRun = 4;
const mostWords = 12;
const mostPairs = 48;
const longestText = 400;
const longestWord = 64;
const ignored = new Set(stopWords);
/** Words that say what is wanted of a subject: they rank, but a match need not hold them. */
const asides = new Set(
  'intro introduction introductory difference differences definition define meaning compare compared comparison'.split(
    ' ',
  ),
);
const comparing = /^(?:differences?|compare[ds]?|comparison|versus|vs\.?|between)$/u;
const weights = {
  whole: 1,
  joined: 0.9,
  also: 0.9,
  stem: 0.7,
  run: 1,
  aside: 0.5,
  piece: 0.4,
  part: 0.3,
  ending: 0.5,
  synonym: 0.5,
};

/** Turns typed text into a query; `undefined` if it holds no word. Whatever the text, the query is bounded. */
export function createQuery(
  typedText: string,
  known: KnownForms,
  findSynonyms: FindSynonyms,
): Query | undefined {
  const text = typedText.slice(0, longestText);
  const typed = splitWords(text).slice(0, mostWords);
  const words = findSubject(typed).map((word): QueryWord => {
    const pieces = findPieces(word, known);
    return { ...word, pieces, misspelt: pieces.length === 0 && isMisspelt(word, known) };
  });
  if (words.length === 0) return undefined;

  const runs = findRuns(typed);
  const longer = runs.filter((run) => run.words.length > 1);
  const names = [
    foldName(text),
    foldName(text.replace(/\bintro\b/iu, 'introduction')),
    foldName(words.map(({ whole }) => whole).join(' ')),
    foldName(words.map(({ whole, also }) => also[0] ?? whole).join(' ')),
    foldName(words.map(({ stem }) => stem).join(' ')),
  ];
  return {
    names: new Set([...names, ...swapsOf(foldName(text)).filter(known.begins)]),
    phrase: words.length < typed.length ? typed.map(({ stem }) => stem) : [],
    words,
    misspelt: words.some(({ misspelt }) => misspelt),
    compares: words.length > 1 && typed.some(({ whole }) => comparing.test(whole)),
    tree: {
      combineWith: 'OR',
      queries: [
        ...words.flatMap((word) => wordQueries(word, known)),
        ...typed
          .filter(({ whole }) => asides.has(whole) && !words.some((word) => word.whole === whole))
          .map(({ stem }) => form(stem, weights.aside)),
        ...longer.map(({ form }) => exact([form], weights.run)),
      ],
    },
    synonyms: runs.flatMap((run) =>
      findSynonyms(run.form).map((name) => ({
        words: run.words,
        name,
        tree: exact(
          splitWords(name).flatMap(({ whole, pairs }) => (pairs.length > 0 ? pairs : [whole])),
          weights.synonym,
        ),
      })),
    ),
  };
}

/** The words of a query that say what it is about: `kvm` of `what's kvm`. All, where none does. */
export function findSubject(typed: Word[]): Word[] {
  const contents = typed.filter(({ whole }) => !ignored.has(whole));
  const subjects = contents.filter(({ whole }) => !asides.has(whole));
  return [subjects, contents, typed].find(({ length }) => length > 0) ?? [];
}

/** The words that the full text should hold: cut where a word is several, joined where a letter alone is part of one. */
export function findFullTextWords({ words }: Query, known: KnownForms): Word[] {
  const found: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const [word, next] = [words[i], words[i + 1]];
    if (!word) continue;
    const joined = word.joined + (next?.joined ?? '');
    const isOne =
      next && [word, next].some((own) => own.pairs.length === 0 && own.joined.length === 1);
    if (isOne && known.has(joined)) {
      found.push(...splitWords(joined));
      i += 1;
    } else if (word.pieces.length > 0) found.push(...word.pieces.flatMap(splitWords));
    else found.push(word);
  }
  return found;
}

/** How much of a query the forms that a document holds cover: from 0 to 1. */
export function coverageOf(query: Query, matched: ReadonlySet<string>, synonyms: Word[]): number {
  const joined = findRuns(query.words).filter(
    ({ words, form }) => words.length > 1 && matched.has(form),
  );
  const covered = new Set(joined.flatMap(({ words }) => words.map(({ whole }) => whole)));
  for (const { whole } of synonyms) covered.add(whole);
  let [held, all] = [0, 0];
  for (const word of query.words) {
    const weight = word.misspelt ? misspeltWeight : 1;
    held += weight * (covered.has(word.whole) ? 1 : shareOf(word, matched));
    all += weight;
  }
  return held / all;
}

/** How much of a word is covered: of a word with digits all of it, or nothing. */
export function shareOf(word: Word & { pieces?: string[] }, matched: ReadonlySet<string>): number {
  const { whole, joined, stem, parts, also, pairs, pieces = [] } = word;
  if (pairs.length > 0) {
    const wanted = pairs.slice(0, mostPairs);
    return wanted.filter((pair) => matched.has(pair)).length / wanted.length;
  }
  const spellings = hasDigit(word)
    ? [whole, joined, ...also]
    : [whole, joined, stem, joined.slice(0, -1), ...also, ...swapsOf(joined)];
  if (spellings.some((one) => matched.has(one))) return 1;
  if (pieces.length > 0 && pieces.every((piece) => matched.has(piece))) return 0.95;
  if (parts.length === 0) return 0;
  const held = parts.filter((part) => matched.has(part));
  const numbers = whole.match(/[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*/gu) ?? [];
  if (numbers.some((number) => !held.includes(number))) return 0;
  return (0.7 * held.length) / parts.length;
}

/** Whether a word holds a digit: then no typo is forgiven, as 7541 is not nearly 7540. */
export function hasDigit({ whole }: Word): boolean {
  return /\p{N}/u.test(whole);
}

/** A word in all its forms; with typos only where nothing is written so. */
function wordQueries(word: QueryWord, known: KnownForms): IndexQuery[] {
  const { whole, joined, stem, parts, also, pairs, pieces } = word;
  if (pairs.length > 0)
    return pairs.slice(0, mostPairs).map((pair) => form(pair, 1 / Math.sqrt(pairs.length), true));
  const queries: IndexQuery[] = [form(whole, weights.whole)];
  if (joined !== whole) queries.push(form(joined, weights.joined));
  if (stem !== joined) queries.push(form(stem, weights.stem));
  queries.push(...also.map((other) => form(other, weights.also)));
  queries.push(...parts.map((part) => form(part, weights.part)));
  queries.push(...pieces.map((piece) => exact([piece], weights.piece)));
  if (joined.length > 3)
    queries.push({
      queries: [joined],
      fields: ['run'],
      prefix: true,
      boostTerm: () => weights.run,
    });
  if (word.misspelt) {
    const fuzzy = joined.length < 4 || joined.length > longestWord ? 0 : joined.length < 7 ? 1 : 2;
    queries.push({ queries: [...new Set([joined, stem])], fuzzy });
    // Other endings of one word, in languages whose stems are unknown here: `çekirdek`, `çekirdeğine`.
    const beginning = joined.slice(0, -1);
    if (beginning.length > 5 && known.beginsWord(beginning))
      queries.push(form(beginning, weights.ending));
    queries.push(
      ...swapsOf(joined)
        .filter(known.begins)
        .map((swap) => form(swap, weights.stem)),
    );
  }
  return queries;
}

function isMisspelt(word: Word, known: KnownForms): boolean {
  return word.pairs.length === 0 && !hasDigit(word) && ![...formsOf(word)].some(known.begins);
}

/** Cuts a word that no text holds into two or three that some do, the most even cut first. */
function findPieces({ whole, joined, stem, pairs }: Word, known: KnownForms): string[] {
  const letters = joined.length;
  if (pairs.length > 0 || letters < 5 || letters > longestWord || known.beginsWord(whole))
    return [];
  if (known.beginsWord(joined) || known.has(stem)) return [];
  const isPiece = (piece: string) =>
    known.has(piece) && (piece.length > 2 || /^\d+$/.test(piece)) && !ignored.has(piece);
  const cuts = Array.from({ length: letters - 3 }, (_, i) => i + 2).toSorted(
    (a, b) => Math.abs(a - letters / 2) - Math.abs(b - letters / 2),
  );
  for (const at of cuts) {
    const halves = [joined.slice(0, at), joined.slice(at)];
    if (halves.every(isPiece)) return halves;
  }
  for (const at of cuts) {
    const [head, tail] = [joined.slice(0, at), joined.slice(at)];
    if (!isPiece(head)) continue;
    for (let end = 2; end < tail.length - 1; end++) {
      const rest = [tail.slice(0, end), tail.slice(end)];
      if (rest.every(isPiece)) return [head, ...rest];
    }
  }
  return [];
}

function form(text: string, weight: number, prefix = text.length > 1): IndexQuery {
  return { queries: [text], fields: wordFields, prefix, boostTerm: () => weight };
}

function exact(words: string[], weight: number): IndexQuery {
  return { queries: words, combineWith: 'AND', boostTerm: () => weight / words.length };
}

/** Neighbouring words, written as one: `sr iov` finds `sriov` too. */
function findRuns<W extends Word>(words: W[]): { words: W[]; form: string }[] {
  return words.flatMap((_, start) =>
    words.slice(start, start + longestRun).map((_, i) => {
      const run = words.slice(start, start + i + 1);
      return { words: run, form: run.map(({ joined }) => joined).join('') };
    }),
  );
}

/** The word with two neighbouring letters swapped, at each place; none where a digit would move. */
function swapsOf(word: string): string[] {
  if (word.length > longestWord || /\p{N}/u.test(word)) return [];
  return [...word.slice(1)].map(
    (letter, i) => word.slice(0, i) + letter + word.charAt(i) + word.slice(i + 2),
  );
}

/** Finds the other names of what a name means, by the glossary. */
export type FindSynonyms = (name: string) => string[];

/** Reads the names of the glossary's terms, so that a query for any of them finds all of them. */
export function createSynonyms(documents: SearchDocument[]): FindSynonyms {
  const namesByName = new Map<string, Set<string>>();
  for (const { type, title, aliases = [] } of documents) {
    if (type !== 'term') continue;
    const names = [title, ...aliases];
    for (const name of names) {
      const others = namesByName.get(foldName(name)) ?? new Set();
      for (const other of names) others.add(other);
      namesByName.set(foldName(name), others);
    }
  }
  return (name) => {
    const folded = foldName(name);
    return [...(namesByName.get(folded) ?? [])].filter((other) => foldName(other) !== folded);
  };
}
