import type { SearchDocument, SearchType } from './documents.ts';
import { foldName } from './fold.ts';
import { createInstantSearch, type Found, type Hit } from './instant.ts';
import { DOCUMENTS_OF_A_PACK, type LargeIndex, type StoredDocument } from './large-fields.ts';
import { rankPostings, WHOLE, type Ranked, type WordForms } from './large-rank.ts';
import { createShards, type Shard } from './large-shards.ts';
import { createNearWords } from './near-words.ts';
import {
  createQuery,
  findSubject,
  hasDigit,
  type KnownForms,
  type Query,
  type QueryWord,
} from './query.ts';
import { anyBegins, findPlace, unpackWords } from './word-list.ts';
import { formsOf, splitWords, type Word } from './words.ts';

/** What a query finds in a large catalog: its hits are the best of all. */
export interface LargeFound extends Found {
  total: number;
  /** The positions of all documents that match. */
  all: number[];
}

/** How the files of the index are loaded. */
export interface LargeFiles {
  loadShard: (number: number) => Promise<Shard>;
  loadPack: (number: number) => Promise<StoredDocument[]>;
}

export interface LargeSearch {
  /** Finds at most so many hits among the documents whose positions pass. */
  find: (query: string, most: number, passes: (at: number) => boolean) => Promise<LargeFound>;
  /** The positions of all documents that match, whatever filters say. */
  findAll: (query: string) => Promise<number[]>;
  /** Loads the documents of pages, by their addresses. */
  loadPages: (hrefs: string[]) => Promise<Map<string, SearchDocument>>;
  /** The words of names, in order. */
  words: readonly string[];
}

const weights = {
  joined: 0.9,
  also: 0.9,
  stem: 0.7,
  part: 0.3,
  piece: 0.4,
  begun: 0.5,
  near: 0.45,
};
const covers = { begun: 0.8, part: 0.7, piece: 0.95 };
const typeWeights: Record<SearchType, number> = {
  resource: 1,
  topic: 1,
  path: 1,
  term: 0.7,
  page: 0.7,
  section: 0.6,
  step: 0.25,
};
const longestText = 400;
const mostWords = 12;
/** What scores less beside the best is loaded when more is wanted, beyond the first few. */
const leastScore = 0.1;
const fewest = 6;
const longestRun = 4;
/** A word that is so short may be a piece of one. */
const shortPiece = 2;

/** Finds the results of queries in the shards of the words in them: candidates by their postings, then the best by what they say. */
export function createLargeSearch(index: LargeIndex, files: LargeFiles): LargeSearch {
  const listed = unpackWords(index.words);
  const words = listed.map(({ word }) => word);
  const nearWords = createNearWords(listed);
  const shards = createShards(index, files.loadShard);
  const terms = readTerms(index);
  const typeOf = index.counts.flatMap(([type, count]) => Array<SearchType>(count).fill(type));
  const loadDocument = createPacks(files.loadPack, typeOf);
  const known: KnownForms = {
    begins: (start) => anyBegins(words, start) || shards.anyBegins(start),
    beginsWord: (start) => anyBegins(words, start),
    has: (form) => words[findPlace(words, form)] === form || shards.has(form),
  };

  const expand = (word: QueryWord, isLast: boolean): WordForms => {
    const { whole, joined, stem, also, parts, pairs, pieces } = word;
    if (pairs.length > 0) {
      const weight = 1 / Math.sqrt(pairs.length);
      const share = { weight, covers: 1 / pairs.length, adds: true };
      return { forms: pairs.map((form) => ({ form, ...share })) };
    }
    const exact = (form: string, weight: number) => ({ form, weight, covers: 1 });
    const isUnknown = ![...formsOf(word)].some(known.has);
    return {
      forms: [
        exact(whole, 1),
        ...(joined === whole ? [] : [exact(joined, weights.joined)]),
        ...(stem === joined || hasDigit(word) ? [] : [exact(stem, weights.stem)]),
        ...also.map((form) => exact(form, weights.also)),
        ...parts.map((form) => ({
          ...{ form, weight: weights.part, adds: true },
          covers: covers.part / parts.length,
        })),
        ...pieces.map((form) => ({
          ...{ form, weight: weights.piece, adds: true },
          covers: covers.piece / pieces.length,
        })),
        // A word that others follow was written out.
        ...((isLast || isUnknown) && whole.length > 1 ? nearWords.begun(whole) : []).map(
          (form) => ({ form, weight: weights.begun, covers: covers.begun }),
        ),
        ...(word.misspelt ? nearWords.near(joined) : []).map(({ word: form, edits }) =>
          exact(form, weights.near / edits),
        ),
      ],
    };
  };

  /** Orders every document that holds a word of the query, once the shards of these are loaded. */
  const rankAll = async (query: Query, typed: Word[]): Promise<Ranked[]> => {
    const placeOf = ({ whole }: Word) => query.words.findIndex((word) => word.whole === whole);
    // Of words that are known, what holds them side by side is found by each of them.
    const isCut = ({ whole, joined }: Word) => joined.length <= shortPiece || !known.has(whole);
    const runs = findRuns(typed.filter((word) => placeOf(word) >= 0))
      .filter((run) => run.some(isCut))
      .map((run) => ({
        forms: [run.map(({ joined }) => joined).join('')],
        weight: 1,
        at: run.map(placeOf),
      }));
    const synonyms = query.synonyms.map((own) => ({
      forms: splitWords(own.name).flatMap(({ whole, pairs }) => (pairs.length > 0 ? pairs : whole)),
      weight: 0.1,
      at: own.words.map(placeOf),
    }));
    const last = typed.at(-1)?.whole;
    const ranked = {
      words: query.words.map((word) => expand(word, word.whole === last)),
      joined: [...runs, ...synonyms],
      length: typed.length,
    };
    const forms = ranked.words.flatMap((word) => word.forms.map(({ form }) => form));
    await shards.load([...forms, ...ranked.joined.flatMap((own) => own.forms)]);
    const weightAt = (at: number) => typeWeights[typeOf[at] ?? 'page'];
    return rankPostings(ranked, typeOf.length, shards.postingsOf, weightAt);
  };

  const rankText = async (
    text: string,
  ): Promise<{ query: Query; ranked: Ranked[] } | undefined> => {
    const typed = splitWords(text.slice(0, longestText)).slice(0, mostWords);
    // Whether a word is known can only be said once its shard is there.
    await shards.load(findSubject(typed).flatMap((word) => [...formsOf(word)]));
    const query = createQuery(text, known, terms.findSynonyms);
    return query && { query, ranked: await rankAll(query, typed) };
  };

  const placeOfPage = new Map(index.pages.map(([at, href]) => [href, at]));
  return {
    words,
    async loadPages(hrefs) {
      const places = hrefs.flatMap((href) => placeOfPage.get(href) ?? []);
      const documents = await Promise.all(places.map(loadDocument));
      return new Map(documents.flatMap((own) => (own ? [[own.href, own] as const] : [])));
    },
    findAll: async (text) => (await rankText(text))?.ranked.map(({ at }) => at) ?? [],
    async find(text, most, passes) {
      const rated = await rankText(text);
      if (!rated) return { hits: [], words: [], total: 0, all: [] };
      const { query } = rated;
      const ranked = rated.ranked.filter(({ at }) => passes(at));
      const all = ranked.map(({ at }) => at);
      const least = (ranked[0]?.score ?? 0) * leastScore;
      const close = ranked.filter(({ score }) => score >= least).length;
      const count = Math.min(most, Math.max(fewest, close), all.length);
      const documents = new Map<number, SearchDocument>();
      const load = (wanted: number[]) =>
        Promise.all(
          wanted.map(async (at) => {
            const document = await loadDocument(at);
            if (document) documents.set(at, document);
          }),
        );
      const named = [...query.names].flatMap(terms.find);
      await load([...all.slice(0, count), ...named]);
      await load(named.flatMap((at) => documents.get(at)?.about ?? []).filter(passes));
      const best = createInstantSearch([...documents.values()], (at) => documents.get(at));
      const found = best.find(text);
      const candidates = ranked
        .slice(0, count)
        .flatMap((own) => ({ ...own, document: documents.get(own.at) }));
      const hits = orderHits(candidates, found, formsIn(query));
      return { ...found, hits, total: hits.length + all.length - count, all };
    },
  };
}

