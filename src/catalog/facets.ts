import type { Catalog, Resource } from './catalog.ts';
import { deriveOnce } from '../text/derive-once.ts';
import { accesses, kinds, levels } from '../schema/vocabulary.ts';

/**
 * What resources can be filtered by, in the order in which readers see it. The list of resources, search and its
 * indexes read it here: a new filter is a row here and one in `optionsOf`.
 */
export const resourceFacets = {
  topic: {
    label: 'Topic',
    field: 'topics',
    of: ({ placements }) => [...new Set(placements.map(({ topic }) => topic.id))],
  },
  kind: { label: 'Kind', field: 'kind', of: ({ kind }) => kind },
  level: { label: 'Level', field: 'levels', of: ({ level }) => level?.includes, unstated: true },
  access: { label: 'Access', field: 'access', of: ({ access }) => access, unstated: true },
  pick: { label: 'Picks', field: 'pick', of: ({ featured }) => featured || undefined },
} as const satisfies Record<string, FacetRow>;

/** The values of each facet in the order of their list, whether or not a resource has them. */
export const optionsOf: Record<ResourceFacet, (catalog: Catalog) => Option[]> = {
  topic: ({ topics }) =>
    topics.map(({ id, title, number }) => ({ value: id, label: title, number })),
  kind: () => fromVocabulary(kinds),
  level: () => fromVocabulary(levels),
  access: () => fromVocabulary(accesses),
  pick: () => [{ value: 'yes', label: 'picks only' }],
};

interface FacetRow {
  label: string;
  /** The field of a search document that holds the values. */
  field: string;
  of: (resource: Resource) => FacetValue;
  /** Whether the list can be filtered by what states no value. */
  unstated?: true;
}

/** The value of a facet, or several; `true` of what is a plain yes. */
type FacetValue = string | readonly string[] | true | undefined;

/** A facet's name in addresses. */
export type ResourceFacet = keyof typeof resourceFacets;

/** The fields of a search document that hold the values of facets. */
export type FacetFields = {
  -readonly [Name in ResourceFacet as (typeof resourceFacets)[Name]['field']]?: NonNullable<
    ReturnType<(typeof resourceFacets)[Name]['of']>
  >;
};

interface Option {
  value: string;
  label: string;
  /** Of a topic. */
  number?: number;
}

/** A filter of a list of resources: its options, with how many resources each leaves. */
interface Facet {
  name: ResourceFacet;
  label: string;
  /** Options that leave something, in the order of their list; `none` stands for "not stated". */
  options: { value: string; label: string; count: number }[];
}

/**
 * The facets of a catalog. Options that no resource has are left out, and so are facets that leave every resource.
 * Every page of the list of resources shows them, so they are counted once.
 */
export const createFacets = deriveOnce((catalog: Catalog): Facet[] => {
  const { resources } = catalog;
  const notStated: Option = { value: 'none', label: 'not stated' };
  return rowsOf(resourceFacets)
    .map(([name, { label, unstated }]) => {
      const counts = countValues(resources.map((resource) => facetValues(resource, name)));
      const options = [...optionsOf[name](catalog), ...(unstated ? [notStated] : [])]
        .map(({ value, label }) => ({ value, label, count: counts.get(value) ?? 0 }))
        .filter(({ count }) => count > 0);
      return { name, label, options };
    })
    .filter(({ options }) => options.some(({ count }) => count < resources.length));
});

/** The values that a resource has in a facet; a resource may be in several topics and levels. */
export function facetValues(resource: Resource, name: ResourceFacet): string[] {
  const { of, unstated }: FacetRow = resourceFacets[name];
  const values = toValues(of(resource));
  return values.length === 0 && unstated ? ['none'] : values;
}

/** The attributes of a row of a list by which the list is filtered. */
export function facetAttributes(resource: Resource): Record<string, string | undefined> {
  return Object.fromEntries(
    rowsOf(resourceFacets).map(([name]) => [
      `data-${name}`,
      facetValues(resource, name).join(' ') || undefined,
    ]),
  );
}

/** What a search document holds of the facets of a resource. */
export function facetFields(resource: Resource): FacetFields {
  return Object.fromEntries(
    rowsOf(resourceFacets).map(([, { field, of }]) => [field, of(resource)]),
  );
}

/** The values of a facet as addresses name them. */
export function toValues(value: FacetValue): string[] {
  return [value ?? []].flat().map((one) => (one === true ? 'yes' : one));
}

/** How many things have each value; a thing counts once for each of its values. */
export function countValues(things: string[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of things.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function rowsOf<Name extends string>(facets: Record<Name, FacetRow>): [Name, FacetRow][] {
  return Object.entries(facets) as [Name, FacetRow][];
}

function fromVocabulary(vocabulary: Record<string, { label: string }>): Option[] {
  return Object.entries(vocabulary).map(([value, { label }]) => ({ value, label }));
}
