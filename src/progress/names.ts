import { resourceKey, stepKey } from './progress.ts';
import type { IndexedResource } from './ready.ts';
import type { IndexedPath, IndexedStep, StepIndex } from './steps.ts';

/** What a key of a mark stands for. */
export type Named =
  | { title: string; href: string; resource: IndexedResource }
  | { title: string; href: string; path: IndexedPath; step: IndexedStep };

/** Everything in the catalog that can be marked, by the key of its mark. */
export function nameKeys(
  { paths }: StepIndex,
  resources: IndexedResource[],
): ReadonlyMap<string, Named> {
  const names = new Map<string, Named>();
  for (const resource of resources) {
    const { title, href } = resource;
    names.set(resourceKey(resource.id), { title, href, resource });
  }
  for (const path of paths)
    for (const step of path.steps) {
      const { title, href } = step;
      names.set(stepKey(path.id, step.id), { title, href, path, step });
    }
  return names;
}
