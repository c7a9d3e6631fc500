import { foreign, type Piece } from './change.ts';
import { compareFields, isSame } from './compare-fields.ts';
import { fieldsOf, listOf, textOf, type Fields } from './content-data.ts';
import { nameOf } from './names.ts';
import { pairThings, type Pair } from './pair-things.ts';
import { countWords, type Clause } from './sentence.ts';

/** Of more parts than these only their titles are told. */
const FEW = 2;
/** What is told by itself, or tells a reader nothing. */
const told = ['id', 'title', 'formerly'];

/**
 * Clauses for what happens to the parts of a thing, such as the steps of a path: new ones, those taken away, other
 * titles, another order, and what else changes in them. `inner` names the parts of parts by their field.
 */
export function compareParts(
  noun: string,
  before: unknown,
  after: unknown,
  inner: Record<string, string> = {},
): Clause[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const { added, removed, kept, renamed } = pairThings(old, now, {
    formerlyOf: ({ formerly }) => formerly,
    marksOf: ({ title }) => textOf(title) ?? [],
  });
  const titlesOf = (parts: [string, Fields][]) =>
    countWords(
      noun,
      parts.map(([id, part]) => [foreign(nameOf(part, id))]),
    );
  const pairs = [...kept, ...renamed];
  const stayed = new Map([
    ...kept.map(({ id }) => [id, id] as const),
    ...renamed.map(({ formerId, id }) => [formerId, id] as const),
  ]);
  const wanted = [...old.keys()].flatMap((id) => stayed.get(id) ?? []);
  const order = [...now.keys()].filter((id) => wanted.includes(id));
  return [
    ...clauseIf(added.length > 0, ({ it }) => ['adds ', ...titlesOf(added), ' to ', ...it]),
    ...clauseIf(removed.length > 0, ({ it }) => [
      'removes ',
      ...titlesOf(removed),
      ' from ',
      ...it,
    ]),
    ...pairs.flatMap((pair) => compareTitles(noun, pair)),
    ...renamed.map(({ id, after: part }): Clause => ({ its }) => [
      'gives ',
      ...its([`${noun} `, foreign(nameOf(part, id))]),
      ' a new id',
    ]),
    ...compareInside(noun, pairs, inner),
    ...clauseIf(!isSame(wanted, order), ({ its }) => ['reorders ', ...its(`${noun}s`)]),
  ];
}

function compareTitles(noun: string, { id, before, after }: Pair<Fields>): Clause[] {
  const [was, is] = [nameOf(before, id), nameOf(after, id)];
  return clauseIf(was !== is && after['title'] !== undefined, ({ its }) => [
    'gives ',
    ...its([`${noun} `, foreign(was)]),
    ' the title ',
    foreign(is),
  ]);
}

/** What changes in parts beside their titles: of few of them what it is, of many only which. */
function compareInside(
  noun: string,
  pairs: Pair<Fields>[],
  inner: Record<string, string>,
): Clause[] {
  const changed = pairs
    .map(({ id, before, after }) => ({
      part: [foreign(nameOf(after, id))],
      clauses: [
        ...Object.entries(inner).flatMap(([field, name]) =>
          compareParts(name, before[field], after[field]),
        ),
        ...compareFields(before, after, [...told, ...Object.keys(inner)]),
      ],
    }))
    .filter(({ clauses }) => clauses.length > 0);
  if (changed.length <= FEW)
    return changed.flatMap(({ part, clauses }) =>
      clauses.map((clause) => within(clause, [`${noun} `, ...part])),
    );
  const parts = countWords(
    noun,
    changed.map(({ part }) => part),
  );
  return [({ its }) => ['changes ', ...its(parts)]];
}

/** A clause about a thing as one about a part of it. */
function within(clause: Clause, part: Piece[]): Clause {
  return ({ its }) =>
    clause({
      it: its(part),
      its: (inner) => [
        'the ',
        ...(typeof inner === 'string' ? [inner] : inner),
        ' of ',
        ...its(part),
      ],
    });
}

function clauseIf(holds: boolean, clause: Clause): Clause[] {
  return holds ? [clause] : [];
}

function partsOf(list: unknown): Map<string, Fields> {
  const parts = listOf(list).map(fieldsOf);
  return new Map(parts.map((part, i) => [textOf(part['id']) ?? `#${i}`, part]));
}
