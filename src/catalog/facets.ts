import type { Catalog, Resource } from './catalog.ts';
import { deriveOnce } from '../text/derive-once.ts';
import { accesses, kinds, levels } from '../schema/vocabulary.ts';

/** A filter of a list of resources: its options, with how many resources each leaves. */
export interface Facet {
  /** Name of its parameter in an address. */
  name: 'topic' | 'kind' | 'level' | 'access';
  label: string;
  /** Options that leave something, in the order of their list; `none` stands for "not stated". */
  options: { value: string; label: string; count: number }[];
}

/**
 * The facets of a catalog. Options that no resource has are left out, and so are facets that leave every resource.
 * Every page of the list of resources shows them, so they are counted once.
 */
export const createFacets = deriveOnce(({ topics, resources }: Catalog): Facet[] => {
  const facet = (
    name: Facet['name'],
    label: string,
    options: { value: string; label: string }[],
  ): Facet => {
    const counts = countValues(resources, name);
    return {
      name,
      label,
      options: options
        .map((option) => ({ ...option, count: counts.get(option.value) ?? 0 }))
        .filter(({ count }) => count > 0),
    };
  };
  const fromVocabulary = (vocabulary: Record<string, { label: string }>) =>
    Object.entries(vocabulary).map(([value, entry]) => ({ value, label: entry.label }));
  const notStated = { value: 'none', label: 'not stated' };

  return [
    facet(
      'topic',
      'Topic',
      topics.map(({ id, title }) => ({ value: id, label: title })),
    ),
    facet('kind', 'Kind', fromVocabulary(kinds)),
    facet('level', 'Level', [...fromVocabulary(levels), notStated]),
    facet('access', 'Access', [...fromVocabulary(accesses), notStated]),
  ].filter(({ options }) => options.some(({ count }) => count < resources.length));
});

/** The values that a resource has in a facet; a resource may be in several topics and levels. */
export function facetValues(resource: Resource, name: Facet['name']): string[] {
  switch (name) {
    case 'topic':
      return [...new Set(resource.placements.map(({ topic }) => topic.id))];
    case 'kind':
      return [resource.kind];
    case 'level':
      return resource.level?.includes ?? ['none'];
    case 'access':
      return [resource.access ?? 'none'];
  }
}

/** How many resources have each value of a facet; a resource counts once for each of its values. */
function countValues(resources: Resource[], name: Facet['name']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const resource of resources)
    for (const value of facetValues(resource, name))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
