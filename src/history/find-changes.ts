import { changeKinds, named, subjects, type Change } from './change.ts';
import { textOf, type ContentData, type Page } from './content-data.ts';
import { findExceptionChanges } from './exception-changes.ts';
import { followRenames } from './follow-renames.ts';
import { tellWhole, type Renamed } from './name-clauses.ts';
import { createNames, nameOf } from './names.ts';
import { namePage, tellAddedPage, tellChangedPage } from './page-changes.ts';
import { pairThings, type Pairs } from './pair-things.ts';
import { marksOfResource, tellAddedResource, tellChangedResource } from './resource-changes.ts';
import { findSiteChanges } from './site-changes.ts';
import { findTermChanges } from './term-changes.ts';

/**
 * Tells what becomes of the catalog between two states of its content: first by what is done, then by what it is
 * done to, then by title. Content with issues is told as well as it can be read.
 * Where `before` and `after` hold only the files that differ, `whole` holds the rest, for the names of things.
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
  const old = followRenames(before, {
    resource: renamesOf(resources),
    topic: renamesOf(topics),
    path: renamesOf(paths),
  });
  const namesBefore = createNames({
    resources: underNewIds(whole.before.resources, resources),
    topics: underNewIds(whole.before.topics, topics),
  });
  const namesAfter = createNames(whole.after);
  return sortChanges([
    ...resources.added.map(([id, fields]) => tellAddedResource(id, fields, namesAfter)),
    ...pairsOf(resources, old.resources).flatMap(
      (pair) => tellChangedResource(pair, namesBefore, namesAfter) ?? [],
    ),
    ...resources.removed.map(([id, fields]) =>
      tellWhole('removed', named('resource', id, nameOf(fields, id))),
    ),
    ...findPageChanges('topic', topics, old.topics),
    ...findPageChanges('path', paths, old.paths),
    ...findTermChanges(old.terms, after.terms),
    ...findSiteChanges(old.site, after.site),
    ...findExceptionChanges(old.exceptions, after.exceptions),
  ]);
}

function findPageChanges(
  kind: 'topic' | 'path',
  pairs: Pairs<Page>,
  old: ReadonlyMap<string, Page>,
): Change[] {
  return [
    ...pairs.added.map(([id, page]) => tellAddedPage(kind, id, page)),
    ...pairsOf(pairs, old).flatMap((pair) => tellChangedPage(kind, pair) ?? []),
    ...pairs.removed.map(([id, page]) => tellWhole('removed', namePage(kind, id, page))),
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

/** What is there before and after, as `old` has it before. */
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

/** Things by the ids that they have afterwards, too. */
function underNewIds<T>(things: ReadonlyMap<string, T>, { renamed }: Pairs<T>): typeof things {
  if (renamed.length === 0) return things;
  return new Map([...things, ...renamed.map(({ id, before }) => [id, before] as const)]);
}

/** Changes in the order in which they are told. */
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

/** Where the names of things are looked up. */
type Known = Pick<ContentData, 'resources' | 'topics'>;
