import { foreign, named, type Change, type Named, type Subject } from './change.ts';
import { textOf, type Fields } from './content-data.ts';
import { nameOf } from './names.ts';
import type { Pair } from './pair-things.ts';
import { introduce, joinClauses, type Clause } from './sentence.ts';

/** A thing before and after, perhaps under another id. */
export type Renamed<T> = Pair<T> & { formerId?: string | undefined };

/** Clauses for another id and another title; the sentence calls the thing by the title that it had. */
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

/** The fields that a renaming tells of by itself. */
export function toldByName(formerId: string | undefined): string[] {
  return formerId === undefined ? [] : ['formerly'];
}

/** The change that clauses about a thing make up; none where there is no clause. */
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
export function tellWhole(kind: 'added' | 'removed', thing: Named): Change {
  const { subject, id, named: title } = thing;
  const verb = kind === 'added' ? 'adds ' : 'removes ';
  return { kind, subject, id, title, pieces: [verb, ...introduce(thing)] };
}
