import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ImportedFile } from './create-import.ts';
import type { Fields } from './fit.ts';

/** The file in which an import remembers what it wrote; hidden, so that the check does not read it. */
export const RECORD = '.import.json';

/** The files that an import writes. */
const PATH = /^(?:(?:site|glossary)\.yaml|resources\/[a-z0-9-]+\.yaml|(?:topics|paths)\/[a-z0-9-]+\.mdx)$/;

const recordedFile = z.object({
  /** By what an entry is known when it comes again. */
  title: z.string(),
  url: z.string().optional(),
  /** What was written of each field: a hash or, where parts are merged, the value. */
  fields: z.record(z.string(), z.unknown()),
  body: z.string().optional(),
});

const recordSchema = z.object({
  cairn: z.literal('import'),
  version: z.literal(1),
  list: z.string(),
  files: z.record(z.string().regex(PATH), recordedFile),
});

/** What the last import of a list wrote into a folder. */
export type ImportRecord = z.output<typeof recordSchema>;
export type RecordedFile = z.output<typeof recordedFile>;

/**
 * Reads what an import has remembered.
 *
 * @throws {Error} if it is anything else
 */
export function parseRecord(text: string): ImportRecord {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`"${RECORD}" is no record of an import. Restore it from your version control.`, {
      cause,
    });
  }
}

/** A record as text: one file a line, so that a change of it reads as one. */
export function formatRecord({ list, files }: ImportRecord): string {
  const lines = Object.entries(files)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, file]) => `    ${JSON.stringify(path)}: ${JSON.stringify(file)}`);
  return `{\n  "cairn": "import",\n  "version": 1,\n  "list": ${JSON.stringify(list)},\n  "files": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** What is remembered of a file. */
export function recordFile({ data, body, schema }: ImportedFile): RecordedFile {
  const { title, url } = data as { title?: string; url?: string };
  return {
    title: title ?? '',
    ...(url !== undefined && { url }),
    fields: Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        isMerged(schema, key) ? value : hashOf(value),
      ]),
    ),
    ...(body !== '' && { body: hashOf(body.replaceAll(/\s+/g, ' ')) }),
  };
}

/** Whether the parts of a field are merged one by one. */
export function isMerged(schema: ImportedFile['schema'], key: string): boolean {
  return (
    (schema === 'site' && (key === 'topics' || key === 'paths')) ||
    (schema === 'topic' && (key === 'sections' || key === 'order'))
  );
}

/** Whether a value of a file is what was remembered of it. */
export function isAsRecorded(value: unknown, recorded: unknown): boolean {
  if (value === undefined || recorded === undefined) return value === recorded;
  return hashOf(value) === (typeof recorded === 'string' ? recorded : hashOf(recorded));
}

/** A short hash of a value, whatever the order of its keys. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 12);
}

export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner as Fields).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';
}
