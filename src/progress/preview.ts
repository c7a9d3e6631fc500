import type { Change } from './merge.ts';
import type { Named } from './names.ts';
import { resourceKey, type Marked, type Saved } from './progress.ts';

/** What an import would do with one mark or one saved resource, in words for readers. */
export interface PreviewRow {
  /** Its title in the catalog, else its key. */
  title: string;
  /** `resource`, `reading list` or `step A2`. */
  what: string;
  /** As it is here. */
  mine: string;
  /** As it is in what is imported. */
  theirs: string;
  outcome: 'taken' | 'yours is newer' | 'yours stays';
  /** Whether the catalog knows it. */
  known: boolean;
}

/** The rows of a preview: first what would be taken, each by title. */
export function createPreview(changes: Change[], names: ReadonlyMap<string, Named>): PreviewRow[] {
  return changes
    .map((change) => createRow(change, names))
    .toSorted(
      (a, b) =>
        Number(a.outcome !== 'taken') - Number(b.outcome !== 'taken') ||
        a.title.localeCompare(b.title),
    );
}

function createRow(change: Change, names: ReadonlyMap<string, Named>): PreviewRow {
  const { key, mine, theirs, taken } = change;
  const named = names.get(change.what === 'saved' ? resourceKey(key) : key);
  const place = named && 'step' in named ? `step ${named.step.code}` : 'resource';
  const newer = mine && mine.at > theirs.at;
  return {
    title: named?.title ?? key,
    what: change.what === 'saved' ? 'reading list' : named ? place : 'mark',
    ...(change.what === 'saved'
      ? { mine: describeSaved(change.mine), theirs: describeSaved(change.theirs) }
      : { mine: describeMark(change.mine), theirs: describeMark(change.theirs) }),
    outcome: taken ? 'taken' : newer ? 'yours is newer' : 'yours stays',
    known: named !== undefined,
  };
}

function describeMark(marked: Marked | undefined): string {
  return !marked || marked.as === 'open' ? 'no mark' : marked.as;
}

function describeSaved(saved: Saved | undefined): string {
  if (!saved?.kept) return 'not on it';
  return saved.note ? `on it: “${saved.note}”` : 'on it';
}
