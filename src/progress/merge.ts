import { savedAt, type Marked, type Progress, type Saved, withoutFuture } from './progress.ts';

/** What a merge does with one mark, one saved resource or one answer. */
export type Change =
  | { what: 'mark'; key: string; mine: Marked | undefined; theirs: Marked; taken: boolean }
  | { what: 'saved'; key: string; mine: Saved | undefined; theirs: Saved; taken: boolean }
  | { what: 'answer'; key: string; mine: string | undefined; theirs: string; taken: boolean };

/**
 * Takes another progress into mine: of two that differ the later one counts, of two at the same time
 * the one that says more, and nothing is lost that only one side has. So it does not matter in which
 * order, or how often, the same are merged; only the reader's own order of the list and their own answers stay as here.
 * Returns both the result and what differs, for a preview.
 * Times after `now` (milliseconds since 1970 UTC) count as not said, or they would win for ever.
 */
export function mergeProgress(
  mine: Progress,
  theirs: Progress,
  now: number,
): { merged: Progress; changes: Change[] } {
  const [here, there] = [withoutFuture(mine, now), withoutFuture(theirs, now)];
  const marks = new Map(here.marks);
  const saved = new Map(here.saved);
  const changes: Change[] = [];
  for (const [key, mark] of there.marks) {
    const own = marks.get(key);
    const taken = !own || compareMarks(mark, own) > 0;
    if (taken) marks.set(key, mark);
    if ((own?.as ?? 'open') === mark.as) continue;
    changes.push({ what: 'mark', key, mine: mine.marks.get(key), theirs: mark, taken });
  }
  for (const [key, entry] of there.saved) {
    const own = saved.get(key);
    if (own && own.kept === entry.kept && own.note === entry.note) {
      saved.set(key, mergeEqual(own, entry));
      continue;
    }
    const taken = !own || compareSaved(entry, own) > 0;
    if (taken) saved.set(key, entry);
    if (!own && !entry.kept && entry.note === '') continue;
    changes.push({ what: 'saved', key, mine: mine.saved.get(key), theirs: entry, taken });
  }
  const answers = new Map(here.answers);
  for (const [key, theirs] of there.answers) {
    const own = answers.get(key);
    if (own === theirs) continue;
    const taken = own === undefined;
    if (taken) answers.set(key, theirs);
    changes.push({ what: 'answer', key, mine: own, theirs, taken });
  }
  return { merged: { marks, saved, answers }, changes };
}

const saysMore: Marked['as'][] = ['open', 'skipped', 'doing', 'done'];

function compareMarks(a: Marked, b: Marked): number {
  return a.at - b.at || saysMore.indexOf(a.as) - saysMore.indexOf(b.as);
}

function compareSaved(a: Saved, b: Saved): number {
  return (
    a.at - b.at ||
    Number(a.kept) - Number(b.kept) ||
    a.note.length - b.note.length ||
    (a.note > b.note ? 1 : -1)
  );
}

/** Of two that say the same: when it was said last, and since when it is on the list. */
function mergeEqual(own: Saved, other: Saved): Saved {
  if (other.at === own.at && savedAt(other) >= savedAt(own)) return own;
  const since = Math.min(savedAt(own), savedAt(other));
  return { ...own, at: Math.max(own.at, other.at), since };
}
