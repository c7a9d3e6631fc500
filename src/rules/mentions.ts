/** The kinds of thing that have a file, an address and an id of their own. */
export type Thing = 'resources' | 'topics' | 'paths' | 'pages';

/** The kinds of content file that name things. */
export type Naming = Thing | 'site' | 'glossary';

/** Where an id is in the data of a file. */
interface Mention {
  path: PropertyKey[];
  id: string;
}

/** Where each kind of file names things by their ids; "*" stands for every item. */
export const mentionPlaces: Record<Naming, Partial<Record<Thing, string[]>>> = {
  resources: {
    resources: ['requires.*', 'related.*.resource', 'successor'],
    topics: ['placements.*.topic'],
  },
  topics: { resources: ['order.*', 'sections.*.order.*', 'sections.*.groups.*.order.*'] },
  paths: { resources: ['steps.*.resources.*.id', 'steps.*.companions.*'] },
  pages: {},
  site: {
    resources: ['channels.*', 'start.resource'],
    topics: ['topics.*'],
    paths: ['paths.*', 'start.path', 'questions.*.answers.*.paths.*'],
    pages: ['pages.navigation.*', 'pages.footer.*'],
  },
  glossary: { resources: ['*.resources.*'] },
};

/** Every place where the data of a file names a thing of a kind, whether it exists or not. */
export function findMentions(file: Naming, of: Thing, data: unknown): Mention[] {
  return (mentionPlaces[file][of] ?? []).flatMap((place) => findAt(data, place.split('.'), []));
}

function findAt(data: unknown, [part, ...rest]: string[], path: PropertyKey[]): Mention[] {
  if (part === undefined) return typeof data === 'string' ? [{ path, id: data }] : [];
  if (typeof data !== 'object' || data === null) return [];
  if (part !== '*')
    return Object.hasOwn(data, part)
      ? findAt((data as Record<string, unknown>)[part], rest, [...path, part])
      : [];
  return Array.isArray(data)
    ? data.flatMap((item: unknown, i) => findAt(item, rest, [...path, i]))
    : Object.entries(data).flatMap(([key, item]) => findAt(item, rest, [...path, key]));
}
