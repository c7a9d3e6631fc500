import { longestUnpacked } from './fragment.ts';
import { cut, isId, longestNote, resourceKey, setSaved, type Progress } from './progress.ts';

/** A reading list that somebody shares: nothing of its owner but what they chose to add. */
export interface SharedList {
  /** What its owner calls it; empty where they do not. */
  title: string;
  items: SharedItem[];
}

export interface SharedItem {
  id: string;
  /** Empty where there is none, or where it is not shared. */
  note: string;
}

/** The longest title of a shared list, in characters. */
export const longestTitle = 120;
const mostItems = 1000;
const version = 1;

/** The text of a list that {@link readSharedList} reads. Throws an error for readers when it is too long for that. */
export function writeSharedList({ title, items }: SharedList): string {
  if (items.length > mostItems)
    throw new Error(
      `A link can contain at most ${mostItems} resources; this list has ${items.length}. Filter the list and share fewer.`,
    );
  const text = JSON.stringify({
    cairn: 'list',
    version,
    ...(title && { title: cut(title, longestTitle) }),
    items: items.map(({ id, note }) => ({ id, ...(note && { note }) })),
  });
  if (new Blob([text]).size > longestUnpacked)
    throw new Error('The notes are too long for a link. Share the list without them.');
  return text;
}

/** Reads a shared list. Throws an error for readers when the text is none; an id counts once. */
export function readSharedList(text: string): SharedList {
  const data = parse(text);
  if (!isRecord(data) || data['cairn'] !== 'list')
    throw new Error('The link does not contain a reading list.');
  const { version: its, title = '', items } = data;
  if (its !== version)
    throw new Error('The list was written by another version of this site. Reload the page.');
  if (typeof title !== 'string' || title.length > longestTitle)
    throw new Error(`The title of the list is not text of at most ${longestTitle} characters.`);
  if (!Array.isArray(items) || items.length > mostItems)
    throw new Error(`The link does not contain a list of at most ${mostItems} resources.`);
  const read = (items as unknown[]).map((item) => {
    if (!isItem(item)) throw new Error('An entry of the list is damaged.');
    return { id: item.id, note: item.note ?? '' };
  });
  return { title, items: removeRepeated(read) };
}

/** The items under the ids of today; `renamed` leads from keys of marks to those of today. */
export function renameShared(items: SharedItem[], renamed: Record<string, string>): SharedItem[] {
  const today = new Map(Object.entries(renamed));
  const renameId = (id: string) => today.get(resourceKey(id))?.slice(resourceKey('').length) ?? id;
  return removeRepeated(items.map(({ id, note }) => ({ id: renameId(id), note })));
}

/**
 * The progress with shared resources on the reader's own list. What is there already stays as it is,
 * and so does a note of their own.
 */
export function saveShared(progress: Progress, items: SharedItem[], now: number): Progress {
  return items.reduce((next, { id, note }, i) => {
    const own = next.saved.get(id);
    if (own?.kept) return next;
    // The latest comes first, so the order of the list stays.
    return setSaved(next, id, { kept: true, note: own?.note || note }, now - i);
  }, progress);
}

/** Of items with the same id, the first. */
function removeRepeated(items: SharedItem[]): SharedItem[] {
  const ids = items.map(({ id }) => id);
  return items.filter(({ id }, i) => ids.indexOf(id) === i);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isItem(value: unknown): value is { id: string; note?: string } {
  if (!isRecord(value) || typeof value['id'] !== 'string' || !isId(value['id'])) return false;
  const note = value['note'] ?? '';
  return typeof note === 'string' && note.length <= longestNote;
}
