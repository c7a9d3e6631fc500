import { addressOf, underBase } from './addresses.ts';
import type { Catalog, Resource } from './catalog.ts';

/** As many rows as one round trip carries beside the rest of the page. */
const ROWS_OF_A_PAGE = 40;

/** One page of the list of all resources. */
export interface ResourcePage {
  /** From 1. */
  number: number;
  href: string;
  resources: Resource[];
}

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

/** The list of all resources, in pages; at least one. */
export function findResourcePages({ resources, pages }: Catalog): ResourcePage[] {
  const count = Math.max(1, Math.ceil(resources.length / ROWS_OF_A_PAGE));
  return Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    href: underBase(pages.home, addressOf.resourcePage(i + 1)),
    resources: resources.slice(i * ROWS_OF_A_PAGE, (i + 1) * ROWS_OF_A_PAGE),
  }));
}
