import type { Catalog } from '../catalog/catalog.ts';
import { hasRetired, standInOf } from '../catalog/retired.ts';
import { findWays } from '../catalog/ways.ts';
import { kinds } from '../catalog/vocabulary.ts';
import type { IndexedResource } from '../progress/ready.ts';
import type { StepIndex } from '../progress/steps.ts';
import { findRenamed } from './renamed.ts';

/** What the pages need to know of the learning paths to tell how far a reader is. */
export function createStepIndex(catalog: Catalog): StepIndex {
  return {
    paths: catalog.paths.map(({ id, title, letter, line, href, steps }) => ({
      id,
      title,
      letter,
      line,
      href,
      steps: steps.map((step) => ({
        id: step.id,
        title: step.title,
        code: step.code,
        href: step.href,
        uses: [...new Set(step.resources.map(({ resource }) => standInOf(resource).id))],
      })),
    })),
    renamed: findRenamed(catalog),
  };
}

/**
 * What the pages need to know of the resources to tell what a reader is ready for. Of retired ones, those whose
 * marks stay because nothing takes their place.
 */
export function createResourceIndex({ resources, retired }: Catalog): IndexedResource[] {
  const left = retired.filter((resource) => standInOf(resource) === resource);
  return [...resources, ...left].map((resource) => {
    const { id, title, lang, href, kind, level, requires } = resource;
    const [way] = findWays(resource);
    return {
      id,
      title,
      ...(lang && { lang }),
      href,
      kind: kinds[kind].label,
      levels: level?.includes ?? [],
      // Where nothing is left but to look for it, its page says so.
      ...(way && way.is !== 'look-up' && { url: way.href }),
      requires: requires.map((other) => other.id),
      ...(hasRetired(resource) && { retired: true }),
    };
  });
}
