import { savedAt, type Mark, type Progress, type Saved } from './progress.ts';
import type { IndexedResource } from './ready.ts';
import { markOfResource } from './steps.ts';

/** A resource on the reading list, and what is there of it. */
export interface ListedResource {
  id: string;
  saved: Saved;
  mark: Mark | undefined;
  /** Missing where the catalog does not know the id. */
  resource: IndexedResource | undefined;
}

export type Sort = 'saved' | 'title' | 'level' | 'own';
/** Those that are neither done nor skipped, or the others. */
export type Shown = 'all' | 'open' | 'done';

/**
 * The reading list in an order: the latest saved first, by title, by level (`levels` from the lowest),
 * or in the reader's own order. `also` names resources to show although they were taken off.
 */
export function findListed(
  progress: Progress,
  resources: IndexedResource[],
  { sort, show, levels, also }: ListView,
): ListedResource[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const listed = [...progress.saved].flatMap(([id, saved]) => {
    const mark = markOfResource(progress, id);
    const finished = mark === 'done' || mark === 'skipped';
    if (!saved.kept && !also.has(id)) return [];
    if (show !== 'all' && finished !== (show === 'done')) return [];
    return [{ id, saved, mark, resource: byId.get(id) }];
  });
  const levelOf = ({ resource }: ListedResource) => {
    const place = levels.indexOf(resource?.levels[0] ?? '');
    return place < 0 ? levels.length : place;
  };
  const compare: Record<Sort, (a: ListedResource, b: ListedResource) => number> = {
    saved: (a, b) => savedAt(b.saved) - savedAt(a.saved),
    title: compareTitles,
    level: (a, b) => levelOf(a) - levelOf(b),
    own: (a, b) => (a.saved.order ?? Infinity) - (b.saved.order ?? Infinity) || 0,
  };
  // What is equal stands as it was saved, in the own order the other way round: new ones go last.
  const direction = sort === 'own' ? 1 : -1;
  return listed.toSorted(
    (a, b) =>
      compare[sort](a, b) ||
      direction * (savedAt(a.saved) - savedAt(b.saved)) ||
      compareTitles(a, b),
  );
}

interface ListView {
  sort: Sort;
  show: Shown;
  levels: string[];
  also: { has: (id: string) => boolean };
}

/** Whether somebody has put the list into an order of their own. */
export function hasOwnOrder({ saved }: Progress): boolean {
  return [...saved.values()].some(({ kept, order }) => kept && order !== undefined);
}

function compareTitles(a: ListedResource, b: ListedResource): number {
  return (a.resource?.title ?? a.id).localeCompare(b.resource?.title ?? b.id);
}

/** The fragment of an address that carries a shared list begins so. */
export const listFragment = '#list=';
