import type { Progress } from './progress.ts';
import {
  findFollowed,
  markOfResource,
  markOfStep,
  type IndexedPath,
  type IndexedStep,
  type StepIndex,
} from './steps.ts';

/** What a page needs to know of each resource beside its row: `/progress/resources.json`. */
export interface IndexedResource {
  id: string;
  title: string;
  /** The language of its title, if that is not the language of the catalog. */
  lang?: string;
  href: string;
  /** Kind as readers see it. */
  kind: string;
  /** The levels it suits; none where nobody judged it. */
  levels: string[];
  /** Its address on the web, if it has one. */
  url?: string;
  /** Ids of the resources to know first. */
  requires: string[];
  /** Set where it is recommended no more; it requires nothing, and nothing requires it. */
  retired?: boolean;
}

/** Something to go on with, and why now. */
export type Ready =
  | { path: IndexedPath; step: IndexedStep }
  | { resource: IndexedResource; after: IndexedResource[] };

/**
 * What a reader is ready for: the next step of each path they follow, then the resources whose
 * prerequisites are all done. Nothing that is marked already.
 */
export function findReady(
  progress: Progress,
  steps: StepIndex,
  resources: IndexedResource[],
): Ready[] {
  const onPaths = findFollowed(progress, steps).map(({ path, next }) => ({ path, step: next }));
  const stepped = new Set(onPaths.flatMap(({ step }) => step.uses));
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const unlocked = resources.flatMap((resource) => {
    const { id, requires } = resource;
    if (requires.length === 0 || stepped.has(id) || markOfResource(progress, id)) return [];
    if (findOpen(progress, resource).length > 0) return [];
    return [{ resource, after: requires.flatMap((other) => byId.get(other) ?? []) }];
  });
  return [...onPaths, ...unlocked];
}

/** What a resource leads to: the step after it on each path, and what requires it, ready or not. */
export function findNext(
  progress: Progress,
  steps: StepIndex,
  resources: IndexedResource[],
  id: string,
): { steps: { path: IndexedPath; step: IndexedStep }[]; resources: IndexedResource[] } {
  return {
    steps: steps.paths.flatMap((path) => {
      const last = path.steps.findLastIndex(({ uses }) => uses.includes(id));
      const step =
        last < 0
          ? undefined
          : path.steps.slice(last + 1).find((next) => isOpen(markOfStep(progress, path.id, next)));
      return step ? [{ path, step }] : [];
    }),
    resources: resources.filter(
      (other) => other.requires.includes(id) && isOpen(markOfResource(progress, other.id)),
    ),
  };
}

/** The ids of the prerequisites of a resource that are not done yet; skipping one is an answer too. */
export function findOpen(
  progress: Progress,
  { requires }: Pick<IndexedResource, 'requires'>,
): string[] {
  return requires.filter((id) => isOpen(markOfResource(progress, id)));
}

function isOpen(mark: string | undefined): boolean {
  return mark !== 'done' && mark !== 'skipped';
}
