import { completeHits, FULL_TEXT_HITS, isOneLetter, PAUSE } from './results.ts';
import type { Result, Search, SearchResults } from './results.ts';
import { countFacets, hasFilters, passesFilters, type FacetCounts } from './facets.ts';
import { createFullText } from './full-text.ts';
import { createInstantSearch } from './instant.ts';
import type { InstantIndex } from './instant-index.ts';
import { openLargeSearch } from './open-large-search.ts';
import { suggest, wordsOf } from './spelling.ts';

export interface OpenedSearch {
  search: Search;
  index: InstantIndex;
}

/** Loads the instant index; Pagefind follows with the first query. `root` is the address of the site's root. */
export async function openSearch(root: string): Promise<OpenedSearch> {
  const response = await fetch(new URL('search.json', root));
  if (!response.ok) throw new Error(`The search index responded with ${response.status}.`);
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
    const toResults = async (
      results: Result[],
      counts: FacetCounts,
      complete: boolean,
    ): Promise<SearchResults> => {
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
      yield await toResults(listed, countOf(listed), true);
      return;
    }
    yield await toResults(listed, countOf(listed), false);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (signal.aborted) return;

    // A search that cannot be completed, without a network for example, still has results.
    const found = await fullText.find(words, filters, FULL_TEXT_HITS).catch(() => undefined);
    const results = found ? completeHits(listed, found.hits, byHref, term?.document.href) : listed;
    yield await toResults(results, countOf(results), true);
  };
  return { search, index };
}
