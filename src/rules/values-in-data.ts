import { deriveOnce } from '../text/derive-once.ts';

/** A text somewhere in the data of a file. */
export interface FoundValue {
  path: PropertyKey[];
  /** The field that holds it, also where that is a list. */
  field: string;
  value: string;
}

/** Whether a value is an address of the thing itself; that of an archived copy is what it is. */
export function isFollowed({ field, path }: FoundValue): boolean {
  return ['url', 'evidence'].includes(field) && !path.includes('archive');
}

/** Every text in the data of a file with the path to it, in its order. */
export function findTextValues(data: unknown): FoundValue[] {
  return typeof data === 'object' && data !== null ? textsOf(data) : findTexts(data, [], '');
}

const textsOf = deriveOnce((data: object) => findTexts(data, [], ''));

function findTexts(data: unknown, path: PropertyKey[], field: string): FoundValue[] {
  if (typeof data === 'string') return [{ path, field, value: data }];
  if (Array.isArray(data))
    return data.flatMap((item: unknown, i) => findTexts(item, [...path, i], field));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => findTexts(value, [...path, key], key));
}

/** The path of a value in words: the items of lists are counted from 1. */
export function formatPath(path: PropertyKey[]): string {
  return path.map((part) => String(typeof part === 'number' ? part + 1 : part)).join(' ');
}

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
  const places = mentionPlaces[file][of];
  return places ? partsOf(places).flatMap((parts) => findAt(data, parts, [])) : [];
}

const partsOf = deriveOnce((places: string[]) => places.map((place) => place.split('.')));

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
