import type { Catalog, LearningPath, Step } from '../catalog/catalog.ts';
import { countReaderPacks, packName, packOf } from '../catalog/id-packs.ts';
import { hasRetired, successorOrSelf } from '../catalog/retired.ts';
import { findResourceLinks } from '../catalog/resource-links.ts';
import { kinds } from '../schema/vocabulary.ts';
import type { IndexedResource } from '../progress/ready.ts';
import type { IndexedPath, StepIndex } from '../progress/steps.ts';

/** What the pages need to know of the learning paths to show how far a reader is. */
export function createStepIndex(catalog: Catalog): StepIndex {
  const packs = countReaderPacks(catalog.resources.length);
  return {
    paths: catalog.paths.map(indexPath),
    renamed: findRenamed(catalog),
    ...(packs > 0 && { packs }),
  };
}

/** What the pages need to know of one learning path. */
export function indexPath(path: LearningPath): IndexedPath {
  const { id, title, letter, line, href } = path;
  const usesOf = ({ resources }: Step) =>
    new Set(resources.map(({ resource }) => successorOrSelf(resource)));
  const all = new Set(path.steps.flatMap((step) => [...usesOf(step)]));
  return {
    ...{ id, title, letter, line, href },
    steps: path.steps.map((step) => {
      const uses = usesOf(step);
      const required = [...uses].flatMap(({ requires }) => requires);
      const requires = required.filter((other) => all.has(other) && !uses.has(other));
      return {
        id: step.id,
        title: step.title,
        code: step.code,
        href: step.href,
        uses: [...uses].map((resource) => resource.id),
        ...(requires.length > 0 && { requires: [...new Set(requires)].map((other) => other.id) }),
      };
    }),
  };
}

/**
 * What the pages need to know of the resources to show what a reader is ready for. Of retired ones, those whose
 * marks stay because nothing takes their place.
 */
export function createResourceIndex({ resources, retired }: Catalog): IndexedResource[] {
  const left = retired.filter((resource) => successorOrSelf(resource) === resource);
  return [...resources, ...left].map((resource) => {
    const { id, title, lang, href, kind, level, requires, requiredBy } = resource;
    const [way] = findResourceLinks(resource);
    return {
      id,
      title,
      ...(lang && { lang }),
      href,
      ...(kind && { kind: kinds[kind].label }),
      levels: level?.includes ?? [],
      // Where nothing is left but to look for it, its page says so.
      ...(way && way.is !== 'look-up' && { url: way.href }),
      requires: requires.map((other) => other.id),
      ...(requiredBy.length > 0 && { requiredBy: requiredBy.map((other) => other.id) }),
      ...(hasRetired(resource) && { retired: true }),
    };
  });
}

/** The packs of the resources, by name; none where one file holds all of them. */
export function createResourcePacks(catalog: Catalog): Map<string, IndexedResource[]> {
  const packs = countReaderPacks(catalog.resources.length);
  if (packs === 0) return new Map();
  const own = Map.groupBy(createResourceIndex(catalog), ({ id }) => packOf(id, packs));
  // A pack that nothing is in is there too, as readers may hold ids of other times.
  return new Map(
    Array.from({ length: packs }, (_, i) => [packName(i), own.get(packName(i)) ?? []]),
  );
}

/**
 * What became of the keys of saved progress: the present key for every former one.
 * A resource is `resources/<id>`, a step is `paths/<path>/<step>`; a renamed path renames all its steps. The marks
 * of a retired resource are those of its successor; without one they stay.
 */
export function findRenamed({
  resources,
  retired,
  paths,
}: Pick<Catalog, 'resources' | 'retired' | 'paths'>): Record<string, string> {
  return Object.fromEntries([
    ...[...resources, ...retired].flatMap((resource) => {
      const { id } = successorOrSelf(resource);
      return [resource.id, ...resource.formerly]
        .filter((old) => old !== id)
        .map((old) => [`resources/${old}`, `resources/${id}`]);
    }),
    ...paths.flatMap(findRenamedSteps),
  ]) as Record<string, string>;
}

function findRenamedSteps(path: LearningPath): [from: string, to: string][] {
  return [path.id, ...path.formerly].flatMap((pathId) =>
    path.steps.flatMap((step) =>
      [step.id, ...step.formerly]
        .map((stepId) => `paths/${pathId}/${stepId}`)
        .filter((key) => key !== `paths/${path.id}/${step.id}`)
        .map((key): [string, string] => [key, `paths/${path.id}/${step.id}`]),
    ),
  );
}
