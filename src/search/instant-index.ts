import type { Catalog } from '../catalog/catalog.ts';
import { isolate } from '../text/text-direction.ts';
import { optionsOf } from '../catalog/facets.ts';
import { kinds, type Kind } from '../schema/vocabulary.ts';
import { createSearchDocuments, searchTypes, type SearchDocument } from './documents.ts';
import { facetNames, facetValues, type FacetName } from './facets.ts';
import type { LargeIndex } from './large-fields.ts';
import { findStartingPoints } from './starting-points.ts';

/** The file that the browser loads at the first search. */
export interface InstantIndex {
  /** What to call each value of each facet, in the order in which they are shown. */
  labels: Record<FacetName, Record<string, string>>;
  /** What a resource of each kind is for, after its label. */
  uses: Partial<Record<Kind, string>>;
  /** All that can be found; of a large catalog what a reader can begin with. */
  documents: SearchDocument[];
  /** Of a large catalog: what finds the shards that hold words and documents. */
  large?: LargeIndex;
  /** Set if no resource can be suggested, as the catalog names no repository. */
  isClosed?: true;
}

/** Beyond so many resources, what a query needs of the index is lighter than the whole. */
const RESOURCES_IN_FULL = 1700;

/** Whether a catalog is searched in shards. */
export function isLarge({ resources }: Pick<Catalog, 'resources'>): boolean {
  return resources.length > RESOURCES_IN_FULL;
}

/** Makes the index for results while somebody types, of all documents, or with that of their shards. */
export function createInstantIndex(
  catalog: Catalog,
  documents = createSearchDocuments(catalog),
  large?: LargeIndex,
): InstantIndex {
  const used = new Set(documents.map(({ kind }) => kind));
  return {
    labels: createLabels(catalog, documents),
    uses: Object.fromEntries(
      Object.entries(kinds).flatMap(([kind, { use }]) =>
        used.has(kind as Kind) ? [[kind, use]] : [],
      ),
    ),
    documents: large ? findStartingPoints(documents).flatMap((own) => own.documents) : documents,
    ...(large && { large }),
    ...(!catalog.site.repository && { isClosed: true }),
  };
}

function createLabels(catalog: Catalog, documents: SearchDocument[]): InstantIndex['labels'] {
  const labelsOf = (facet: FacetName): [value: string, label: string][] =>
    facet === 'type'
      ? Object.entries(searchTypes)
      : optionsOf[facet](catalog).map(({ value, label, number }) => [
          value,
          number === undefined ? label : `${number} ${isolate(label)}`,
        ]);
  const used = (facet: FacetName) => {
    const values = new Set(documents.flatMap((document) => facetValues(document, facet)));
    return Object.fromEntries(labelsOf(facet).filter(([value]) => values.has(value)));
  };
  return Object.fromEntries(
    facetNames.map((facet) => [facet, used(facet)]),
  ) as InstantIndex['labels'];
}
