/** How far a reader is: what they marked, saved and answered. Immutable: every change is a new one. */
export interface Progress {
  /** By {@link resourceKey} or {@link stepKey}; keys that the catalog does not know stay. */
  marks: ReadonlyMap<string, Marked>;
  /** The reading list, by id of the resource. */
  saved: ReadonlyMap<string, Saved>;
  /** What the reader answered to the questions that help to choose a path: by question, as they are worded. */
  answers: ReadonlyMap<string, string>;
}

/** What a reader says of a step or a resource. */
export const marks = ['done', 'doing', 'skipped'] as const;
export type Mark = (typeof marks)[number];

export interface Marked {
  /** `open` stands where a mark was taken back, so that a merge does not bring it back. */
  as: Mark | 'open';
  /** When, in milliseconds since 1970 UTC; 0 where nobody knows. */
  at: number;
}

export interface Saved {
  /** Whether it is on the list, or was taken off. */
  kept: boolean;
  /** When it was last put on, taken off or noted, in milliseconds since 1970 UTC. */
  at: number;
  /** What the reader noted; empty where nothing. */
  note: string;
  /** When it was put on the list, if it changed since; in milliseconds since 1970 UTC. */
  since?: number;
  /** Its place in the reader's own order; without one it comes after those that have one. */
  order?: number;
}

export const noProgress: Progress = { marks: new Map(), saved: new Map(), answers: new Map() };

/** The longest note, in characters. */
export const longestNote = 2000;
/** The latest time, in milliseconds since 1970 UTC, that a date can have. */
export const latestTime = 8.64e15;

/** Whether a text can be the id of a resource, a path or a step. */
export function isId(text: string): boolean {
  return /^[a-z0-9-]{1,90}$/.test(text);
}

/** The key of a resource's mark; it is a promise, as the address is. */
export function resourceKey(id: string): string {
  return `resources/${id}`;
}

/** The key of a step's own mark, from the ids of its path and of the step. */
export function stepKey(path: string, step: string): string {
  return `paths/${path}/${step}`;
}

/** The progress with the same mark on all keys; `now` in milliseconds since 1970 UTC. */
export function setMarks(
  progress: Progress,
  keys: string[],
  as: Marked['as'],
  now: number,
): Progress {
  const next = new Map(progress.marks);
  for (const key of keys) next.set(key, { as, at: later(now, next.get(key)) });
  return { ...progress, marks: next };
}

/** The progress with a resource on the reading list, or off it; a note that is not given stays. */
export function setSaved(
  progress: Progress,
  id: string,
  change: { kept: boolean; note?: string },
  now: number,
): Progress {
  const before = progress.saved.get(id);
  const saved: Saved = {
    kept: change.kept,
    at: later(now, before),
    note: cut(change.note ?? before?.note ?? '', longestNote),
  };
  // What is put on anew is as if it had never been there.
  if (before?.kept) {
    saved.since = before.since ?? before.at;
    if (before.order !== undefined) saved.order = before.order;
  }
  return { ...progress, saved: new Map(progress.saved).set(id, saved) };
}

/** The progress with these answers and no others; the same object if they are these already. */
export function setAnswers(progress: Progress, answers: ReadonlyMap<string, string>): Progress {
  const { answers: before } = progress;
  const isSame =
    before.size === answers.size && [...answers].every(([ask, say]) => before.get(ask) === say);
  return isSame ? progress : { ...progress, answers };
}

/** When a resource was put on the list, in milliseconds since 1970 UTC; 0 where nobody knows. */
export function savedAt({ at, since }: Saved): number {
  return since ?? at;
}

/** The progress with the reading list in this order. An order is no change that a merge would weigh. */
export function orderSaved(progress: Progress, ids: string[]): Progress {
  const saved = new Map(progress.saved);
  for (const [order, id] of ids.entries()) {
    const entry = saved.get(id);
    if (entry) saved.set(id, { ...entry, order });
  }
  return { ...progress, saved };
}

/**
 * Now, but after what was before, should the clock have been turned back; never a time that no date has.
 * What was before counts for nothing if its time cannot have come yet.
 */
function later(now: number, before: { at: number } | undefined): number {
  if (before && isAhead(before.at, now)) return now;
  return Math.min(Math.max(now, (before?.at ?? -1) + 1), latestTime);
}

/** At most so many characters of a text, without half of one at the end. */
export function cut(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : text;
}

/** Times that a wrong clock made: as the latest of all they would win over every later change. */

/** As `isBelievable` says: local time shown as UTC is up to 14 hours ahead. */
const skew = 86_400_000;
/** A clock that shows an earlier time has lost its power, and says nothing about other times. */
const first = Date.UTC(1990, 0, 1);

/** Whether a time cannot have come yet, both in milliseconds since 1970 UTC. */
function isAhead(at: number, now: number): boolean {
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
