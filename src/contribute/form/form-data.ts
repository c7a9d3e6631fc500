import type { JsonSchema } from '../../content/json-schema.ts';

/** The name of a field in a form, such as `level.from` or `placements.0.note`, with what stands in it. */
export type FormEntry = [name: string, value: string];

/** The one field of a form in which topic, section and group of a placement are chosen together. */
export const PLACE = 'place';
const PLACE_FIELDS = ['topic', 'section', 'group'];
/** What only editors set: a form keeps it as it was and shows no field for it. */
const OF_EDITORS = ['by'];

/**
 * What the fields of a form say, as the data of a resource. Fields that nothing stands in are absent; lists of
 * texts have an item a line; texts lose needless spaces. What a field has no place for stays as it was typed, so
 * that the check can tell.
 */
export function createData(entries: Iterable<FormEntry>, schema: JsonSchema): Data {
  const root = Object.create(null) as Data;
  for (const [name, value] of entries) {
    const path = name.split('.');
    if (path.at(-1) === PLACE) {
      const places = value.split('/');
      PLACE_FIELDS.forEach((field, i) =>
        setAt(root, [...path.slice(0, -1), field], places[i] || undefined),
      );
    } else setAt(root, path, readValue(value, fieldAt(schema, path)));
  }
  return (prune(root, schema) ?? {}) as Data;
}

/** The fields of a form for the data of a resource; data of a form that no field has is left out. */
export function createEntries(data: Data, schema: JsonSchema, before = ''): FormEntry[] {
  return Object.entries(schema.properties ?? {}).flatMap(([field, inner]): FormEntry[] => {
    const value = data[field];
    const name = before + field;
    if (value === undefined || value === null) return [];
    if (isPlacement(schema) && PLACE_FIELDS.includes(field))
      return field === 'topic'
        ? [[before + PLACE, PLACE_FIELDS.map((one) => textOf(data[one])).join('/')]]
        : [];
    if (Array.isArray(value)) {
      if (inner.items?.properties)
        return value.flatMap((item, i) =>
          createEntries(item as Data, inner.items ?? {}, `${name}.${i}.`),
        );
      return [[name, value.map(textOf).join('\n')]];
    }
    if (typeof value === 'object') return createEntries(value as Data, inner, `${name}.`);
    return [[name, inner.type === 'boolean' ? (value === true ? 'true' : '') : textOf(value)]];
  });
}

/** Whether a group of fields is a placement, whose place is chosen in one field. */
export function isPlacement(schema: JsonSchema): boolean {
  return PLACE_FIELDS.every((field) => schema.properties?.[field]);
}

/** Whether a field is set by editors only. */
export function isOfEditors(name: string): boolean {
  return OF_EDITORS.includes(name);
}

export type Data = Record<string, unknown>;

function readValue(value: string, field: JsonSchema | undefined): unknown {
  const text = value.replaceAll(/[^\S\n]+/g, ' ').trim();
  if (text === '') return undefined;
  if (field?.type === 'array')
    return text
      .split('\n')
      .map(clean)
      .filter((line) => line !== '');
  if (field?.type === 'boolean') return text === 'true' ? true : undefined;
  if (field?.type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  return clean(text);
}

function clean(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The schema of a field; a number in its name is an item of a list. */
function fieldAt(schema: JsonSchema, path: string[]): JsonSchema | undefined {
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

/** The data without what nothing stands in, and the fields in the order of the schema. */
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
  return kept.some(([key]) => !isOfEditors(key)) || !schema ? Object.fromEntries(kept) : undefined;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
