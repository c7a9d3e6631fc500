import { countValues, resourceFacets, toValues } from '../catalog/facets.ts';
import type { SearchDocument } from './documents.ts';

/** What results can be narrowed by: what they are, and the facets of resources. */
export const facets = { type: { label: 'What', field: 'type' }, ...resourceFacets } as const;

export type FacetName = keyof typeof facets;

export const facetNames = Object.keys(facets) as FacetName[];

/** The chosen values of each facet: any of them will do, and every facet must hold. */
export type Filters = Partial<Record<FacetName, string[]>>;

/** How many results each value of each facet would give. */
export type FacetCounts = Record<FacetName, Map<string, number>>;

/** The values that a document has for a facet. */
export function facetValues(document: SearchDocument, facet: FacetName): string[] {
  return toValues(document[facets[facet].field]);
}

/** Whether a document passes all filters, but for the facet that is left out. */
export function passesFilters(
  document: SearchDocument,
  filters: Filters,
  leftOut?: FacetName,
): boolean {
  return facetNames.every((facet) => {
    const chosen = filters[facet] ?? [];
    if (facet === leftOut || chosen.length === 0) return true;
    return facetValues(document, facet).some((value) => chosen.includes(value));
  });
}

/** Counts what each value would give beside the filters of the other facets. */
export function countFacets(documents: SearchDocument[], filters: Filters): FacetCounts {
  const countOf = (facet: FacetName) =>
    countValues(
      documents
        .filter((document) => passesFilters(document, filters, facet))
        .map((document) => facetValues(document, facet)),
    );
  return Object.fromEntries(facetNames.map((facet) => [facet, countOf(facet)])) as FacetCounts;
}

/** Whether any filter is chosen. */
export function hasFilters(filters: Filters): boolean {
  return facetNames.some((facet) => (filters[facet] ?? []).length > 0);
}
