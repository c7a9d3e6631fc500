import { isDeepStrictEqual } from 'node:util';
import { foreign, type Piece } from './change.ts';
import { textOf, type Fields } from './content-data.ts';
import { nounOf } from './field-words.ts';
import { joinWords, type Clause, type Name } from './sentence.ts';

/** A value up to this length is told, and of a longer text only that it changed. */
const SHORT = 60;
/** Fields whose values are told at any length, as somebody who reads the change wants to see them. */
const SHOWN = new Set(['url', 'title', 'term']);

/** Whether two values hold the same, whatever the order of their fields. */
export function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a, b);
}

/**
 * Clauses for the fields that differ, but for those that are told otherwise. A short value is told with what it
 * was; of longer ones, of lists and groups, only that they differ.
 */
export function compareFields(
  before: Fields,
  after: Fields,
  toldElsewhere: readonly string[] = [],
): Clause[] {
  const was = (field: string) => valueOf(before, field);
  const is = (field: string) => valueOf(after, field);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !toldElsewhere.includes(field) && !isSame(was(field), is(field)),
  );
  const values = fields.filter((field) => isTold(field, was(field), is(field)));
  const rest = fields.filter((field) => !values.includes(field));
  const together = (verb: string, some: string[]): Clause[] =>
    some.length === 0
      ? []
      : [
          ({ its }: Name) => [
            verb,
            ...its(
              joinWords(
                some.map((field) => [nounOf(field)]),
                8,
              ),
            ),
          ],
        ];
  return [
    ...values.map((field) => compareValue(nounOf(field), was(field), is(field))),
    ...together(
      'adds ',
      rest.filter((field) => was(field) === undefined),
    ),
    ...together(
      'changes ',
      rest.filter((field) => was(field) !== undefined && is(field) !== undefined),
    ),
    ...together(
      'removes ',
      rest.filter((field) => is(field) === undefined),
    ),
  ];
}

/** A clause for one value that is stated, changed or taken back. */
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

/** A field's own value: a stranger may call a field "constructor". */
function valueOf(fields: Fields, field: string): unknown {
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

function isTold(field: string, before: unknown, after: unknown): boolean {
  return [before, after].every((value) => {
    if (value === undefined) return true;
    const text = textOf(value);
    if (text === undefined || SHOWN.has(field)) return text !== undefined;
    // A sentence within a sentence is hard to read.
    return text.length <= SHORT && !/[.!?]$/.test(text);
  });
}
