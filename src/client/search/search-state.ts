import type { Filters } from '../../search/facets.ts';

/** What is being searched for; the address of the search page holds the same. */
export interface SearchState {
  query: string;
  filters: Filters;
}
