import { listOf } from './content-data.ts';

/** The things of one kind before and after a change, put side by side. */
export interface Pairs<T> {
  added: [id: string, thing: T][];
  removed: [id: string, thing: T][];
  /** Those with the same id on both sides. */
  kept: Pair<T>[];
  /** Those with another id. */
  renamed: (Pair<T> & { formerId: string })[];
}

export interface Pair<T> {
  id: string;
  before: T;
  after: T;
}

/**
 * Puts things side by side. One whose id is gone is the same as a new one when that says so under `formerly`, or
 * when the two agree in a mark by which readers know them, such as the address. How much two files have in
 * common says nothing: short ones are alike by the names of their fields alone.
 */
export function pairThings<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  { formerlyOf, marksOf }: Known<T>,
): Pairs<T> {
  const gone = new Map([...before].filter(([id]) => !after.has(id)));
  const fresh = new Map([...after].filter(([id]) => !before.has(id)));
  const renamed: Pairs<T>['renamed'] = [];
  const join = (formerId: string | undefined, id: string, thing: T) => {
    const former = formerId === undefined ? undefined : gone.get(formerId);
    if (formerId === undefined || former === undefined) return;
    renamed.push({ formerId, id, before: former, after: thing });
    gone.delete(formerId);
    fresh.delete(id);
  };

  for (const [id, thing] of [...fresh])
    join(
      listOf(formerlyOf(thing))
        .map(String)
        .find((former) => gone.has(former)),
      id,
      thing,
    );
  if (gone.size > 0) {
    const ids = findMarked(gone, marksOf);
    const unique = findMarked(fresh, marksOf);
    for (const [id, thing] of [...fresh])
      join(
        [marksOf(thing)]
          .flat()
          .filter((mark) => unique.get(mark) !== undefined)
          .map((mark) => ids.get(mark))
          .find((former) => former !== undefined && gone.has(former)),
        id,
        thing,
      );
  }
  return {
    added: [...fresh],
    removed: [...gone],
    kept: [...after].flatMap(([id, thing]) => {
      const former = before.get(id);
      return former === undefined ? [] : [{ id, before: former, after: thing }];
    }),
    renamed,
  };
}

/** The ids of things by their marks; nothing for a mark that several have. */
function findMarked<T>(
  things: ReadonlyMap<string, T>,
  marksOf: Known<T>['marksOf'],
): Map<string, string | undefined> {
  const ids = new Map<string, string | undefined>();
  for (const [id, thing] of things)
    for (const mark of new Set([marksOf(thing)].flat()))
      ids.set(mark, ids.has(mark) ? undefined : id);
  return ids;
}

interface Known<T> {
  /** The ids that a thing says it had. */
  formerlyOf: (thing: T) => unknown;
  /** What makes it known again, the surest first. */
  marksOf: (thing: T) => string | string[];
}
