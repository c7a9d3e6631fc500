import type { Named, Piece, Subject } from './change.ts';

/** What is done to a thing. It says the name of the thing once; a later clause says "it". */
export type Clause = (thing: Name) => Piece[];

/** How a clause speaks of the thing that it is about. */
export interface Name {
  /** `the topic “KVM”`, later `it`. */
  it: Piece[];
  /** `the summary of the topic “KVM”`, later `its summary`. */
  its: (noun: string | Piece[]) => Piece[];
}

/** What stands before a title where the title alone does not say what it is of. */
const introductions: Partial<Record<Subject, string>> = {
  topic: 'the topic ',
  path: 'the path ',
  term: 'the term ',
};

/** A thing as a sentence calls it. */
export function introduce(thing: Named): Piece[] {
  if (thing.subject === 'site') return ['the catalog'];
  const introduction = introductions[thing.subject];
  return introduction === undefined ? [thing] : [introduction, thing];
}

/** Joins clauses about a thing to the pieces of one sentence. */
export function joinClauses(thing: Named, clauses: Clause[]): Piece[] {
  const name = introduce(thing);
  const first: Name = { it: name, its: (noun) => ['the ', ...piecesOf(noun), ' of ', ...name] };
  const later: Name = { it: ['it'], its: (noun) => ['its ', ...piecesOf(noun)] };
  const told = clauses.map((clause, i) => clause(i === 0 ? first : later));
  return told.flatMap((pieces, i) => {
    const [begin, end] = [pieces.slice(0, -1), pieces.at(-1) ?? ''];
    if (i === told.length - 1) return pieces;
    return [...begin, withoutStop(end), '; '];
  });
}

/** `A, B and C`; of more than `most` items the first ones and how many there are besides. */
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

/** Words of content that end a sentence go on in ours. */
function withoutStop(piece: Piece): Piece {
  return typeof piece === 'object' && 'foreign' in piece
    ? { foreign: piece.foreign.replace(/\.$/, '') }
    : piece;
}

function piecesOf(noun: string | Piece[]): Piece[] {
  return typeof noun === 'string' ? [noun] : noun;
}
