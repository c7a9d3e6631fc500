import {
  changeKinds,
  named,
  subjects,
  type Change,
  type Named,
  foreign,
  type Piece,
} from './change.ts';
import {
  fieldsOf,
  textOf,
  type ContentData,
  type Page,
  listOf,
  type Fields,
} from './content-data.ts';
import { followRenames, pairThings, type Pairs } from './pair-things.ts';
import {
  describeWhole,
  type Renamed,
  createNames,
  nameOf,
  compareNames,
  createChange,
  coveredByName,
  compareParts,
} from './clauses.ts';
import {
  marksOfResource,
  describeAddedResource,
  describeChangedResource,
} from './resource-changes.ts';
import { compareFields, type Clause, introduce, isSame, joinClauses } from './compare-fields.ts';

/**
 * The changes of the catalog between two states of its content, sorted by kind, subject and title. Content with issues
 * is compared as far as it can be read. If `before` and `after` have only the files that differ, `whole` has all
 * topics and resources, for their names.
 */
export function findChanges(
  before: ContentData,
  after: ContentData,
  whole: { before: Known; after: Known } = { before, after },
): Change[] {
  const resources = pairThings(before.resources, after.resources, {
    formerlyOf: ({ formerly }) => formerly,
    marksOf: marksOfResource,
  });
  const topics = pairPages(before.topics, after.topics);
  const paths = pairPages(before.paths, after.paths);
  const pages = pairPages(before.pages, after.pages);
  const old = followRenames(before, {
    resource: renamesOf(resources),
    topic: renamesOf(topics),
    path: renamesOf(paths),
    page: renamesOf(pages),
  });
  const namesBefore = createNames({
    resources: underNewIds(whole.before.resources, resources),
    topics: underNewIds(whole.before.topics, topics),
  });
  const namesAfter = createNames(whole.after);
  return sortChanges([
    ...resources.added.map(([id, fields]) => describeAddedResource(id, fields, namesAfter)),
    ...pairsOf(resources, old.resources).flatMap(
      (pair) => describeChangedResource(pair, namesBefore, namesAfter) ?? [],
    ),
    ...resources.removed.map(([id, fields]) =>
      describeWhole('removed', named('resource', id, nameOf(fields, id))),
    ),
    ...findPageChanges('topic', topics, old.topics),
    ...findPageChanges('path', paths, old.paths),
    ...findPageChanges('page', pages, old.pages),
    ...findTermChanges(old.terms, after.terms),
    ...findSiteChanges(old.site, after.site),
    ...findFileChanges(before.files, after.files),
    ...findExceptionChanges(old.exceptions, after.exceptions),
  ]);
}

function findPageChanges(
  kind: PageKind,
  pairs: Pairs<Page>,
  old: ReadonlyMap<string, Page>,
): Change[] {
  return [
    ...pairs.added.map(([id, page]) => describeAddedPage(kind, id, page)),
    ...pairsOf(pairs, old).flatMap((pair) => describeChangedPage(kind, pair) ?? []),
    ...pairs.removed.map(([id, page]) => describeWhole('removed', namePage(kind, id, page))),
  ];
}

function pairPages(
  before: ReadonlyMap<string, Page>,
  after: ReadonlyMap<string, Page>,
): Pairs<Page> {
  return pairThings(before, after, {
    formerlyOf: ({ fields }) => fields['formerly'],
    marksOf: ({ fields: { title } }) => textOf(title) ?? [],
  });
}

/** The things that are on both sides, as `old` has them before. */
function pairsOf<T>({ kept, renamed }: Pairs<T>, old: ReadonlyMap<string, T>): Renamed<T>[] {
  const both: Renamed<T>[] = [...kept, ...renamed];
  return both.map((pair) => ({
    ...pair,
    before: old.get(pair.formerId ?? pair.id) ?? pair.before,
  }));
}

function renamesOf({ renamed }: Pairs<unknown>): Map<string, string> {
  return new Map(renamed.map(({ formerId, id }) => [formerId, id]));
}

/** Things by their old and new ids. */
function underNewIds<T>(things: ReadonlyMap<string, T>, { renamed }: Pairs<T>): typeof things {
  if (renamed.length === 0) return things;
  return new Map([...things, ...renamed.map(({ id, before }) => [id, before] as const)]);
}

