import { namesAt } from '../../schema/schema-fields.ts';
import { baseSchemas, modelineOf } from '../../schema/schema-of-file.ts';
import { editData, parseContentFile, splitFrontmatter } from '../../source/content-file.ts';
import { setFields, type WrittenField } from '../../source/edit-yaml.ts';
import { writeField } from '../../source/write-fields.ts';
import type { Fields } from './fit.ts';
import { type ImportedFile, pathOf } from './create-import.ts';
import { hashOf, isAsRecorded, isMerged, isSame, type RecordedFile } from './record.ts';

/** A file of the folder as it is. */
export interface Existing {
  text: string;
  data: Fields;
  body: string;
}

/** The data of a file; `undefined` if it cannot be read. */
export function readExisting(path: string, text: string): Existing | undefined {
  const { parsed } = parseContentFile(`content/${path}`, text);
  if (!parsed || typeof parsed.data !== 'object' || parsed.data === null) return undefined;
  if (parsed.invalid.length > 0) return undefined;
  return { text, data: parsed.data as Fields, body: parsed.body };
}

/**
 * Writes into a file what the list has changed, and leaves every other byte as it is.
 *
 * @param keep is called with each field that stays although the list has changed it
 */
export function mergeFile(
  path: string,
  text: string,
  file: ImportedFile,
  recorded: RecordedFile,
  keep: (field: string | undefined, why: string) => void,
): { text: string; data: Fields } {
  const existing = readExisting(path, text);
  if (!existing) {
    keep(undefined, 'It cannot be read, so it stays as it is.');
    return { text, data: {} };
  }
  const { data: now } = existing;
  const merged = { ...now };
  const written: WrittenField[] = [];
  const schema = baseSchemas[file.schema];
  for (const key of new Set([...Object.keys(file.data), ...Object.keys(recorded.fields)])) {
    const next = mergeField(file, key, now[key], recorded.fields[key], () => keep(key, BOTH));
    if (isSame(next, now[key])) continue;
    if (next === undefined) delete merged[key];
    else merged[key] = next;
    written.push([key, next === undefined ? undefined : writeField(key, next, schema)]);
  }
  try {
    const edited =
      written.length === 0
        ? text
        : editData(path, text, (data) => setFields(data, written, namesAt(schema, [])));
    return { text: mergeBody(path, edited, file, recorded, keep), data: merged };
  } catch {
    keep(undefined, 'Its fields are in a form that is not edited, so it stays as it is.');
    return { text, data: now };
  }
}

const BOTH = 'Both the list and somebody by hand have changed it.';

function mergeField(
  { schema, data }: ImportedFile,
  key: string,
  now: unknown,
  last: unknown,
  conflict: () => void,
): unknown {
  const next = data[key];
  if (isMerged(schema, key)) return mergeValues(last, now, next, conflict);
  if (isSame(now, next)) return now;
  if (isAsRecorded(now, last)) return next;
  if (!isAsRecorded(next, last)) conflict();
  return now;
}

function mergeBody(
  path: string,
  text: string,
  { body: next }: ImportedFile,
  { body: last }: RecordedFile,
  keep: (field: string | undefined, why: string) => void,
): string {
  if (!path.endsWith('.mdx')) return text;
  const { open, data, close, body } = splitFrontmatter(path, text);
  const fold = (one: string) => one.trim().replaceAll(/\s+/g, ' ');
  const hash = (one: string) => (fold(one) === '' ? undefined : hashOf(fold(one)));
  if (hash(body) === hash(next)) return text;
  if (hash(body) === last) return `${open}${data}${close}${writeBody(next)}`;
  if (hash(next) !== last) keep('body', BOTH);
  return text;
}

/**
 * Brings together what the last import wrote, what is there, and what the list says now: what only the list changed is
 * taken, all else stays. Lists of ids and of things with ids are merged item by item.
 *
 * @param conflict is called where both have changed a value
 */
function mergeValues(
  last: unknown,
  now: unknown,
  next: unknown,
  conflict: () => void,
): unknown {
  if (isSame(now, next) || isSame(last, next)) return now;
  if (isSame(now, last)) return next;
  if (isItems(now) && isItems(next) && (last === undefined || isItems(last)))
    return mergeItems(last ?? [], now, next, conflict);
  if (isGroup(now) && isGroup(next) && isGroup(last)) {
    const keys = new Set([...Object.keys(now), ...Object.keys(next)]);
    const merged = [...keys].map((key): [string, unknown] => [
      key,
      mergeValues(last[key], now[key], next[key], conflict),
    ]);
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
  }
  conflict();
  return now;
}

