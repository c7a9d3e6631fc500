import type { LearningPath, Resource, Step } from './catalog.ts';

/** The step that follows a resource on each path where it is used, if one follows. */
export function findNextSteps({ steps }: Pick<Resource, 'steps'>): Step[] {
  const paths = [...new Set(steps.map(({ path }) => path))];
  return paths.flatMap((path) => {
    const last = Math.max(...steps.map((step) => path.steps.indexOf(step)));
    return path.steps[last + 1] ?? [];
  });
}

/** The other paths that use some of the same resources, in the order they are met. */
export function findJoinedPaths(path: LearningPath): LearningPath[] {
  const met = path.steps.flatMap((step) =>
    step.resources.flatMap(({ resource }) => resource.steps.map((other) => other.path)),
  );
  return [...new Set(met)].filter((other) => other !== path);
}
