import { parse } from 'yaml';
import { setFields, splitFields, type WrittenField } from '../../source/edit-yaml.ts';
import type { JsonSchema } from '../../content/json-schema.ts';
import { writeField, writeResource } from '../../source/write-fields.ts';
import { createData, createEntries, type Data } from './form-data.ts';

/**
 * The text of the file that a form makes. Without `original` a new one; else that file with the changed fields
 * written anew, and every other byte, comments included, as it was.
 */
export function writeDraft(data: Data, schema: JsonSchema, original?: string): string {
  if (original === undefined || !splitFields(original)) return writeResource(data);
  // As the form would give it back unchanged, so that only what somebody changed is written anew.
  const before = createData(createEntries(readData(original), schema), schema);
  const order = Object.keys(schema.properties ?? {});
  const changed = order
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(data[key]))
    .map((key): WrittenField => [
      key,
      data[key] === undefined ? undefined : writeField(key, data[key]),
    ]);
  return changed.length === 0 ? original : setFields(original, changed, order);
}

/** The data of a resource's file; nothing where it cannot be read. */
export function readData(text: string): Data {
  try {
    const data: unknown = parse(text, { logLevel: 'error', uniqueKeys: false, maxAliasCount: 0 });
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Data) : {};
  } catch {
    return {};
  }
}
