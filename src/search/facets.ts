import type { SearchDocument } from './documents.ts';

/** What results can be narrowed by. */
export const facetNames = ['type', 'kind', 'topic', 'level', 'pick', 'access'] as const;

export type FacetName = (typeof facetNames)[number];

/** The chosen values of each facet: any of them will do, and every facet must hold. */
export type Filters = Partial<Record<FacetName, string[]>>;

/** How many results each value of each facet would give. */
export type FacetCounts = Record<FacetName, Map<string, number>>;

/** The values that a document has for a facet. */
export function facetValues(document: SearchDocument, facet: FacetName): string[] {
  switch (facet) {
    case 'type':
      return [document.type];
    case 'kind':
      return document.kind ? [document.kind] : [];
    case 'topic':
      return document.topics ?? [];
    case 'level':
      return document.levels ?? [];
    case 'pick':
      return document.pick ? ['yes'] : [];
    case 'access':
      return document.access ? [document.access] : [];
  }
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
  const countOf = (facet: FacetName) => {
    const counts = new Map<string, number>();
    for (const document of documents) {
      if (!passesFilters(document, filters, facet)) continue;
      for (const value of facetValues(document, facet))
        counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  return Object.fromEntries(facetNames.map((facet) => [facet, countOf(facet)])) as FacetCounts;
}

/** Whether any filter is chosen. */
export function hasFilters(filters: Filters): boolean {
  return facetNames.some((facet) => (filters[facet] ?? []).length > 0);
}
