import type { Resource } from '../catalog/catalog.ts';

/** The resources in the order in which readers meet them: those on most paths, then picks, then those in most places. */
export function sortByMostMet(resources: Resource[]): Resource[] {
  return resources.toSorted(
    (a, b) =>
      uses(b) - uses(a) ||
      Number(b.featured ?? false) - Number(a.featured ?? false) ||
      b.placements.length - a.placements.length,
  );
}

function uses({ steps, companionOf }: Resource): number {
  return steps.length + companionOf.length;
}
