import type { Progress } from './progress.ts';

/**
 * Takes back what turned `before` into `after`, entry by entry. What was changed again since then,
 * here or in another tab, stays as it is.
 */
export function undoChange(now: Progress, before: Progress, after: Progress): Progress {
  return {
    marks: undoEntries(now.marks, before.marks, after.marks),
    saved: undoEntries(now.saved, before.saved, after.saved),
    answers: undoEntries(now.answers, before.answers, after.answers),
  };
}

function undoEntries<T>(
  now: ReadonlyMap<string, T>,
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  const undone = new Map(now);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, became] = [before.get(key), after.get(key)];
    // Storage hands over equal entries that are not the same.
    if (isEqual(was, became) || !isEqual(now.get(key), became)) continue;
    if (was === undefined) undone.delete(key);
    else undone.set(key, was);
  }
  return undone;
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
