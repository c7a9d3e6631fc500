import type { SearchDocument } from './documents.ts';
import {
  countFacets,
  facetNames,
  passesFilters,
  type FacetCounts,
  type Filters,
} from './facets.ts';
import { createFullText, type FullTextAnswer } from './full-text.ts';
import { createInstantSearch } from './instant.ts';
import type { InstantIndex } from './instant-index.ts';
import { suggestSpelling } from './suggestions.ts';

export interface Result {
  document: SearchDocument;
  /** Forms of the words that matched, for the marks. */
  forms: ReadonlySet<string>;
  /** HTML of Pagefind, where the words stand in the full text only. */
  excerpt?: string;
}

export interface Answer {
  results: Result[];
  counts: FacetCounts;
  /** Whether the full text has been asked too. */
  complete: boolean;
  /** Another spelling, when nothing was found. */
  suggestion: string | undefined;
}

/** Answers a query at once, and again when the full text has been asked: what is shown stays in its place. */
export type Search = (
  query: string,
  filters: Filters,
  signal: AbortSignal,
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
  const instant = createInstantSearch(index.documents);
  const fullText = createFullText(new URL('pagefind/pagefind.js', root).href);
  const byHref = new Map(index.documents.map((document) => [document.href, document]));

  const search: Search = async function* (query, filters, signal) {
    const hits = instant.find(query);
    const toAnswer = async (
      results: Result[],
      counts: FacetCounts,
      complete: boolean,
    ): Promise<Answer> => ({
      results: results.filter(({ document }) => passesFilters(document, filters)),
      counts,
      complete,
      suggestion: complete && results.length === 0 ? await suggest(query, index) : undefined,
    });
    const countOf = (results: Result[]) =>
      countFacets(
        results.map(({ document }) => document),
        filters,
      );
    if (query.trim().length < 2) {
      yield await toAnswer(hits, countOf(hits), true);
      return;
    }
    yield await toAnswer(hits, countOf(hits), false);
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;

    // A search that cannot be completed, without a network for example, is still an answer.
    const answer = await fullText.find(query, filters, fullTextHits).catch(() => undefined);
    const results = answer ? complete(hits, answer, byHref) : hits;
    const counts = answer && index.holds === 'names' ? countsOf(answer) : countOf(results);
    yield await toAnswer(results, counts, true);
  };
  return { search, index };
}

/** How far words are apart is loaded when nothing was found, as most queries find something. */
async function suggest(query: string, { documents }: InstantIndex): Promise<string | undefined> {
  const loaded = await import('fastest-levenshtein').catch(() => undefined);
  return loaded && suggestSpelling(query, documents, loaded.distance);
}

/** Adds what only the full text has at the end, and excerpts where there is no summary. */
function complete(
  hits: Result[],
  answer: FullTextAnswer,
  byHref: Map<string, SearchDocument>,
): Result[] {
  const excerpts = new Map(answer.hits.map(({ href, excerpt }) => [href, excerpt]));
  const kept = hits.map((hit): Result => {
    const excerpt = hit.document.summary ? undefined : excerpts.get(hit.document.href);
    return excerpt ? { ...hit, excerpt } : hit;
  });
  const shown = new Set(hits.map(({ document }) => document.href));
  const added = answer.hits.flatMap(({ href, excerpt }): Result[] => {
    const document = byHref.get(href);
    return document && !shown.has(href) ? [{ document, forms: new Set<string>(), excerpt }] : [];
  });
  return [...kept, ...added];
}

function countsOf({ counts }: FullTextAnswer): FacetCounts {
  return Object.fromEntries(
    facetNames.map((facet) => [facet, new Map(Object.entries(counts[facet] ?? {}))]),
  ) as FacetCounts;
}