type Item = string | (Fields & { id: string });

const idOf = (item: Item) => (typeof item === 'string' ? item : item.id);

function mergeItems(last: Item[], now: Item[], next: Item[], conflict: () => void): Item[] {
  const [inLast, inNow, inNext] = [last, now, next].map(
    (items) => new Map(items.map((item) => [idOf(item), item])),
  ) as [Map<string, Item>, Map<string, Item>, Map<string, Item>];
  const merged = now.flatMap((item): Item[] => {
    const id = idOf(item);
    const [before, after] = [inLast.get(id), inNext.get(id)];
    if (after === undefined && before !== undefined && isSame(before, item)) return [];
    if (after === undefined && before !== undefined) conflict();
    return [after === undefined ? item : (mergeValues(before, item, after, conflict) as Item)];
  });
  next.forEach((item, i) => {
    const id = idOf(item);
    if (inNow.has(id) || inLast.has(id)) return;
    // What is new comes behind what it follows in the list.
    const before = next[i - 1];
    const at = before === undefined ? -1 : merged.findIndex((one) => idOf(one) === idOf(before));
    merged.splice(before !== undefined && at === -1 ? merged.length : at + 1, 0, item);
  });
  return merged;
}

function isItems(value: unknown): value is Item[] {
  return (
    Array.isArray(value) &&
    value.every((item: unknown) => typeof item === 'string' || (isGroup(item) && typeof item['id'] === 'string'))
  );
}

function isGroup(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const WIDTH = 100;

/** The text of a file, with its modeline and its fields in the order of the schema. */
export function writeImported(file: ImportedFile): string {
  const path = pathOf(file);
  const modeline = modelineOf(`content/${path}`);
  const schema = baseSchemas[file.schema];
  const order = namesAt(schema, []);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const fields = Object.entries(file.data)
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([key, value]) => writeField(key, value, schema))
    .join('');
  if (!path.endsWith('.mdx')) return `${modeline ?? ''}\n${fields}`;
  return `---\n${fields}---\n${writeBody(file.body)}`;
}

/** A body with its paragraphs on lines of a readable length. */
function writeBody(body: string): string {
  if (body === '') return '';
  const paragraphs = body.split('\n\n').map((text) => {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      if (line !== '' && line.length + word.length + 1 > WIDTH) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line].join('\n');
  });
  return `\n${paragraphs.join('\n\n')}\n`;
}

export interface Place {
  topic: string;
  section?: string;
  group?: string;
}

type Section = Fields & { id: string; groups?: (Fields & { id: string })[] };

/**
 * A topic with the sections and groups that resources are in after an import: those that were edited or added by hand
 * may be in others than the list has.
 */
export function keepUsed(
  file: ImportedFile,
  existing: Existing | undefined,
  places: Place[],
): ImportedFile {
  const used = new Set(
    places.flatMap(({ topic, section, group }) =>
      topic !== file.id || section === undefined ? [] : [section, `${section}/${group ?? ''}`],
    ),
  );
  const { sections, ...data } = file.data as Fields & { sections?: Section[] };
  const own = (existing?.data['sections'] ?? []) as Section[];
  const kept = keep(sections ?? [], own, ({ id }) => used.has(id)).map(({ groups, ...section }) => {
    const before = own.find(({ id }) => id === section.id)?.groups ?? [];
    const inUse = keep(groups ?? [], before, ({ id }) => used.has(`${section.id}/${id}`));
    return { ...section, ...(inUse.length > 0 && { groups: inUse }) };
  });
  return { ...file, data: { ...data, ...(kept.length > 0 && { sections: kept }) } };
}

/** The parts that are in use: those of the list, then those that only the folder has. */
function keep<Part extends { id: string }>(
  next: Part[],
  now: Part[],
  isUsed: (part: Part) => boolean,
): Part[] {
  const more = now.filter((part) => next.every(({ id }) => id !== part.id));
  return [...next, ...more].filter(isUsed);
}
