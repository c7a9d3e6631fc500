import type { ContentData, Fields } from './content-data.ts';

/** New ids by former ones, by what they are of. */
export type Renames = Record<'resource' | 'topic' | 'path', ReadonlyMap<string, string>>;

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
};

/**
 * The content with the new ids wherever a former one is named: what only follows a renaming is no change of its
 * own.
 */
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
