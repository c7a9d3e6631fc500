import { foreign, named, type Named, type Piece, type Change, type Subject } from './change.ts';
import { fieldsOf, listOf, textOf, type ContentData, type Fields } from './content-data.ts';
import { type Pair, pairThings } from './pair-things.ts';
import {
  introduce,
  joinClauses,
  type Clause,
  compareFields,
  isSame,
  countWords,
} from './compare-fields.ts';

/** The names of things at one end of a change. */
export interface Names {
  resource: (id: string) => Named;
  /** `KVM › Tutorials`, `KVM › Programs › Small ones`. */
  place: (placement: Fields) => Piece[];
}

/** Looks up names in content; the id is the name of what is not in it, or has no title. */
export function createNames({
  resources,
  topics,
}: Pick<ContentData, 'resources' | 'topics'>): Names {
  return {
    resource: (id) => named('resource', id, textOf(resources.get(id)?.['title']) ?? id),
    place: ({ topic, section, group }) => {
      const id = String(topic);
      const { title, sections } = topics.get(id)?.fields ?? {};
      const inTopic = findPart(sections, section);
      const steps = [
        named('topic', id, textOf(title) ?? id),
        ...titleOf(inTopic, section),
        ...titleOf(findPart(inTopic['groups'], group), group),
      ];
      return steps.flatMap((step, i) => (i === 0 ? [step] : [' › ', step]));
    },
  };
}

/** The part of a list that has an id; an empty one if there is none. */
function findPart(list: unknown, id: unknown): Fields {
  return (
    listOf(list)
      .map(fieldsOf)
      .find((part) => id !== undefined && part['id'] === id) ?? {}
  );
}

/** The name of a thing or part: its title, else its id. */
export function nameOf({ title }: Fields, id: unknown): string {
  return textOf(title) ?? String(id);
}

function titleOf(part: Fields, id: unknown): Piece[] {
  return id === undefined ? [] : [foreign(nameOf(part, id))];
}

/** A thing before and after, perhaps under another id. */
export type Renamed<T> = Pair<T> & { formerId?: string | undefined };

/** Clauses for a new id and a new title; the sentence names the thing by its old title. */
export function compareNames({ id, before, after, formerId }: Renamed<Fields>): Clause[] {
  const [was, is] = [nameOf(before, formerId ?? id), nameOf(after, id)];
  const [from, to] = [foreign(formerId), foreign(id)];
  return [
    ...(formerId === undefined
      ? []
      : [(({ it }) => ['renames ', ...it, ' from ', from, ' to ', to]) satisfies Clause]),
    ...(was === is || textOf(after['title']) === undefined
      ? []
      : [(({ it }) => ['gives ', ...it, ' the title “', foreign(is), '”']) satisfies Clause]),
  ];
}

/** The fields that the clause about a new id covers. */
export function coveredByName(formerId: string | undefined): string[] {
  return formerId === undefined ? [] : ['formerly'];
}

/** The change that clauses about a thing make up; `undefined` if there are none. */
export function createChange(
  subject: Subject,
  { id, before, after, formerId }: Renamed<Fields>,
  clauses: Clause[],
): Change | undefined {
  if (clauses.length === 0) return undefined;
  return {
    kind: formerId === undefined ? 'changed' : 'renamed',
    subject,
    id,
    ...(formerId !== undefined && { formerId }),
    title: nameOf(after, id),
    pieces: joinClauses(named(subject, id, nameOf(before, formerId ?? id)), clauses),
  };
}

/** `adds the topic “X”`, `removes “X”`. */
export function describeWhole(kind: 'added' | 'removed', thing: Named): Change {
  const { subject, id, named: title } = thing;
  const verb = kind === 'added' ? 'adds ' : 'removes ';
  return { kind, subject, id, title, pieces: [verb, ...introduce(thing)] };
}

/** If more parts change, they are only named. */
const FEW = 2;
/** Fields with clauses of their own, or none. */
const covered = ['id', 'title', 'formerly'];

/**
 * Clauses for the parts of a thing, such as the steps of a path: added, removed, renamed, reordered and changed ones.
 * `inner` has the noun for parts of parts by their field.
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

/** What changes in parts besides their titles: each change of a few parts, only the names of many. */
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
        ...compareFields(before, after, [...covered, ...Object.keys(inner)]),
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