/** Changes in the order in which they are listed. */
function sortChanges(changes: Change[]): Change[] {
  const byTitle = new Intl.Collator('en', { numeric: true });
  return changes.toSorted(
    (a, b) =>
      changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) ||
      subjects.indexOf(a.subject) - subjects.indexOf(b.subject) ||
      byTitle.compare(a.title, b.title) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Where names are looked up. */
type Known = Pick<ContentData, 'resources' | 'topics'>;

/** The words for parts and text of topics, paths and pages, which have no parts. */
const kinds = {
  topic: { field: 'sections', part: 'section', inner: { groups: 'group' }, body: 'introduction' },
  path: { field: 'steps', part: 'step', inner: {}, body: 'text' },
  page: { field: undefined, part: undefined, inner: {}, body: 'text' },
} as const;

type PageKind = keyof typeof kinds;

/** `adds the path “X” with 12 steps`. */
function describeAddedPage(kind: PageKind, id: string, { fields }: Page): Change {
  const { field, part } = kinds[kind];
  const change = describeWhole('added', namePage(kind, id, { fields }));
  if (field === undefined) return change;
  const count = listOf(fields[field]).length;
  return {
    ...change,
    pieces: [
      ...change.pieces,
      ...(count === 0 ? [] : [` with ${count} ${part}${count === 1 ? '' : 's'}`]),
    ],
  };
}

/** A topic, path or page as a thing with a title. */
function namePage(kind: PageKind, id: string, { fields }: Pick<Page, 'fields'>): Named {
  return named(kind, id, nameOf(fields, id));
}

/** The change of a topic, path or page; `undefined` if there is none. */
function describeChangedPage(
  kind: PageKind,
  { id, before, after, formerId }: Renamed<Page>,
): Change | undefined {
  const { field, part, inner, body } = kinds[kind];
  const pair = { id, before: before.fields, after: after.fields, formerId };
  const text: Clause = ({ its }) => ['changes ', ...its(body)];
  return createChange(kind, pair, [
    ...compareNames(pair),
    ...(field === undefined
      ? []
      : compareParts(part, before.fields[field], after.fields[field], inner)),
    ...compareFields(before.fields, after.fields, [
      ...['title', ...(field === undefined ? [] : [field])],
      ...coveredByName(formerId),
    ]),
    ...(before.body === after.body ? [] : [text]),
  ]);
}

/** The changes of the glossary. A renamed term is identified by its name. */
function findTermChanges(
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
      describeWhole(kind, named('term', id, String(title)));
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

/** Terms with their name as the title, as things of other kinds have it. */
function titled(terms: ReadonlyMap<string, Fields>): Map<string, Fields> {
  return new Map(
    [...terms].map(([id, { term, ...fields }]) => [id, { ...fields, title: textOf(term) ?? id }]),
  );
}

/** Lists of which only the order is a change: what is in them has a file of its own. */
const ordered = ['topics', 'paths'];

/** The change of the settings; none if one side has no settings. */
function findSiteChanges(before: Fields | undefined, after: Fields | undefined): Change[] {
  if (before === undefined || after === undefined) return [];
  const orders = ordered
    .filter((field) => !keepsOrder(before[field], after[field]))
    .map((field): Clause => ({ its }) => ['reorders ', ...its(field)]);
  const clauses = [
    ...orders,
    ...comparePlaces(fieldsOf(before['pages']), fieldsOf(after['pages'])),
    ...compareTheme(fieldsOf(before['theme']), fieldsOf(after['theme'])),
    ...compareFields(before, after, [...ordered, 'pages', 'theme']),
  ];
  if (clauses.length === 0) return [];
  const title = textOf(after['name']) ?? 'site';
  const pieces = joinClauses(named('site', 'site', title), clauses);
  return [{ kind: 'changed', subject: 'site', id: 'site', title, pieces }];
}

/** Clauses for pages that move between navigation and footer, or within them: what is in a page has a file of its own. */
function comparePlaces(before: Fields, after: Fields): Clause[] {
  const placesOf = ({ navigation, footer }: Fields) => [...listOf(navigation), ...listOf(footer)];
  const [old, now] = [placesOf(before), placesOf(after)];
  const stays = (id: unknown) => old.includes(id) && now.includes(id);
  return (['navigation', 'footer'] as const).flatMap((place): Clause[] => {
    const [was, is] = [before, after].map((pages) => listOf(pages[place]).filter(stays));
    const noun = place === 'footer' ? 'links at the foot' : place;
    return isSame(was, is) ? [] : [({ its }) => ['changes ', ...its(noun)]];
  });
}

/** Clauses for the look, with each colour by itself. */
function compareTheme(before: Fields, after: Fields): Clause[] {
  const flatten = ({ accent, ...theme }: Fields): Fields => {
    const { light, dark } = fieldsOf(accent);
    return {
      ...theme,
      ...(light !== undefined && { lightAccent: light }),
      ...(dark !== undefined && { darkAccent: dark }),
    };
  };
  return compareFields(flatten(before), flatten(after));
}

/** The changes of public files. */
function findFileChanges(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Change[] {
  const of = (name: string) => named('file', name, name);
  return [
    ...[...after].flatMap(([name, bytes]): Change[] => {
      if (!before.has(name)) return [describeWhole('added', of(name))];
      if (before.get(name) === bytes) return [];
      const pieces = ['changes ', ...introduce(of(name))];
      return [{ kind: 'changed', subject: 'file', id: name, title: name, pieces }];
    }),
    ...[...before.keys()]
      .filter((name) => !after.has(name))
      .map((name) => describeWhole('removed', of(name))),
  ];
}

function keepsOrder(before: unknown, after: unknown): boolean {
  const [old, now] = [listOf(before), listOf(after)];
  return isSame(
    old.filter((id) => now.includes(id)),
    now.filter((id) => old.includes(id)),
  );
}

/** The changes of the exceptions. */
function findExceptionChanges(before: readonly Fields[], after: readonly Fields[]): Change[] {
  const describe = (kind: Change['kind'], { rule, where }: Fields, then: Piece[] = []): Change => {
    const title = `${String(rule)} for ${String(where)}`;
    const verb = { added: 'adds', changed: 'changes', removed: 'removes' }[kind as 'added'];
    const name = [`${verb} an exception from `, foreign(rule), ' for ', foreign(where)];
    return { kind, subject: 'exception', id: title, title, pieces: [...name, ...then] };
  };
  const until = ({ until: end, reason }: Fields, before: string): Piece[] => [
    `${before} until `,
    foreign(end),
    ': ',
    foreign(reason),
  ];
  const isOf = (one: Fields) => (other: Fields) =>
    one['rule'] === other['rule'] && one['where'] === other['where'];
  return [
    ...after.flatMap((exception) => {
      const former = before.find(isOf(exception));
      if (former === undefined) return describe('added', exception, until(exception, ''));
      if (isSame(former, exception)) return [];
      return describe('changed', exception, until(exception, ', now'));
    }),
    ...before
      .filter((exception) => !after.some(isOf(exception)))
      .map((exception) => describe('removed', exception)),
  ];
}
