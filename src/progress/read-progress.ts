import {
  isId,
  latestTime,
  longestNote,
  marks,
  type Marked,
  type Progress,
  type Saved,
} from './progress.ts';

/** What a text holds, or everything that is wrong with it. */
export type Reading = { progress: Progress } | { issues: string[] };

/** The version that is written. Version 1 held marks as plain words, and saved ids, without times. */
const version = 2;

/** The longest text that is read, in characters: far above ten thousand marks. */
export const longestText = 4_000_000;
/** The highest place in the reader's own order; more resources than this are on no list. */
const lastPlace = 1_000_000;
/** The longest question or answer, in characters, and the most of them: more than a catalog has. */
const longestAnswer = 300;
const mostAnswers = 100;

/** Reads progress as {@link writeProgress} writes it, or an earlier version; never throws. */
export function readProgress(text: string): Reading {
  if (text.length > longestText) return { issues: ['It is too large for progress data.'] };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { issues: [`It is not JSON: ${(error as Error).message}.`] };
  }
  if (!isRecord(data) || data['cairn'] !== 'progress')
    return {
      issues: ['It is not progress data: the field "cairn" is not "progress".'],
    };
  if (typeof data['version'] !== 'number' || !(data['version'] in readers))
    return {
      issues: [
        data['version'] === undefined
          ? 'It has no version.'
          : `It has version ${quote(data['version'])}; this page reads versions up to ${version}. Reload the page, or export it again.`,
      ],
    };
  const issues: string[] = [];
  const read = readers[data['version'] as keyof typeof readers];
  const progress = {
    marks: readEntries(data['marks'], 'marks', isKey, read.mark, issues),
    saved: readEntries(data['saved'], 'saved', isId, read.saved, issues),
    answers: readAnswers(data['answers']),
  };
  return issues.length > 0 ? { issues } : { progress };
}

/** Progress as JSON text, keys in order, so that two exports can be compared. */
export function writeProgress({ marks, saved, answers }: Progress): string {
  const sorted = (entries: ReadonlyMap<string, unknown>) =>
    Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(
    {
      cairn: 'progress',
      version,
      marks: sorted(marks),
      saved: sorted(saved),
      ...(answers.size > 0 && { answers: sorted(answers) }),
    },
    null,
    1,
  );
}

/**
 * Progress as {@link writeProgress} writes it, if {@link readProgress} reads it again, or why it would not:
 * what cannot be read must not be kept.
 */
export function writeReadable(progress: Progress): { text: string } | { issues: string[] } {
  const text = writeProgress(progress);
  if (text.length > longestText) {
    const [has, most] = [text.length, longestText].map((count) => count.toLocaleString('en'));
    return { issues: [`It would have ${has} characters; at most ${most} are allowed.`] };
  }
  const reading = readProgress(text);
  return 'issues' in reading ? reading : { text };
}

type Read<T> = (value: unknown) => T | string;

const readers: Record<1 | 2, { mark: Read<Marked>; saved: Read<Saved> }> = {
  1: {
    mark: (as) => (isMark(as) ? { as, at: 0 } : wrongMark(as)),
    saved: (kept) =>
      typeof kept === 'boolean' ? { kept, at: 0, note: '' } : `${quote(kept)} is not true or false`,
  },
  2: {
    mark: (value) => {
      if (!isRecord(value)) return `${quote(value)} is not a mark with its time`;
      if (!isMark(value['as'])) return wrongMark(value['as']);
      return isTime(value['at']) ? { as: value['as'], at: value['at'] } : wrongTime(value['at']);
    },
    saved: (value) => {
      if (!isRecord(value)) return `${quote(value)} is not an entry of a reading list`;
      const { kept, at, note, since, order } = value;
      if (typeof kept !== 'boolean') return `kept: ${quote(kept)} is not true or false`;
      if (!isTime(at)) return wrongTime(at);
      if (typeof note !== 'string' || note.length > longestNote)
        return `note: ${quote(note)} is not text of at most ${longestNote} characters`;
      const saved: Saved = { kept, at, note };
      if (since !== undefined) {
        if (!isTime(since)) return wrongTime(since, 'since');
        saved.since = since;
      }
      if (order !== undefined) {
        if (!isPlace(order)) return `order: ${quote(order)} is not a place in a list`;
        saved.order = order;
      }
      return saved;
    },
  },
};

function readEntries<T>(
  value: unknown,
  name: string,
  isName: (key: string) => boolean,
  read: Read<T>,
  issues: string[],
): Map<string, T> {
  const entries = new Map<string, T>();
  if (!isRecord(value)) {
    issues.push(`"${name}" is ${value === undefined ? 'missing' : 'not a list by id'}.`);
    return entries;
  }
  for (const [key, entry] of Object.entries(value)) {
    const result = isName(key) ? read(entry) : `${quote(key)} is not a valid key`;
    if (typeof result === 'string') issues.push(`${name} › ${key.slice(0, 90)}: ${result}.`);
    else entries.set(key, result);
  }
  return entries;
}

/** Answers are a convenience: what is damaged of them is left out, and marks are read all the same. */
function readAnswers(value: unknown): Map<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  const texts = entries.filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && Math.max(entry[0].length, entry[1].length) <= longestAnswer,
  );
  return new Map(texts.slice(0, mostAnswers));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKey(key: string): boolean {
  const [room, ...ids] = key.split('/');
  return ids.length === { resources: 1, paths: 2 }[room ?? ''] && ids.every(isId);
}

function isMark(value: unknown): value is Marked['as'] {
  return value === 'open' || (marks as readonly unknown[]).includes(value);
}

function isTime(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= latestTime;
}

function isPlace(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= lastPlace;
}

function wrongMark(value: unknown): string {
  return `${quote(value)} is not a mark. Use ${marks.join(', ')} or open`;
}

function wrongTime(value: unknown, field = 'at'): string {
  return `${field}: ${quote(value)} is not a time in milliseconds`;
}

/** Lists and records are only named: nested deep enough, they cannot be written as text. */
function quote(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  return isRecord(value) ? '{…}' : JSON.stringify(value ?? null).slice(0, 60);
}
