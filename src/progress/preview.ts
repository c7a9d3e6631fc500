import { formatCount } from '../text/count.ts';
import type { Change } from './merge.ts';
import type { Named } from './names.ts';
import { resourceKey, type Marked, type Saved } from './progress.ts';

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
