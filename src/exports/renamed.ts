import type { Catalog, LearningPath } from '../catalog/catalog.ts';
import { standInOf } from '../catalog/retired.ts';

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
      const { id } = standInOf(resource);
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