/**
 * Puts what was found by what documents say in the order of the postings: among a few documents none of the words is
 * rare, so that these know better which says more. What only its text holds is known by its postings alone.
 */
function orderHits(
  candidates: (Ranked & { document: SearchDocument | undefined })[],
  { hits, term }: Found,
  forms: ReadonlySet<string>,
): Hit[] {
  const said = new Map(hits.map((hit) => [hit.document, hit]));
  const placed = new Map(candidates.map(({ document }, i) => [document, i]));
  const inText = candidates.flatMap(({ document, score, coverage }): Hit[] =>
    document && document !== term?.document && !said.has(document)
      ? [{ document, score, forms, matches: coverage >= WHOLE }]
      : [],
  );
  return [...hits, ...inText]
    .map((hit, i) => ({ hit, place: placed.get(hit.document) ?? i }))
    .sort((a, b) => Number(b.hit.matches) - Number(a.hit.matches) || a.place - b.place)
    .map(({ hit }) => hit);
}

/** The forms of the words of a query, for the marks. */
function formsIn({ words }: Query): Set<string> {
  return new Set(words.flatMap((word) => [...formsOf(word)]));
}

/** The terms of the glossary by their names. */
function readTerms({ terms }: LargeIndex) {
  const byName = new Map<string, number[]>();
  for (const [at, names] of terms)
    for (const name of names.map(foldName)) byName.set(name, [...(byName.get(name) ?? []), at]);
  const namesOf = new Map(terms);
  const find = (name: string): number[] => byName.get(foldName(name)) ?? [];
  return {
    find,
    findSynonyms: (name: string): string[] =>
      find(name)
        .flatMap((at) => namesOf.get(at) ?? [])
        .filter((other) => foldName(other) !== foldName(name)),
  };
}

function createPacks(loadPack: LargeFiles['loadPack'], typeOf: SearchType[]) {
  const packs = new Map<number, Promise<StoredDocument[]>>();
  return async (at: number): Promise<SearchDocument | undefined> => {
    const number = Math.floor(at / DOCUMENTS_OF_A_PACK);
    const own = packs.get(number) ?? loadPack(number);
    packs.set(number, own);
    own.catch(() => packs.delete(number));
    const stored = (await own)[at % DOCUMENTS_OF_A_PACK];
    const type = typeOf[at];
    return stored && type && { type, ...stored };
  };
}

/** Neighbouring words, which may be written as one. */
function findRuns(words: Word[]): Word[][] {
  return words.flatMap((_, start) =>
    Array.from({ length: longestRun - 1 }, (_, i) => words.slice(start, start + i + 2)).filter(
      (run, i) => run.length === i + 2,
    ),
  );
}
