import { formatCount } from '../text/count.ts';
import type { Named } from './names.ts';
import {
  resourceKey,
  type Marked,
  type Saved,
  savedAt,
  type Progress,
  withoutFuture,
} from './progress.ts';

/** What an import would do with one mark, saved resource or answer, in words for readers. */
export interface PreviewRow {
  is: Change['what'];
  /** Its title in the catalog, else its key. */
  title: string;
  /** `resource`, `reading list`, `step A2` or `path finder`. */
  what: string;
  /** As it is here. */
  mine: string;
  /** As it is in what is imported. */
  theirs: string;
  outcome: 'imported' | 'yours is newer' | 'yours stays';
  /** Whether the catalog knows it. */
  known: boolean;
}

/**
 * The rows of a preview: first what would be imported, each by title. One row is one mark that a reader made,
 * so a mark that a step has handed on to its resources has none.
 */
export function createPreview(changes: Change[], names: ReadonlyMap<string, Named>): PreviewRow[] {
  return withoutHandedOn(changes, names)
    .map((change) => createRow(change, names))
    .toSorted(
      (a, b) =>
        Number(a.outcome !== 'imported') - Number(b.outcome !== 'imported') ||
        a.title.localeCompare(b.title),
    );
}

/** How many of what these rows are: `2 marks`, `1 mark, 3 saved resources and 1 answer`. */
export function formatRows(rows: Pick<PreviewRow, 'is'>[]): string {
  const units = { mark: 'mark', saved: 'saved resource', answer: 'answer' } as const;
  const parts = Object.entries(units).flatMap(([is, unit]) => {
    const count = rows.filter((row) => row.is === is).length;
    return count > 0 ? [formatCount(count, unit)] : [];
  });
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

/** A step and the resources that it uses are marked together, at the same time. */
function withoutHandedOn(changes: Change[], names: ReadonlyMap<string, Named>): Change[] {
  const markOf = (key: string, { at, as }: Marked, taken: boolean) => `${key} ${at} ${as} ${taken}`;
  const handedOn = new Set<string>();
  for (const change of changes) {
    const named = names.get(change.key);
    if (change.what !== 'mark' || !named || !('step' in named)) continue;
    for (const id of named.step.uses) {
      const { theirs, taken } = change;
      handedOn.add(markOf(resourceKey(id), theirs, taken));
      // A resource of several steps is under way until the last of them is done.
      handedOn.add(markOf(resourceKey(id), { ...theirs, as: 'doing' }, taken));
    }
  }
  return changes.filter(
    (change) =>
      change.what !== 'mark' || !handedOn.has(markOf(change.key, change.theirs, change.taken)),
  );
}

function createRow(change: Change, names: ReadonlyMap<string, Named>): PreviewRow {
  const outcome = change.taken ? 'imported' : isNewer(change) ? 'yours is newer' : 'yours stays';
  const row = { is: change.what, outcome } as const;
  if (change.what === 'answer') {
    const { key, mine = 'no answer', theirs } = change;
    return { ...row, title: key, what: 'path finder', mine, theirs, known: true };
  }
  const named = names.get(change.what === 'saved' ? resourceKey(change.key) : change.key);
  const place = named && 'step' in named ? `step ${named.step.code}` : 'resource';
  return {
    ...row,
    title: named?.title ?? change.key,
    what: change.what === 'saved' ? 'reading list' : named ? place : 'mark',
    ...(change.what === 'saved'
      ? { mine: describeSaved(change.mine), theirs: describeSaved(change.theirs) }
      : { mine: describeMark(change.mine), theirs: describeMark(change.theirs) }),
    known: named !== undefined,
  };
}

function isNewer(change: Change): boolean {
  if (change.what === 'answer') return false;
  return change.mine !== undefined && change.mine.at > change.theirs.at;
}

function describeMark(marked: Marked | undefined): string {
  return !marked || marked.as === 'open' ? 'no mark' : marked.as;
}

function describeSaved(saved: Saved | undefined): string {
  if (!saved?.kept) return 'not on it';
  return saved.note ? `on it: “${saved.note}”` : 'on it';
}

/** What a merge does with one mark, one saved resource or one answer. */
type Change =
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
