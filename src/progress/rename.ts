import type { Progress } from './progress.ts';

const resources = 'resources/';

/**
 * Moves marks and saved resources from former keys to those of today; of two that meet, the later
 * one counts. Keys that nothing is known of stay. Returns the same object when nothing moves.
 */
export function renameKeys(progress: Progress, renamed: Record<string, string>): Progress {
  const keys = new Map(Object.entries(renamed));
  const ids = new Map(
    [...keys]
      .filter(([from]) => from.startsWith(resources))
      .map(([from, to]) => [from.slice(resources.length), to.slice(resources.length)]),
  );
  const marks = moveEntries(progress.marks, keys);
  const saved = moveEntries(progress.saved, ids);
  return marks === progress.marks && saved === progress.saved
    ? progress
    : { ...progress, marks, saved };
}

function moveEntries<T extends { at: number }>(
  entries: ReadonlyMap<string, T>,
  renamed: Map<string, string>,
): ReadonlyMap<string, T> {
  if (![...entries.keys()].some((key) => renamed.has(key))) return entries;
  const moved = new Map<string, T>();
  for (const [key, entry] of entries) {
    const to = renamed.get(key) ?? key;
    const there = moved.get(to);
    if (!there || entry.at > there.at) moved.set(to, entry);
  }
  return moved;
}
