/** What a change of content does to one thing of the catalog, as data and as the pieces of a sentence. */
export interface Change {
  kind: ChangeKind;
  subject: Subject;
  /** Its id afterwards; of a removed thing the one that it had. */
  id: string;
  /** The id that it had before, where it was renamed. */
  formerId?: string | undefined;
  /** What it is called afterwards, as content says. */
  title: string;
  /** What is done, without capital and full stop: `adds “kvmtool” to KVM › Programs`. */
  pieces: Piece[];
}

/** What can be done to a thing, in the order in which it is told. */
export const changeKinds = ['added', 'renamed', 'retired', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What a change can be about, in the order in which it is told. */
export const subjects = ['resource', 'topic', 'path', 'term', 'site', 'exception'] as const;
export type Subject = (typeof subjects)[number];

/** A piece of a sentence: our words, a thing by its title, or other words that content holds. */
export type Piece = string | Named | { foreign: string };

/** A thing of the catalog, which may have a page. */
export interface Named {
  subject: Subject;
  id: string;
  /** A stranger's words too. */
  named: string;
}

/** Longer words of content are cut: a sentence tells what happened, not all that is there. */
const LONGEST = 200;

/** Words that content holds, as a piece; of what is none, what it is. */
export function foreign(value: unknown): Piece {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  return { foreign: cut(String(value)) };
}

/** A thing by its title, as a piece. */
export function named(subject: Subject, id: string, title: string): Named {
  return { subject, id, named: cut(title) };
}

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
}
