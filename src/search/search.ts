import type { SearchDocument } from './documents.ts';
import {
  countFacets,
  hasFilters,
  passesFilters,
  type FacetCounts,
  type Filters,
} from './facets.ts';
import { createFullText, type FullTextHit } from './full-text.ts';
import { createInstantSearch, type Hit } from './instant.ts';
import type { InstantIndex } from './instant-index.ts';
import { openLargeSearch } from './open-large-search.ts';
import { suggest, wordsOf } from './spelling.ts';
import type { Word } from './words.ts';

export interface Result {
  document: SearchDocument;
  /** Forms of the words that matched, for the marks. */
  forms: ReadonlySet<string>;
  /** The part of its text that holds the words, where its summary does not. */
  excerpt?: string;
}

export interface Answer {
  /** The definition of what the query names, for a card above the results; with filters it is one of them. */
  term: Result | undefined;
  results: Result[];
  /** How many results there are; of a large catalog the best of them are given. */
  total: number;
  counts: FacetCounts;
  /** Whether the full text has been asked too. */
  complete: boolean;
  /** Another spelling, when nothing was found. */
  suggestion: string | undefined;
}

/**
 * Answers a query at once, and again when the full text has been asked: what is shown stays in its place. `most` says how
 * many results are wanted, at least.
 */
export type Search = (
  query: string,
  filters: Filters,
  signal: AbortSignal,
  most: number,
) => AsyncGenerator<Answer, void>;

export interface OpenedSearch {
  search: Search;
  index: InstantIndex;
}

const fullTextHits = 10;
/** How long somebody must have stopped typing before the full text is asked. */
const pause = 250;

/** Loads the instant index; Pagefind follows with the first query. `root` is the address of the site's root. */
export async function openSearch(root: string): Promise<OpenedSearch> {
  const response = await fetch(new URL('search.json', root));
  if (!response.ok) throw new Error(`The search index answered ${response.status}.`);
  const index = (await response.json()) as InstantIndex;
  if (index.large) return { search: openLargeSearch(root, index.large), index };
  const instant = createInstantSearch(index.documents);
  const fullText = createFullText(new URL('pagefind/pagefind.js', root).href);
  const byHref = new Map(index.documents.map((document) => [document.href, document]));

  const search: Search = async function* (query, filters, signal) {
    const { term, hits, words } = instant.find(query);
    // Whoever filters looks for results: then the definition is one of them, if it passes.
    const card = hasFilters(filters) ? undefined : term;
    const listed = term && !card ? [term, ...hits] : hits;
    const toAnswer = async (
      results: Result[],
      counts: FacetCounts,
      complete: boolean,
    ): Promise<Answer> => {
      const passing = results.filter(({ document }) => passesFilters(document, filters));
      const isMissing = complete && !card && results.length === 0;
      return {
        ...{ term: card, results: passing, total: passing.length, counts, complete },
        suggestion: isMissing ? await suggest(query, wordsOf(index.documents)) : undefined,
      };
    };
    const countOf = (results: Result[]) =>
      countFacets(
        [...(card ? [card] : []), ...results].map(({ document }) => document),
        filters,
      );
    if (words.length === 0 || isOneLetter(words)) {
      yield await toAnswer(listed, countOf(listed), true);
      return;
    }
    yield await toAnswer(listed, countOf(listed), false);
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;

    // A search that cannot be completed, without a network for example, is still an answer.
    const answer = await fullText.find(words, filters, fullTextHits).catch(() => undefined);
    const results = answer
      ? completeHits(listed, answer.hits, byHref, term?.document.href)
      : listed;
    yield await toAnswer(results, countOf(results), true);
  };
  return { search, index };
}

/** A letter says too little to ask the full text, but in scripts where it is a word. */
function isOneLetter(words: Word[]): boolean {
  return words.length === 1 && words[0]?.pairs.length === 0 && words[0].joined.length < 2;
}

/** Adds what only the full text has at the end, and excerpts where there is no summary. */
export function completeHits(
  hits: Hit[],
  found: FullTextHit[],
  byHref: Map<string, SearchDocument>,
  term: string | undefined,
): Result[] {
  const byFullText = new Map(found.map((own) => [own.href, own]));
  const kept = hits.map((hit): Result => {
    const own = hit.document.summary ? undefined : byFullText.get(hit.document.href);
    return own
      ? { ...hit, excerpt: own.excerpt, forms: new Set([...hit.forms, ...own.forms]) }
      : hit;
  });
  const shown = new Set([term, ...hits.map(({ document }) => document.href)]);
  const added = found.flatMap(({ href, excerpt, forms }): Result[] => {
    const document = byHref.get(href);
    return document && !shown.has(href) ? [{ document, forms, excerpt }] : [];
  });
  return [...kept, ...added];
}
