/** Times that a wrong clock made: as the latest of all they would win over every later change. */
import type { Progress, Saved } from './progress.ts';

/** As in `believable-time.ts`: local time shown as UTC is up to 14 hours ahead. */
const skew = 86_400_000;
/** A clock that shows an earlier time has lost its power, and says nothing about other times. */
const first = Date.UTC(1990, 0, 1);

/** Whether a time cannot have come yet, both in milliseconds since 1970 UTC. */
export function isAhead(at: number, now: number): boolean {
  return now >= first && at > now + skew;
}

/** The progress in which a time that cannot have come yet counts as not said: 0. The same object if there is none. */
export function withoutFuture(progress: Progress, now: number): Progress {
  const marks = correct(progress.marks, (mark) =>
    isAhead(mark.at, now) ? { ...mark, at: 0 } : mark,
  );
  const saved = correct(progress.saved, (entry) => correctSaved(entry, now));
  return marks === progress.marks && saved === progress.saved
    ? progress
    : { ...progress, marks, saved };
}

function correctSaved(entry: Saved, now: number): Saved {
  const isSinceAhead = entry.since !== undefined && isAhead(entry.since, now);
  if (!isSinceAhead && !isAhead(entry.at, now)) return entry;
  const { since, ...rest } = entry;
  return {
    ...rest,
    ...(since !== undefined && !isSinceAhead && { since }),
    at: isAhead(entry.at, now) ? 0 : entry.at,
  };
}

function correct<Entry>(
  entries: ReadonlyMap<string, Entry>,
  change: (entry: Entry) => Entry,
): ReadonlyMap<string, Entry> {
  const changed = [...entries].filter(([, entry]) => change(entry) !== entry);
  if (changed.length === 0) return entries;
  return new Map([...entries].map(([key, entry]) => [key, change(entry)]));
}
