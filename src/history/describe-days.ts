import type { HistoryDay } from './change.ts';
import type { CommittedDay, CommittedFile } from './read-commits.ts';
import type { FindText, StoredFile } from './read-texts.ts';
import { createContentData, type Fields, type Page } from './content-data.ts';
import { findChanges } from './find-changes.ts';

/** The changes of each day, oldest first. */
export function describeDays(
  days: CommittedDay[],
  find: FindText,
  tree: ReadonlyMap<string, string>,
): HistoryDay[] {
  /** The newest readable version of each file. */
  const known = new Map<string, StoredFile>();
  const names = startNames(days, find, tree);
  return days.flatMap(({ day, time, files, unread }): HistoryDay[] => {
    for (const { file } of unread) known.delete(file);
    const before: StoredFile[] = [];
    const after: StoredFile[] = [];
    for (const { file, before: old, after: now } of files) {
      const was = (old === undefined ? undefined : find(file, old)) ?? known.get(file);
      const is = now === undefined ? undefined : find(file, now);
      // A version that cannot be read is skipped.
      if (now !== undefined && is === undefined) continue;
      if (was) before.push(was);
      if (is) after.push(is);
      if (is) known.set(file, is);
      else known.delete(file);
    }
    const [old, now] = [createContentData(before), createContentData(after)];
    const topics = new Map(names.topics);
    move(names.topics, old.topics, now.topics);
    move(names.resources, old.resources, now.resources);
    const changes = findChanges(old, now, { before: { ...names, topics }, after: names });
    const atOnce = unread.length > 0 ? { atOnce: count(unread) } : {};
    if (changes.length === 0 && unread.length === 0) return [];
    return [{ day, time: new Date(time * 1000).toISOString(), changes, ...atOnce }];
  });
}

/** The topics before the first day: those that no day touches, and the old versions of the others. */
function startNames(
  days: CommittedDay[],
  find: FindText,
  tree: ReadonlyMap<string, string>,
): { topics: Map<string, Page>; resources: Map<string, Fields> } {
  const start = new Map<string, string | undefined>(
    [...tree].filter(([file]) => file.startsWith('topics/')),
  );
  for (const { files } of days.toReversed())
    for (const { file, before } of files) if (file.startsWith('topics/')) start.set(file, before);
  const files = [...start].flatMap(([file, hash]) =>
    hash === undefined ? [] : (find(file, hash) ?? []),
  );
  return { topics: new Map(createContentData(files).topics), resources: new Map() };
}

function move<T>(
  names: Map<string, T>,
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): void {
  for (const id of before.keys()) names.delete(id);
  for (const [id, thing] of after) names.set(id, thing);
}

function count(files: CommittedFile[]): NonNullable<HistoryDay['atOnce']> {
  const added = files.filter(({ before }) => before === undefined).length;
  const removed = files.filter(({ after }) => after === undefined).length;
  return { added, removed, changed: files.length - added - removed };
}
