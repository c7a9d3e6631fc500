import type { Piece } from './change.ts';
import { isSame } from './compare-fields.ts';
import { fieldsOf, listOf, type Fields } from './content-data.ts';
import type { Names } from './names.ts';
import { joinWords, type Clause } from './sentence.ts';

/** Clauses for what happens to the placements of a resource: new ones, moves, those taken away, and other words. */
export function comparePlacements(
  before: unknown,
  after: unknown,
  namesBefore: Names,
  namesAfter: Names,
): Clause[] {
  if (isSame(before, after)) return [];
  const old = listOf(before).map(fieldsOf);
  const now = listOf(after).map(fieldsOf);
  const left = old.filter((placement) => !now.some((other) => isSamePlace(placement, other)));
  const come = now.filter((placement) => !old.some((other) => isSamePlace(placement, other)));
  const moves = left.slice(0, come.length).map((from, i) => ({
    from: namesBefore.place(from),
    to: namesAfter.place(come[i] ?? {}),
  }));
  // A section that got another id moves nobody.
  const seen = moves.filter(({ from, to }) => !isSame(from, to));
  const added = come.slice(left.length).map(namesAfter.place);
  const taken = left.slice(come.length).map(namesBefore.place);
  const reworded = now.filter((placement) => {
    const others = old.filter((other) => isSamePlace(placement, other));
    return others.length > 0 && !others.some((other) => isSame(placement, other));
  });
  const clauses: Clause[] = [
    ...seen.map(({ from, to }): Clause => ({ it }) => [
      'moves ',
      ...it,
      ' from ',
      ...from,
      ' to ',
      ...to,
    ]),
    ...(added.length > 0 ? [place('places ', ' also in ', added)] : []),
    ...(taken.length > 0 ? [place('removes ', ' from ', taken)] : []),
    ...(reworded.length > 0
      ? [place('changes the note on ', ' in ', reworded.map(namesAfter.place))]
      : []),
  ];
  if (clauses.length > 0 || moves.length > 0) return clauses;
  return [({ its }) => ['reorders ', ...its('placements')]];
}

function place(verb: string, where: string, places: Piece[][]): Clause {
  return ({ it }) => [verb, ...it, where, ...joinWords(places)];
}

function isSamePlace(a: Fields, b: Fields): boolean {
  return ['topic', 'section', 'group'].every((field) => a[field] === b[field]);
}
