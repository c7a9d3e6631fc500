import { namesAt } from '../../schema/schema-fields.ts';
import { baseSchemas } from '../../schema/schema-of-file.ts';
import { editData, parseContentFile, splitFrontmatter } from '../../source/content-file.ts';
import { setFields, type WrittenField } from '../../source/edit-yaml.ts';
import { writeField } from '../../source/write-fields.ts';
import type { Fields } from './fit.ts';
import type { ImportedFile } from './imported.ts';
import { mergeValues } from './merge-values.ts';
import { hashOf, isAsRecorded, isMerged, isSame, type RecordedFile } from './record.ts';
import { writeBody } from './write-imported.ts';

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
  if (parsed.faulty.length > 0) return undefined;
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
