import type { z } from 'zod';
import { addressOf } from '../../catalog/addresses.ts';
import { findMentions, type Naming, type Thing } from '../../rules/mentions.ts';
import { parseContentFile, type ContentFile, editData } from '../../source/content-file.ts';
import { namesAt } from '../../schema/schema-fields.ts';
import { replaceValues } from '../../source/edit-content.ts';
import { addToList, setFields } from '../../source/edit-yaml.ts';
import { writeField } from '../../source/write-fields.ts';
import { formerIdsOf } from './things.ts';

/** What is renamed, and how. */
export interface Renaming {
  kind: Thing;
  from: string;
  to: string;
}

/**
 * The text of a content file in which a thing is called by its new id wherever it is named: in the fields that
 * hold ids, in links of the body, and where an exception is made for its file. Every other byte stays.
 */
export function renameMentions(
  { file, data, text, body }: ContentFile,
  fileKind: Naming | 'exceptions',
  { kind, from, to }: Renaming,
): string {
  const mentions =
    fileKind === 'exceptions'
      ? []
      : findMentions(fileKind, kind, data).filter(({ id }) => id === from);
  // To find the places means to parse the file anew.
  if (mentions.length === 0 && fileKind !== 'exceptions' && !body.includes(from)) return text;
  const named = new Set(mentions.map(({ path }) => keyOf(path)));
  const isMentioned = (path: PropertyKey[]) => named.has(keyOf(path));
  const files: Record<string, string> = { [fileOf(kind, from)]: fileOf(kind, to) };
  return replaceValues(file, text, ({ path, value }) => {
    if (path === undefined) return renameAddress(value, { kind, from, to });
    if (fileKind === 'exceptions') return path.at(-1) === 'where' ? files[value] : undefined;
    return isMentioned(path) ? to : undefined;
  });
}

/** The content file of a thing. */
export function fileOf(kind: Thing, id: string): string {
  return `content/${kind}/${id}.${kind === 'resources' ? 'yaml' : 'mdx'}`;
}

const FIELD = 'formerly';

/**
 * Adds the old id of a thing to its former ids, and removes the new one if it had that before. Every other byte stays.
 *
 * @throws {Error} if the data of the file is anything but fields
 */
export function addFormerId(
  file: string,
  text: string,
  { from, to, schema }: { from: string; to: string; schema: z.ZodType },
): string {
  const { parsed } = parseContentFile(file, text);
  const former = parsed ? formerIdsOf(parsed) : [];
  if (former.includes(to))
    return replaceValues(file, text, ({ path, value }) =>
      path?.[0] === FIELD && value === to ? from : undefined,
    );
  const written = writeField(FIELD, [...former, from], schema);
  const order = namesAt(schema, []);
  return editData(
    file,
    text,
    (data) => addToList(data, FIELD, from) ?? setFields(data, [[FIELD, written]], order),
  );
}

/** The address of the same page, or part of it, under the new id; `undefined` for any other address. */
function renameAddress(address: string, { kind, from, to }: Renaming): string | undefined {
  if (kind === 'resources' && address === addressOf.retiredEntry(from))
    return addressOf.retiredEntry(to);
  const pageOf = {
    resources: addressOf.resource,
    topics: addressOf.topic,
    paths: addressOf.path,
    pages: addressOf.page,
  };
  const page = pageOf[kind](from);
  return address.startsWith(page) ? pageOf[kind](to) + address.slice(page.length) : undefined;
}

function keyOf(path: PropertyKey[]): string {
  return path.map(String).join('\n');
}
