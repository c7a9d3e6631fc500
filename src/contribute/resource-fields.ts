import { z } from 'zod';
import type { JsonSchema } from '../content/json-schema.ts';
import { resourceSchema } from '../schema/resource.ts';
import { accesses, kinds, levels, statuses } from '../schema/vocabulary.ts';
import type { Catalog } from '../catalog/catalog.ts';

/**
 * How people fill in a resource: the form in the browser, the issue form and the terminal are adapters over this. A field
 * is declared in the schema, and is then in all three.
 */

/** A resource as JSON Schema, from which all that is said of its fields comes. */
export const resourceJson = z.toJSONSchema(resourceSchema, {
  io: 'input',
  target: 'draft-7',
}) as JsonSchema;

/** The data of a resource's file. */
export type Data = Record<string, unknown>;

/** A text that was filled in, by the path of its field: `level.from`, `placements.0.note`. */
export type Entry = [path: string, text: string];

/** A value to choose. */
interface Option {
  value: string;
  label: string;
  means: string;
}

/** A field as people see it. */
export interface Field {
  /** Where its value goes; the number in it is that of the first item of a list. */
  path: string;
  /** `More authors` for `moreAuthors`, where the schema has no other. */
  label: string;
  /** What the schema says of it. */
  help: string;
  kind:
    | 'line'
    | 'url'
    | 'text'
    | 'lines'
    | 'choice'
    | 'yes'
    | 'day'
    | 'number'
    | 'group'
    | 'groups'
    | 'place'
    | 'hidden';
  /** How many characters fit, or fit in a line of a list. */
  most: number | undefined;
  /** Whether what is around it cannot do without it. */
  required: boolean;
  /** Of a choice, and of a yes. */
  options: Option[];
  /** Those of a group, of an item of a list, and the three of a place. */
  fields: Field[];
  /** The group or list that it is in. */
  group: Field | undefined;
}

/** The one field in which topic, section and group of a placement are chosen together: `kvm/tutorials/`. */
const PLACE = 'place';
const PLACE_FIELDS = ['topic', 'section', 'group'];
/** What only editors set: a form keeps it as it was and shows no field for it. */
const HIDDEN = ['by'];
/** Beside what the schema demands, what a good entry nearly always has. */
const ALSO_FIRST = ['kind', 'summary', 'level'];
/** What only a resource that is there already can have. */
export const RETIRING = ['status', 'reason', 'since', 'successor'];
/** Longer texts get several lines. */
const LINE = 120;

/** The fields of a schema in its order, each with those inside it. */
export function createFields(schema = resourceJson): Field[] {
  return createGroup(schema, '', true);
}

/** The fields that a form shows at once, the URL before all; those that can wait; and those that retire a resource. */
export function splitFields(schema = resourceJson): Record<'first' | 'more' | 'retiring', Field[]> {
  const all = createFields(schema).toSorted(
    (a, b) => Number(b.path === 'url') - Number(a.path === 'url'),
  );
  const isRetiring = ({ path }: Field) => RETIRING.includes(path);
  return {
    first: all.filter(isFirst),
    more: all.filter((field) => !isFirst(field) && !isRetiring(field)),
    retiring: all.filter(isRetiring),
  };
}

/** Whether a form shows a field before those that can wait. */
export function isFirst({ path, required }: Field): boolean {
  return path === 'url' || required || ALSO_FIRST.includes(path);
}

/** The field that holds a value of the data, or is nearest to it. */
export function findField<F extends Field>(fields: F[], at: PropertyKey[]): F | undefined {
  const common = ({ path }: F) => {
    const parts = path.split('.');
    const differs = parts.findIndex((part, i) => part !== String(at[i]));
    return differs === -1 ? parts.length + 1 : differs;
  };
  const [best] = fields.toSorted((a, b) => common(b) - common(a));
  return best && common(best) > 0 ? best : undefined;
}

/** What a value of a closed list means; empty for what is none. */
export function meaningOf(value: string): string {
  return findMeaning(value)?.means ?? '';
}

/** An option in one line: `paid: Costs money.` */
export function formatOption({ label, means }: Option): string {
  return means === '' ? label : `${label}: ${means}`;
}

/** Where a resource can be placed. */
interface Place {
  /** `kvm/tutorials/` for a section, `books/video/channels` for a group of one, `kvm//` for the topic itself. */
  value: string;
  /** Within its topic: `Programs › Small` */
  label: string;
  /** `KVM › Programs › Small`; no two places have the same. */
  text: string;
}

