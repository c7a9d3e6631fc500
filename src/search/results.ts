import type { SearchDocument } from './documents.ts';
import type { FacetCounts, Filters } from './facets.ts';
import type { FullTextHit } from './full-text.ts';
import type { Word } from './words.ts';

export interface Result {
  document: SearchDocument;
  /** Forms of the words that matched, for the marks. */
  forms: ReadonlySet<string>;
  /** The part of its text that holds the words, where its summary does not. */
  excerpt?: string;
}

export interface SearchResults {
  /** The definition of what the query names, for a card above the results; with filters it is one of them. */
  term: Result | undefined;
  results: Result[];
  /** How many results there are; of a large catalog the best of them are given. */
  total: number;
  counts: FacetCounts;
  /** Whether the full text has been searched too. */
  complete: boolean;
  /** Another spelling, when nothing was found. */
  suggestion: string | undefined;
}

/**
 * Gives the results of a query at once, and again when the full text has been searched: what is shown stays in its place. `most` says how
 * many results are wanted, at least.
 */
export type Search = (
  query: string,
  filters: Filters,
  signal: AbortSignal,
  most: number,
) => AsyncGenerator<SearchResults, void>;

export const FULL_TEXT_HITS = 10;
/** How long somebody must have stopped typing before the full text is searched, in milliseconds. */
export const PAUSE = 250;

/** A letter says too little to search the full text, but in scripts where it is a word. */
export function isOneLetter(words: Word[]): boolean {
  return words.length === 1 && words[0]?.pairs.length === 0 && words[0].joined.length < 2;
}

/** Adds what only the full text has at the end, and excerpts where there is no summary. */
export function completeHits(
  hits: Result[],
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
