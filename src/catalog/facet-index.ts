import type { Catalog } from './catalog.ts';
import { createFacets, facetValues, type ResourceFacet } from './facets.ts';
import { MANY_PAGES, ROWS_OF_A_PAGE, findResourcePages } from './queries.ts';
import { packColumn } from '../text/column.ts';

/** So many rows weigh about as much as the headers of their response. */
export const ROWS_OF_A_PACK = 8;

/** By what a long list of resources is filtered, without its rows: `/resources/facets.json`. */
export interface FacetIndex {
  resources: number;
  rowsOfAPage: number;
  rowsOfAPack: number;
  facets: Partial<Record<ResourceFacet, PackedFacet>>;
}

/** The values of all resources in one facet, in the order of the list. */
interface PackedFacet {
  /** What each value is called. */
  labels: [value: string, label: string][];
  /** The sets of values that resources have, each with spaces between. */
  sets: string[];
  /** Which of the sets each resource has. */
  column: string;
}

/** Whether the list of resources is so long that scripts filter it by its index. */
export function hasFacetIndex(catalog: Catalog): boolean {
  return findResourcePages(catalog).length > MANY_PAGES;
}

/** What resources can be filtered by, in columns. */
export function createFacetIndex(catalog: Catalog): FacetIndex {
  const { resources } = catalog;
  const facets = createFacets(catalog).map(({ name, options }): [ResourceFacet, PackedFacet] => {
    const own = resources.map((resource) => facetValues(resource, name).join(' '));
    const sets = [...new Set(own)];
    const numbers = new Map(sets.map((set, i) => [set, i]));
    return [
      name,
      {
        labels: options.map(({ value, label }) => [value, label]),
        sets,
        column: packColumn(own.map((set) => numbers.get(set) ?? 0)),
      },
    ];
  });
  return {
    resources: resources.length,
    rowsOfAPage: ROWS_OF_A_PAGE,
    rowsOfAPack: ROWS_OF_A_PACK,
    facets: Object.fromEntries(facets),
  };
}

/** The place of each resource among all, topic by topic, in the order of the list: `/resources/order.json`. */
export function createTopicOrder({ resources }: Catalog): number[] {
  const byNumber = new Intl.Collator('en', { numeric: true });
  const numbers = resources.map(({ placements }) => placements[0]?.number ?? '');
  const order = numbers.map((_, i) => i);
  order.sort((a, b) => byNumber.compare(numbers[a] ?? '', numbers[b] ?? ''));
  const places: number[] = [];
  order.forEach((at, place) => (places[at] = place));
  return places;
}