interface PlaceTopic {
  id: string;
  title: string;
  sections?: (PlacePart & { groups?: PlacePart[] | undefined })[] | undefined;
}

interface PlacePart {
  id?: string | undefined;
  title?: string | undefined;
}

/** Every section and every named group of the topics, in their order; the topic itself where it holds resources. */
export function listPlaces(topics: PlaceTopic[]): Place[] {
  const places = topics.flatMap(({ id: topic, title, sections = [] }) =>
    (sections.length > 0 ? sections : [{}]).flatMap(
      (section: NonNullable<typeof sections>[number]) => {
        if (section.id === undefined) {
          const label = sections.length > 1 ? 'Without a section' : title;
          return [{ value: `${topic}//`, label, text: title }];
        }
        const named = (section.groups ?? []).filter(({ id }) => id !== undefined);
        return [{}, ...named].map((group: PlacePart): Place => {
          const label = [section.title, ...(group.id === undefined ? [] : [group.title])].join(
            ' › ',
          );
          return {
            ...{ value: `${topic}/${section.id}/${group.id ?? ''}`, label },
            text: `${title} › ${label}`,
          };
        });
      },
    ),
  );
  return places.map((place) => {
    const isAlone = places.filter(({ text }) => text === place.text).length === 1;
    // Titles may appear twice, ids may not.
    const ids = place.value.split('/').filter(Boolean).join(', ');
    return isAlone ? place : { ...place, text: `${place.text} (${ids})` };
  });
}

/**
 * Parses what was filled in into the data of a resource: a field without a text is absent, lists of texts have an item a
 * line, texts lose needless spaces, and an option may be written as its label too. What does not fit its field stays as
 * it was typed, for the check to report.
 */
export function createData(entries: Iterable<Entry>, schema = resourceJson): Data {
  const root = Object.create(null) as Data;
  for (const [name, text] of entries) {
    const path = name.split('.');
    if (path.at(-1) === PLACE) {
      const ids = text.split('/');
      PLACE_FIELDS.forEach((field, i) =>
        setAt(root, [...path.slice(0, -1), field], ids[i] || undefined),
      );
    } else setAt(root, path, parseText(text, schemaAt(schema, path)));
  }
  return (prune(root, schema) ?? {}) as Data;
}

/** What a form shows for the data of a resource; data that no field has is left out. */
export function createEntries(data: Data, schema = resourceJson, before = ''): Entry[] {
  return Object.entries(schema.properties ?? {}).flatMap(([field, inner]): Entry[] => {
    const value = data[field];
    const path = before + field;
    if (value === undefined || value === null) return [];
    if (isPlacement(schema) && PLACE_FIELDS.includes(field))
      return field === 'topic'
        ? [[before + PLACE, PLACE_FIELDS.map((one) => formatValue(data[one])).join('/')]]
        : [];
    const items = inner.items;
    if (Array.isArray(value) && items?.properties)
      return value.flatMap((item, i) => createEntries(item as Data, items, `${path}.${i}.`));
    if (typeof value === 'object' && !Array.isArray(value))
      return createEntries(value as Data, inner, `${path}.`);
    return [[path, inner.type === 'boolean' && value !== true ? '' : formatValue(value)]];
  });
}

