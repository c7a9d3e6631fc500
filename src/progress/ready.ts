import type { Progress } from './progress.ts';
import {
  findFollowed,
  findNextStep,
  isOpen,
  markOfResource,
  type IndexedPath,
  type IndexedStep,
  type StepIndex,
} from './steps.ts';

/** What a page needs to know of a resource beside its row: in `/progress/resources.json`, or in a pack of many. */
export interface IndexedResource {
  id: string;
  title: string;
  /** The language of its title, if that is not the language of the catalog. */
  lang?: string;
  href: string;
  /** Kind as readers see it, if it is stated. */
  kind?: string;
  /** The levels it suits; none where nobody rated it. */
  levels: string[];
  /** Its address on the web, if it has one. */
  url?: string;
  /** Ids of the resources to know first. */
  requires: string[];
  /** Ids of the resources that require it; absent where none does. */
  requiredBy?: string[];
  /** Set where it is recommended no more; it requires nothing, and nothing requires it. */
  retired?: boolean;
}

/** The same as its file holds it: without what follows from its id, and without what is empty. */
export type StoredResource = Omit<IndexedResource, 'href' | 'levels' | 'requires'> &
  Partial<Pick<IndexedResource, 'href' | 'levels' | 'requires'>>;

/** What the file of a resource says of it, at the home page of the catalog. */
export function readStored(stored: StoredResource, home: string): IndexedResource {
  return { href: `${home}resources/${stored.id}/`, levels: [], requires: [], ...stored };
}

/** What need not be in a file, as {@link readStored} adds it again. */
export function toStored(resource: IndexedResource, home: string): StoredResource {
  const { href, levels, requires, ...rest } = resource;
  return {
    ...rest,
    ...(href !== `${home}resources/${rest.id}/` && { href }),
    ...(levels.length > 0 && { levels }),
    ...(requires.length > 0 && { requires }),
  };
}

/** Something to continue with, and why now. */
export type Ready =
  | { path: IndexedPath; step: IndexedStep }
  | { resource: IndexedResource; after: IndexedResource[] };

/**
 * What a reader is ready for: the next step of each path they follow, then the resources whose
 * prerequisites are all done. Nothing that is marked already, and no resource of a path that the
 * reader follows, because its next step says when it is due.
 */
export function findReady(
  progress: Progress,
  steps: StepIndex,
  resources: IndexedResource[],
): Ready[] {
  const onPaths = findFollowed(progress, steps).map(({ path, next }) => ({ path, step: next }));
  const stepped = findUses(onPaths);
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const unlocked = resources.flatMap((resource) => {
    const { id, requires } = resource;
    if (requires.length === 0 || stepped.has(id) || markOfResource(progress, id)) return [];
    if (findOpen(progress, resource).length > 0) return [];
    return [{ resource, after: requires.flatMap((other) => byId.get(other) ?? []) }];
  });
  return [...onPaths, ...unlocked];
}

/**
 * What a finished resource leads to: the next step of each path that uses it, and what requires it,
 * ready or not, unless a path that the reader follows says when it is due.
 */
export function findNext(
  progress: Progress,
  steps: StepIndex,
  resources: IndexedResource[],
  id: string,
): { steps: { path: IndexedPath; step: IndexedStep }[]; resources: IndexedResource[] } {
  const using = steps.paths.filter((path) => path.steps.some(({ uses }) => uses.includes(id)));
  const onPaths = using.flatMap((path) => {
    const step = findNextStep(progress, path);
    return step ? [{ path, step }] : [];
  });
  const stepped = findUses([...onPaths, ...findFollowed(progress, steps)]);
  return {
    steps: onPaths,
    resources: resources.filter(
      (other) =>
        other.requires.includes(id) &&
        !stepped.has(other.id) &&
        isOpen(markOfResource(progress, other.id)),
    ),
  };
}

/** The ids of all resources that these paths use. */
function findUses(onPaths: { path: IndexedPath }[]): Set<string> {
  return new Set(onPaths.flatMap(({ path }) => path.steps.flatMap(({ uses }) => uses)));
}

/** The ids of the prerequisites of a resource that are not done yet; skipping one is an answer too. */
export function findOpen(
  progress: Progress,
  { requires }: Pick<IndexedResource, 'requires'>,
): string[] {
  return requires.filter((id) => isOpen(markOfResource(progress, id)));
}
