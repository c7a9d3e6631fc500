import { listOf, type ContentData, type Fields } from './content-data.ts';

/** The things of one kind before and after a change. */
export interface Pairs<T> {
  added: [id: string, thing: T][];
  removed: [id: string, thing: T][];
  /** Those with the same id on both sides. */
  kept: Pair<T>[];
  /** Those with another id. */
  renamed: (Pair<T> & { formerId: string })[];
}

export interface Pair<T> {
  id: string;
  before: T;
  after: T;
}

/**
 * Pairs things. A removed id is the same thing as a new one if that has it under `formerly`, or if both have the same
 * mark, such as the URL. Similar files prove nothing: short ones are alike by the names of their fields alone.
 */
export function pairThings<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  { formerlyOf, marksOf }: Known<T>,
): Pairs<T> {
  const gone = new Map([...before].filter(([id]) => !after.has(id)));
  const fresh = new Map([...after].filter(([id]) => !before.has(id)));
  const renamed: Pairs<T>['renamed'] = [];
  const join = (formerId: string | undefined, id: string, thing: T) => {
    const former = formerId === undefined ? undefined : gone.get(formerId);
    if (formerId === undefined || former === undefined) return;
    renamed.push({ formerId, id, before: former, after: thing });
    gone.delete(formerId);
    fresh.delete(id);
  };

  for (const [id, thing] of [...fresh])
    join(
      listOf(formerlyOf(thing))
        .map(String)
        .find((former) => gone.has(former)),
      id,
      thing,
    );
  if (gone.size > 0) {
    const ids = findMarked(gone, marksOf);
    const unique = findMarked(fresh, marksOf);
    for (const [id, thing] of [...fresh])
      join(
        [marksOf(thing)]
          .flat()
          .filter((mark) => unique.get(mark) !== undefined)
          .map((mark) => ids.get(mark))
          .find((former) => former !== undefined && gone.has(former)),
        id,
        thing,
      );
  }
  return {
    added: [...fresh],
    removed: [...gone],
    kept: [...after].flatMap(([id, thing]) => {
      const former = before.get(id);
      return former === undefined ? [] : [{ id, before: former, after: thing }];
    }),
    renamed,
  };
}

/** The ids of things by their marks; `undefined` for a mark that several have. */
function findMarked<T>(
  things: ReadonlyMap<string, T>,
  marksOf: Known<T>['marksOf'],
): Map<string, string | undefined> {
  const ids = new Map<string, string | undefined>();
  for (const [id, thing] of things)
    for (const mark of new Set([marksOf(thing)].flat()))
      ids.set(mark, ids.has(mark) ? undefined : id);
  return ids;
}

interface Known<T> {
  /** The ids that a thing says it had. */
  formerlyOf: (thing: T) => unknown;
  /** Identifies it under another id, the surest first. */
  marksOf: (thing: T) => string | string[];
}

/** New ids by former ones, by what they are of. */
type Renames = Record<'resource' | 'topic' | 'path' | 'page', ReadonlyMap<string, string>>;

/** Fields that hold ids, and of what. */
const references: Record<string, keyof Renames> = {
  requires: 'resource',
  resource: 'resource',
  resources: 'resource',
  companions: 'resource',
  order: 'resource',
  channels: 'resource',
  successor: 'resource',
  topic: 'topic',
  topics: 'topic',
  path: 'path',
  paths: 'path',
  navigation: 'page',
  footer: 'page',
};

/** The content with new ids in place of former ones: what only follows a rename is no change of its own. */
export function followRenames(data: ContentData, renames: Renames): ContentData {
  if (Object.values(renames).every(({ size }) => size === 0)) return data;
  const follow = (fields: Fields) => followIn(fields, '', renames) as Fields;
  const pages = (map: ContentData['topics']) =>
    new Map([...map].map(([id, page]) => [id, { ...page, fields: follow(page.fields) }] as const));
  const all = (map: ContentData['terms']) =>
    new Map([...map].map(([id, fields]) => [id, follow(fields)] as const));
  return {
    ...data,
    resources: all(data.resources),
    topics: pages(data.topics),
    paths: pages(data.paths),
    pages: pages(data.pages),
    terms: all(data.terms),
    site: data.site && follow(data.site),
  };
}

function followIn(value: unknown, field: string, renames: Renames): unknown {
  if (typeof value === 'string') {
    const subject = Object.hasOwn(references, field) ? references[field] : undefined;
    return (subject && renames[subject].get(value)) ?? value;
  }
  if (Array.isArray(value)) return value.map((item) => followIn(item, field, renames));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      // The resource of a step is a group with its id.
      followIn(inner, name === 'id' && field === 'resources' ? field : name, renames),
    ]),
  );
}