function parseText(filled: string, schema: JsonSchema = {}): unknown {
  if (schema.type === 'array') {
    const lines = filled.split('\n').map(clean).filter(Boolean);
    return lines.length > 0 ? lines : undefined;
  }
  const text = clean(filled);
  if (text === '') return undefined;
  if (schema.type === 'boolean') return /^(?:true|yes)$/i.test(text) ? true : undefined;
  if (schema.enum) return schema.enum.find((value) => isOption(value, text)) ?? text;
  if (schema.type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  return text;
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(formatValue).join('\n');
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function clean(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Whether a text means a value of a closed list: its name, its label, or the line that a form shows. */
function isOption(value: string, text: string): boolean {
  const { label = value, means = '' } = findMeaning(value) ?? {};
  const wanted = text.toLowerCase();
  return [value, label, `${label}: ${means}`].some((one) => one.toLowerCase() === wanted);
}

function createGroup(
  schema: JsonSchema,
  before: string,
  required: boolean,
  group?: Field,
): Field[] {
  const fields = Object.entries(schema.properties ?? {}).map(([name, inner]): Field => {
    const isNeeded = required && (schema.required?.includes(name) ?? false);
    return createField(name, inner, { before, required: isNeeded, group });
  });
  if (!isPlacement(schema)) return fields;
  const [own, others] = [true, false].map((isOwn) =>
    fields.filter(({ path }) => PLACE_FIELDS.some((name) => before + name === path) === isOwn),
  ) as [Field[], Field[]];
  const place: Field = {
    ...{ path: before + PLACE, label: 'Where', kind: 'place', most: undefined, options: [], group },
    help: 'The topic, and the section or group in it, if it has any.',
    required: own.some((field) => field.required),
    fields: own,
  };
  return [place, ...others];
}

function createField(
  name: string,
  schema: JsonSchema,
  { before, required, group }: { before: string; required: boolean; group: Field | undefined },
): Field {
  const kind = HIDDEN.includes(name) ? 'hidden' : kindOf(schema);
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const path = before + name;
  const field: Field = {
    ...{ path, kind, required, group, fields: [], options: optionsOf(schema) },
    label: schema.title ?? words.charAt(0).toUpperCase() + words.slice(1),
    help: schema.description ?? '',
    // A URL has one line, however long.
    most: kind === 'url' ? undefined : (schema.items ?? schema).maxLength,
  };
  if (kind === 'group') field.fields = createGroup(schema, `${path}.`, required, field);
  if (kind === 'groups') field.fields = createGroup(schema.items ?? {}, `${path}.0.`, true, field);
  return field;
}

function kindOf({ type, format, enum: values, items, maxLength }: JsonSchema): Field['kind'] {
  if (values) return 'choice';
  if (type === 'array') return items?.properties ? 'groups' : 'lines';
  if (type === 'object') return 'group';
  if (type === 'boolean') return 'yes';
  if (type === 'integer') return 'number';
  if (format === 'date') return 'day';
  if (format === 'uri') return 'url';
  return (maxLength ?? 0) > LINE ? 'text' : 'line';
}

function optionsOf(schema: JsonSchema): Option[] {
  if (schema.type === 'boolean') return [{ value: 'true', label: 'yes', means: '' }];
  return (schema.enum ?? []).map((value) => ({
    ...{ value, label: value, means: '' },
    ...findMeaning(value),
  }));
}

function findMeaning(value: string): { label: string; means: string } | undefined {
  const vocabularies: Record<string, { label: string; means: string }>[] = [
    kinds,
    levels,
    accesses,
    statuses,
  ];
  return vocabularies.find((list) => Object.hasOwn(list, value))?.[value];
}

/** Whether a group of fields is a placement, whose place is chosen in one field. */
function isPlacement({ properties }: JsonSchema): boolean {
  return PLACE_FIELDS.every((field) => properties?.[field]);
}

/** The schema of a field; a number in its path is an item of a list. */
function schemaAt(schema: JsonSchema, path: string[]): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>(
    (inner, part) => (/^\d+$/.test(part) ? inner?.items : inner?.properties?.[part]),
    schema,
  );
}

function setAt(root: Data, path: string[], value: unknown): void {
  let at: Data = root;
  for (const [i, part] of path.slice(0, -1).entries()) {
    // Own properties only: a name such as "constructor" leads nowhere else.
    if (!Object.hasOwn(at, part))
      at[part] = /^\d+$/.test(path[i + 1] ?? '') ? [] : Object.create(null);
    at = at[part] as Data;
  }
  at[path.at(-1) ?? ''] = value;
}

/** The data without what is empty, and the fields in the order of the schema. */
function prune(value: unknown, schema: JsonSchema | undefined): unknown {
  if (Array.isArray(value)) {
    const items = value
      .map((item) => prune(item, schema?.items))
      .filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object' || value === null) return value;
  const order = Object.keys(schema?.properties ?? {});
  const kept = Object.keys(value)
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((key) => [key, prune((value as Data)[key], schema?.properties?.[key])] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.some(([key]) => !HIDDEN.includes(key)) || !schema
    ? Object.fromEntries(kept)
    : undefined;
}

/** The places of each topic, by its title: value and label of each. */
export type FormPlaces = [topic: string, options: [value: string, label: string][]][];

/** Finds every place that a resource can have, as the form offers it. */
export function findFormPlaces({ topics }: Pick<Catalog, 'topics'>): FormPlaces {
  return topics.map((topic) => [
    topic.title,
    listPlaces([topic]).map(({ value, label }) => [value, label]),
  ]);
}
