import { showHiddenCharacters } from '../text/hidden-character.ts';
import { code, type Inline, join, plain } from '../github/markdown.ts';
import { formatCount } from '../text/count.ts';

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

/** The most characters of content in one piece, and in a line. */
const LONGEST_WORDS = 160;
const LONGEST_LINE = 6000;

/** Pieces as plain text in one line: titles in quotes, and hidden characters as codes. */
export function formatPlain(pieces: Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('foreign' in piece) return showHiddenCharacters(piece.foreign);
      return `“${showHiddenCharacters(piece.named)}”`;
    })
    .join('');
}

/** Pieces as Markdown in one line, with text from content as code; the more pieces, the less of each is shown. */
export function formatMarkdown(pieces: Piece[]): Inline {
  const count = pieces.filter((piece) => typeof piece !== 'string').length;
  const most = Math.min(LONGEST_WORDS, Math.ceil(LONGEST_LINE / (count + 1)));
  return join(
    mergeWords(pieces).map((piece) => {
      if (typeof piece === 'string') return plain(piece);
      return code('foreign' in piece ? piece.foreign : piece.named, most);
    }),
  );
}

/** Adjacent words as one piece, because two of them may form a commit or an emoji. */
function mergeWords(pieces: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string')
      merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged;
}

/** The pieces of a clause as a sentence of its own. */
export function asSentence([first = '', ...rest]: Piece[]): Piece[] {
  if (typeof first !== 'string') return [first, ...rest];
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}

/** More changes of one kind are put into one sentence. */
const FEW = 12;
/** More things are not named in it. */
const NAMED = 100;

/** A sentence about one change, or about many of a kind. */
export interface Sentence extends Pick<Change, 'kind' | 'subject' | 'pieces'> {
  /** The id of the thing that it is about; `undefined` if it is about many. */
  id?: string;
  /** The many that it is about, unless they are too many to be named. */
  things?: Thing[];
}

/** One of many things that a sentence is about. */
export interface Thing {
  name: Named;
  /** The first topic that a new resource was placed in. */
  topic: Named | undefined;
}

const verbs = {
  added: 'adds',
  renamed: 'renames',
  retired: 'retires',
  changed: 'changes',
  removed: 'removes',
} as const satisfies Record<Change['kind'], string>;

/** Changes as sentences; more than `few` of a kind become one, as after an import. */
export function bundleChanges(changes: Change[], few = FEW): Sentence[] {
  return changeKinds.flatMap((kind) =>
    subjects.flatMap((subject): Sentence[] => {
      const alike = changes.filter((change) => change.kind === kind && change.subject === subject);
      if (alike.length <= few) return alike;
      const sentence = describeMany(kind, subject, alike.length);
      return [alike.length > NAMED ? sentence : { ...sentence, things: alike.map(toThing) }];
    }),
  );
}

function toThing({ kind, subject, id, title, pieces }: Change): Thing {
  const isNew = kind === 'added' && subject === 'resource';
  return {
    name: named(subject, id, title),
    topic: isNew ? pieces.find(isTopic) : undefined,
  };
}

function isTopic(piece: Change['pieces'][number]): piece is Named {
  return typeof piece === 'object' && 'subject' in piece && piece.subject === 'topic';
}

/** `adds 62 resources`, with `how` at the end. */
export function describeMany(
  kind: Change['kind'],
  subject: Change['subject'],
  count: number,
  how = '',
): Sentence {
  return { kind, subject, pieces: [`${verbs[kind]} ${formatCount(count, subject)}${how}`] };
}
