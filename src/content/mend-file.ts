import { isDeepStrictEqual } from 'node:util';
import { checkSchema } from '../rules/check-schema.ts';
import { parseContentFile, type ContentFile } from '../source/content-file.ts';
import { joinFields, splitFields } from '../source/field-blocks.ts';
import type { Facts } from '../rules/facts.ts';
import { findTextValues, isFollowed } from '../rules/found-values.ts';
import { judgeAddress } from '../urls/judge-address.ts';
import { mendSpacing } from '../rules/spacing.ts';
import { namesAt, valuesAt } from '../schema/schema-fields.ts';
import { resourceSchema } from '../schema/resource.ts';
import { modelineOf, schemaNameOf } from '../schema/schema-of-file.ts';
import { schemas } from '../rules/schemas.ts';
import { mendValue } from '../rules/mend-value.ts';
import { replaceScalars, type Replacement } from '../source/replace-scalars.ts';

/**
 * The text of a content file with everything mended that has one right answer: the modeline, how values are
 * written, the order of fields, spaces that nobody sees. Comments and all else stay as they are, and so does the whole
 * text where it cannot be read, or would read otherwise afterwards. Mending twice changes nothing more.
 */
export function mendFile(file: string, text: string, facts: Pick<Facts, 'secureHosts'>): string {
  const named = addModeline(file, text);
  const { parsed, issues } = parseContentFile(file, named);
  // Where a value is not what was written, as behind "#", any change could lose the rest of it.
  if (!parsed || issues.length > 0) return text;
  const replacements = findReplacements(parsed, facts);
  const { begin, fields, rest } = parsed.parts;
  const replaced = replaceScalars(fields, replacements);
  const ordered = file.startsWith('content/resources/') ? sortFields(replaced) : replaced;
  const mended = mendSpacing(begin + ordered + rest);
  return readsTheSame(file, mended, parsed, replacements) ? mended : text;
}

function addModeline(file: string, text: string): string {
  const modeline = modelineOf(file);
  if (modeline === undefined || /^\ufeff?# yaml-language-server: \$schema=\S+/.test(text))
    return text;
  return `${modeline}${text.includes('\r\n') ? '\r\n' : '\n'}${text.replace(/^\ufeff/, '')}`;
}

/** The values that stand otherwise than they should, with what should stand there. */
function findReplacements(file: ContentFile, facts: Pick<Facts, 'secureHosts'>): Replacement[] {
  const name = schemaNameOf(file.file);
  if (!name) return [];
  const schema = schemas[name];
  const texts = new Map(findTextValues(file.data).map(({ path, value }) => [key(path), value]));
  const wanted = new Map<string, Replacement>();
  const mend = (code: string, path: PropertyKey[]) => {
    const value = wanted.get(key(path))?.value ?? texts.get(key(path));
    if (value === undefined) return;
    const mended = mendValue(code, value, { ...facts, values: valuesAt(schema, path) });
    if (mended !== undefined) wanted.set(key(path), { path, value: mended });
  };
  for (const { code, field } of checkSchema(schema, file).issues) if (field) mend(code, field);
  for (const found of findTextValues(file.data).filter(isFollowed))
    for (const { code } of judgeAddress(found.value, facts)) mend(code, found.path);
  return [...wanted.values()];
}

/** The fields of a resource in the order of the schema; those that it does not know stand last. */
function sortFields(text: string): string {
  const blocks = splitFields(text);
  if (!blocks) return text;
  const order = namesAt(resourceSchema, []);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const fields = blocks.fields.toSorted((a, b) => rank(a.key) - rank(b.key));
  return joinFields({ ...blocks, fields });
}

/** Whether a mended text holds what the file held, with the replacements, but for runs of spaces. */
function readsTheSame(
  file: string,
  mended: string,
  before: ContentFile,
  replacements: Replacement[],
): boolean {
  const { parsed } = parseContentFile(file, mended);
  if (!parsed) return false;
  const values = (data: unknown) =>
    new Map(findTextValues(data).map(({ path, value }) => [key(path), value]));
  const wanted = values(before.data);
  for (const { path, value } of replacements) wanted.set(key(path), value);
  const fold = (all: Map<string, string>) =>
    [...all].map(([path, value]) => [path, value.replaceAll(/\s+/g, ' ').trim()]).toSorted();
  return (
    isDeepStrictEqual(fold(values(parsed.data)), fold(wanted)) &&
    parsed.body.trimEnd() === before.body.trimEnd()
  );
}

function key(path: PropertyKey[]): string {
  return JSON.stringify(path);
}
