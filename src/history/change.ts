/** What a change of content does to one thing of the catalog, as data and as the pieces of a sentence. */
export interface Change {
  kind: ChangeKind;
  subject: Subject;
  /** Its id afterwards; of a removed thing the one that it had. */
  id: string;
  /** The id that it had before, if it was renamed. */
  formerId?: string | undefined;
  /** What it is called afterwards, as content says. */
  title: string;
  /** What is done, without capital and full stop: `adds “kvmtool” to KVM › Programs`. */
  pieces: Piece[];
}

/** What can be done to a thing, in the order in which changes are listed. */
export const changeKinds = ['added', 'renamed', 'retired', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What a change can be about, in the order in which changes are listed. */
export const subjects = [
  'resource',
  'topic',
  'path',
  'page',
  'term',
  'site',
  'file',
  'exception',
] as const;
export type Subject = (typeof subjects)[number];

/** A piece of a sentence: words of ours, the title of a thing, or other words from content. */
export type Piece = string | Named | { foreign: string };

/** A thing of the catalog, which may have a page. */
export interface Named {
  subject: Subject;
  id: string;
  /** From content, so untrusted. */
  named: string;
}

/** Longer text from content is cut. */
const LONGEST = 200;

/** A value from content as a piece; a list or a group of fields is only named as such. */
export function foreign(value: unknown): Piece {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  return { foreign: cut(String(value)) };
}

/** The title of a thing as a piece. */
export function named(subject: Subject, id: string, title: string): Named {
  return { subject, id, named: cut(title) };
}

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
}

/** The history of the content, as far as it is known. */
export type History = KnownHistory | UnknownHistory;

export interface KnownHistory {
  known: true;
  /** Newest first; without days on which readers see no change. */
  days: HistoryDay[];
  /** The day, as `YYYY-MM-DD`, before which nothing is known. */
  since?: { day: string; why: 'shallow' | 'long' };
}

/** All commits of a day together. */
export interface HistoryDay {
  /** In UTC, as `YYYY-MM-DD`. */
  day: string;
  /** Of its last commit, in ISO 8601. */
  time: string;
  changes: Change[];
  /** How many resources were added, changed and removed, if there are too many to read them. */
  atOnce?: { added: number; changed: number; removed: number };
}

interface UnknownHistory {
  known: false;
  why: WhyUnknown;
}

/** Why nothing is known, as readers see it. */
export const reasonsUnknown = {
  'no-git': 'this site was built on a machine without Git',
  'no-repository': 'this site was built from files outside a Git repository',
  'not-tracked': 'the content of this site is not tracked by Git',
  failed: 'Git could not read it when this site was built',
} as const;

type WhyUnknown = keyof typeof reasonsUnknown;
