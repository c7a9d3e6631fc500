import { named, type Change } from './change.ts';
import { compareFields } from './compare-fields.ts';
import { textOf, type Fields } from './content-data.ts';
import { compareNames, createChange, tellWhole } from './name-clauses.ts';
import { pairThings } from './pair-things.ts';

/** What changes of the glossary. A term has no id before: it is known again by its name. */
export function findTermChanges(
  before: ReadonlyMap<string, Fields>,
  after: ReadonlyMap<string, Fields>,
): Change[] {
  const { added, removed, kept, renamed } = pairThings(titled(before), titled(after), {
    formerlyOf: () => [],
    marksOf: ({ title }) => textOf(title) ?? [],
  });
  const whole =
    (kind: 'added' | 'removed') =>
    ([id, { title }]: [string, Fields]) =>
      tellWhole(kind, named('term', id, String(title)));
  return [
    ...added.map(whole('added')),
    ...[...kept, ...renamed].flatMap(
      (pair) =>
        createChange('term', pair, [
          ...compareNames(pair),
          ...compareFields(pair.before, pair.after, ['title']),
        ]) ?? [],
    ),
    ...removed.map(whole('removed')),
  ];
}

/** Terms with what they are called as their title, as things of other kinds have it. */
function titled(terms: ReadonlyMap<string, Fields>): Map<string, Fields> {
  return new Map(
    [...terms].map(([id, { term, ...fields }]) => [id, { ...fields, title: textOf(term) ?? id }]),
  );
}
