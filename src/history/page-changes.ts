import { named, type Change, type Named } from './change.ts';
import { compareFields } from './compare-fields.ts';
import { listOf, type Page } from './content-data.ts';
import { compareNames, createChange, tellWhole, toldByName, type Renamed } from './name-clauses.ts';
import { nameOf } from './names.ts';
import { compareParts } from './part-clauses.ts';
import type { Clause } from './sentence.ts';

/** What is told of topics and of paths: how their parts are called, and their text. */
const kinds = {
  topic: { field: 'sections', part: 'section', inner: { groups: 'group' }, body: 'introduction' },
  path: { field: 'steps', part: 'step', inner: {}, body: 'text' },
} as const;

type PageKind = keyof typeof kinds;

/** `adds the path “X” with 12 steps`. */
export function tellAddedPage(kind: PageKind, id: string, { fields }: Page): Change {
  const { field, part } = kinds[kind];
  const count = listOf(fields[field]).length;
  const told = tellWhole('added', namePage(kind, id, { fields }));
  return {
    ...told,
    pieces: [...told.pieces, ` with ${count} ${part}${count === 1 ? '' : 's'}`],
  };
}

/** A topic or path as a thing with a title. */
export function namePage(kind: PageKind, id: string, { fields }: Pick<Page, 'fields'>): Named {
  return named(kind, id, nameOf(fields, id));
}

/** What changes of a topic or path; nothing when that is nothing. */
export function tellChangedPage(
  kind: PageKind,
  { id, before, after, formerId }: Renamed<Page>,
): Change | undefined {
  const { field, part, inner, body } = kinds[kind];
  const pair = { id, before: before.fields, after: after.fields, formerId };
  const text: Clause = ({ its }) => ['changes ', ...its(body)];
  return createChange(kind, pair, [
    ...compareNames(pair),
    ...compareParts(part, before.fields[field], after.fields[field], inner),
    ...compareFields(before.fields, after.fields, ['title', field, ...toldByName(formerId)]),
    ...(before.body === after.body ? [] : [text]),
  ]);
}
