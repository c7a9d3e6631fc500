import type { Catalog } from '../catalog/catalog.ts';
import { isolate } from '../text/text-direction.ts';
import { optionsOf } from '../catalog/facets.ts';
import { kinds, type Kind } from '../schema/vocabulary.ts';
import { createSearchDocuments, searchTypes, type SearchDocument } from './documents.ts';
import { facetNames, facetValues, type FacetName } from './facets.ts';

/** The file that the browser loads at the first search. */
export interface InstantIndex {
  /** Whether documents hold all that is searched at once, or only their names. */
  holds: 'everything' | 'names';
  /** What to call each value of each facet, in the order in which they are shown. */
  labels: Record<FacetName, Record<string, string>>;
  /** What a resource of each kind is for, after its label. */
  uses: Partial<Record<Kind, string>>;
  documents: SearchDocument[];
  /** Set if no resource can be suggested, as the catalog names no repository. */
  isClosed?: true;
}

/** Beyond so many resources the file would take longer to load than Pagefind takes to answer. */
const resourcesInFull = 1700;

/** Makes the index for answers while somebody types. */
export function createInstantIndex(catalog: Catalog): InstantIndex {
  const holds = catalog.resources.length <= resourcesInFull ? 'everything' : 'names';
  const documents = createSearchDocuments(catalog);
  const used = new Set(documents.map(({ kind }) => kind));
  return {
    holds,
    labels: createLabels(catalog, documents),
    uses: Object.fromEntries(
      Object.entries(kinds).flatMap(([kind, { use }]) =>
        used.has(kind as Kind) ? [[kind, use]] : [],
      ),
    ),
    documents: holds === 'everything' ? documents : documents.map(onlyNames),
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

/** What is left without texts; a term keeps its definition, which is shown above the results. */
function onlyNames(document: SearchDocument): SearchDocument {
  const names = { ...document };
  if (names.type !== 'term') delete names.summary;
  delete names.more;
  delete names.people;
  delete names.host;
  return names;
}
