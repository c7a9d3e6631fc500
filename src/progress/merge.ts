import type { Marked, Progress, Saved } from './progress.ts';

/** What a merge does with one mark or one saved resource. */
export type Change =
  | { what: 'mark'; key: string; mine: Marked | undefined; theirs: Marked; taken: boolean }
  | { what: 'saved'; key: string; mine: Saved | undefined; theirs: Saved; taken: boolean };

/**
 * Takes another progress into mine: of two that differ the later one counts, and nothing is lost
 * that only one side has. Returns both the result and what differs, for a preview.
 * Times after `now` (milliseconds since 1970 UTC) count as now, or they would win for ever.
 */
export function mergeProgress(
  mine: Progress,
  theirs: Progress,
  now: number,
): { merged: Progress; changes: Change[] } {
  const marks = new Map(mine.marks);
  const saved = new Map(mine.saved);
  const changes: Change[] = [];
  for (const [key, other] of theirs.marks) {
    const own = mine.marks.get(key);
    if ((own?.as ?? 'open') === other.as) continue;
    const theirMark = { ...other, at: Math.min(other.at, now) };
    const taken = !own || theirMark.at > own.at;
    changes.push({ what: 'mark', key, mine: own, theirs: theirMark, taken });
    if (taken) marks.set(key, theirMark);
  }
  for (const [key, other] of theirs.saved) {
    const own = mine.saved.get(key);
    if ((own?.kept ?? false) === other.kept && (own?.note ?? '') === other.note) continue;
    const theirEntry = { ...other, at: Math.min(other.at, now) };
    const taken = !own || theirEntry.at > own.at;
    changes.push({ what: 'saved', key, mine: own, theirs: theirEntry, taken });
    if (taken) saved.set(key, theirEntry);
  }
  return { merged: { marks, saved }, changes };
}
