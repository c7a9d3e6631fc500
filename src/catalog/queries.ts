import type { Catalog, Resource } from './catalog.ts';

/** The picks, in the order of their first placements. */
export function findPicks({ topics }: Pick<Catalog, 'topics'>): Resource[] {
  const inOrder = topics.flatMap(({ placements }) => placements.map(({ resource }) => resource));
  return [...new Set(inOrder)].filter(({ featured }) => featured);
}

/** The resources that came after the first ones, newest first, at most `count`. */
export function findRecent({ resources }: Catalog, count: number): Resource[] {
  const days = resources.flatMap(({ added }) => added ?? []).toSorted();
  const first = days[0] ?? '';
  return resources
    .filter(({ added }) => added !== undefined && added > first)
    .toSorted((a, b) => (b.added ?? '').localeCompare(a.added ?? ''))
    .slice(0, count);
}

/** How many placements the catalog has. */
export function countPlacements({ topics }: Catalog): number {
  return topics.reduce((total, { placements }) => total + placements.length, 0);
}
