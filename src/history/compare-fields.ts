import { isDeepStrictEqual } from 'node:util';
import { foreign, type Piece, type Named, type Subject } from './change.ts';
import { textOf, type Fields } from './content-data.ts';

/** A longer value is not quoted; the sentence only says that it changed. */
const SHORT = 60;
/** Fields whose values are quoted at any length. */
const SHOWN = new Set(['url', 'title', 'term']);

/** Whether two values hold the same, whatever the order of their fields. */
export function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a, b);
}

/** Clauses for the fields that differ, except some. Short values are quoted; other fields are only named. */
export function compareFields(
  before: Fields,
  after: Fields,
  except: readonly string[] = [],
): Clause[] {
  const was = (field: string) => valueOf(before, field);
  const is = (field: string) => valueOf(after, field);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !except.includes(field) && !isSame(was(field), is(field)),
  );
  const values = fields.filter((field) => isQuoted(field, was(field), is(field)));
  const rest = fields.filter((field) => !values.includes(field));
  const verbOf = (field: string) =>
    was(field) === undefined ? 'adds ' : is(field) === undefined ? 'removes ' : 'changes ';
  const together = ['adds ', 'changes ', 'removes '].flatMap((verb): Clause[] => {
    const nouns = rest.filter((field) => verbOf(field) === verb).map((field) => [nounOf(field)]);
    return nouns.length === 0 ? [] : [({ its }) => [verb, ...its(joinWords(nouns, 8))]];
  });
  return [
    ...values.map((field) => compareValue(nounOf(field), was(field), is(field))),
    ...together,
  ];
}

/** A clause for one value that is added, changed or removed. */
export function compareValue(
  noun: Piece,
  before: unknown,
  after: unknown,
  write: (value: unknown) => Piece[] = (value) => [foreign(value)],
): Clause {
  return ({ its }) => {
    if (before === undefined) return ['adds ', ...its([noun]), ': ', ...write(after)];
    if (after === undefined) return ['removes ', ...its([noun]), ', which was ', ...write(before)];
    return ['changes ', ...its([noun]), ' from ', ...write(before), ' to ', ...write(after)];
  };
}

/** A field's own value: content may have a field called "constructor". */
function valueOf(fields: Fields, field: string): unknown {
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

function isQuoted(field: string, before: unknown, after: unknown): boolean {
  return [before, after].every((value) => {
    if (value === undefined) return true;
    const text = textOf(value);
    if (text === undefined || SHOWN.has(field)) return text !== undefined;
    // A sentence within a sentence is hard to read.
    return text.length <= SHORT && !/[.!?]$/.test(text);
  });
}

/** What is done to a thing. The first clause of a sentence names the thing; later ones say "it". */
export type Clause = (thing: Name) => Piece[];

/** How a clause names the thing that it is about. */
interface Name {
  /** `the topic “KVM”`, later `it`. */
  it: Piece[];
  /** `the summary of the topic “KVM”`, later `its summary`. */
  its: (noun: string | Piece[]) => Piece[];
}

/** The words before a title that alone does not say what it is the title of. */
const introductions: Partial<Record<Subject, string>> = {
  topic: 'the topic ',
  path: 'the path ',
  page: 'the page ',
  term: 'the term ',
  file: 'the file ',
};

/** A thing as a sentence names it. */
export function introduce(thing: Named): Piece[] {
  if (thing.subject === 'site') return ['the catalog'];
  const introduction = introductions[thing.subject];
  return introduction === undefined ? [thing] : [introduction, thing];
}

/** Joins clauses about a thing into one sentence. */
export function joinClauses(thing: Named, clauses: Clause[]): Piece[] {
  const name = introduce(thing);
  const first: Name = { it: name, its: (noun) => ['the ', ...piecesOf(noun), ' of ', ...name] };
  const later: Name = { it: ['it'], its: (noun) => ['its ', ...piecesOf(noun)] };
  const parts = clauses.map((clause, i) => clause(i === 0 ? first : later));
  return parts.flatMap((pieces, i) => {
    const [begin, end] = [pieces.slice(0, -1), pieces.at(-1) ?? ''];
    if (i === parts.length - 1) return pieces;
    return [...begin, withoutStop(end), '; '];
  });
}

/** `A, B and C`; of more than `most` items, the first ones and the number of the others. */
export function joinWords(items: Piece[][], most = 5): Piece[] {
  const shown =
    items.length > most
      ? [...items.slice(0, most - 1), [`${items.length - most + 1} more`]]
      : items;
  return shown.flatMap((item, i) => {
    if (i === 0) return item;
    return [i === shown.length - 1 ? ' and ' : ', ', ...item];
  });
}

/** `section A`, `sections A and B`. */
export function countWords(noun: string, items: Piece[][]): Piece[] {
  return [items.length === 1 ? `${noun} ` : `${noun}s `, ...joinWords(items)];
}

/** Text from content without the full stop at its end, as the sentence continues. */
function withoutStop(piece: Piece): Piece {
  return typeof piece === 'object' && 'foreign' in piece
    ? { foreign: piece.foreign.replace(/\.$/, '') }
    : piece;
}

function piecesOf(noun: string | Piece[]): Piece[] {
  return typeof noun === 'string' ? [noun] : noun;
}

/** Names of fields in sentences, if the field's own name would not read well. */
const nouns = {
  url: 'URL',
  doi: 'DOI',
  isbn: 'ISBN',
  start: 'starting points',
  aliases: 'other names',
  archive: 'archived copy',
  moreAuthors: 'note on more authors',
  why: 'reason for the pick',
  requires: 'prerequisites',
  related: 'related resources',
  formerly: 'former ids',
  added: 'date added',
  reviewed: 'review date',
  reason: 'reason for retiring',
  since: 'retirement date',
  shortName: 'short name',
  covers: 'list of what it covers',
  base: 'base path',
  font: 'typeface',
  home: 'parts of the home page',
  footer: 'text at the foot',
  licence: 'licences',
  take: 'note on what to take from it',
  done: 'note on when it is done',
  see: 'related terms',
  note: 'note',
} as const satisfies Record<string, string>;

/** The name of a field in a sentence. Only plain words can be ours; any other name is from content. */
function nounOf(field: string): Piece {
  if (Object.hasOwn(nouns, field)) return nouns[field as keyof typeof nouns];
  const words = field.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return /^[a-z]{1,20}(?: [a-z]{1,20}){0,2}$/.test(words) ? words : foreign(field);
}
