import { foreign, type Change, type Piece } from './change.ts';
import { isSame } from './compare-fields.ts';
import type { Fields } from './content-data.ts';

/** What changes of the exceptions: each lets something pass that a check would tell. */
export function findExceptionChanges(
  before: readonly Fields[],
  after: readonly Fields[],
): Change[] {
  const tell = (kind: Change['kind'], exception: Fields, pieces: Piece[]): Change => {
    const { rule, where } = exception;
    const title = `${String(rule)} for ${String(where)}`;
    return { kind, subject: 'exception', id: title, title, pieces };
  };
  const name = ({ rule, where }: Fields): Piece[] => [
    'an exception from ',
    foreign(rule),
    ' for ',
    foreign(where),
  ];
  const until = ({ until: end, reason }: Fields): Piece[] => [
    ' until ',
    foreign(end),
    ': ',
    foreign(reason),
  ];
  const isOf = (one: Fields) => (other: Fields) =>
    one['rule'] === other['rule'] && one['where'] === other['where'];
  return [
    ...after.flatMap((exception) => {
      const former = before.find(isOf(exception));
      if (former === undefined)
        return tell('added', exception, ['adds ', ...name(exception), ...until(exception)]);
      if (isSame(former, exception)) return [];
      return tell('changed', exception, [
        'changes ',
        ...name(exception),
        ', now',
        ...until(exception),
      ]);
    }),
    ...before
      .filter((exception) => !after.some(isOf(exception)))
      .map((exception) => tell('removed', exception, ['removes ', ...name(exception)])),
  ];
}
