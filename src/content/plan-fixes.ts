import { findUrls } from '../catalog/create-links.ts';
import { loadChanged, readContentFile, type FileChange } from './content-change.ts';
import type { Issue } from '../source/issue.ts';
import { loadCatalog } from './load-catalog.ts';
import { findNewIssues } from '../rules/issues.ts';
import { readContent } from '../source/read-content.ts';
import { readLinkHealth } from './read-link-health.ts';
import { findSecureHosts, type Facts } from '../rules/checked-content.ts';
import { isDeepStrictEqual } from 'node:util';
import { checkSchema } from '../rules/check-schema.ts';
import { schemas } from '../rules/schemas.ts';
import { addModeline } from '../rules/files.ts';
import { applyFix } from '../rules/fixes.ts';
import { findTextValues, isFollowed } from '../rules/values-in-data.ts';
import { findRule, rules } from '../rules/rules.ts';
import { findUnended } from '../rules/texts.ts';
import { valuesAt } from '../schema/schema-fields.ts';
import { schemaNameOf } from '../schema/schema-of-file.ts';
import { parseContentFile, type ContentFile, editData } from '../source/content-file.ts';
import { replaceTexts } from '../source/edit-yaml.ts';
import { checkUrl } from '../urls/check-url.ts';

/**
 * The files of a content folder that can be fixed, before and after; nothing is written. A file that would
 * bring an issue which is not there now, such as two resources with one address, is left out, with that issue.
 */
export async function planFixes(
  folder: string,
): Promise<{ changes: FileChange[]; left: Issue[] }> {
  const { content, issues } = await readContent(folder);
  const before = await loadCatalog(folder);
  const records = await readLinkHealth(folder).catch(() => []);
  const parsed = [
    ...content.resources,
    ...content.topics,
    ...content.paths,
    ...content.pages,
    ...[content.site, content.glossary, content.exceptions].filter((file) => file !== undefined),
  ];
  const secureHosts = findSecureHosts(
    parsed.flatMap(({ data }) => findUrls(data)),
    records,
  );
  // What cannot be read may lack no more than its first line.
  const names = new Set([
    ...parsed.map(({ file }) => file),
    ...issues.filter(({ code }) => code === 'missing-modeline').map(({ file }) => file),
  ]);
  const fixed = [...names].toSorted().map((file) => {
    const text = readContentFile(folder, file);
    const found = [...before.issues, ...before.advice].filter((issue) => issue.file === file);
    return { file, before: text, after: fixFile(file, text, { secureHosts }, found) };
  });

  let changes: FileChange[] = fixed.filter((change) => change.before !== change.after);
  const left: Issue[] = [];
  while (changes.length > 0) {
    const after = await loadChanged(folder, changes);
    const fresh = findNewIssues(before.issues, after.issues);
    if (fresh.length === 0) break;
    left.push(...fresh);
    const sound = changes.filter(
      ({ file }) => !fresh.some((issue) => issue.file === file || issue.message.includes(file)),
    );
    changes = sound.length < changes.length ? sound : [];
  }
  return { changes, left };
}

/**
 * The text of a content file with everything fixed that has one right answer: the modeline, how values are
 * written, the order of fields, spaces that nobody sees. Comments and all else stay as they are, and so does the whole
 * text where it cannot be read, or would read otherwise afterwards. Fixing twice changes nothing more. `found` are the
 * issues of the file that only the whole content shows.
 */
export function fixFile(
  file: string,
  text: string,
  facts: Pick<Facts, 'secureHosts'>,
  found: Issue[] = [],
): string {
  // Without it there is an issue, and nothing else is fixed.
  const whole = addModeline(file, text).replace(/^\ufeff/, '');
  const { parsed, issues } = parseContentFile(file, whole);
  // Where a value is not what was written, as behind "#", any change could lose the rest of it.
  if (!parsed || issues.length > 0) return text;
  const wanted = findReplacements(parsed, facts, found);
  const fixed = rules.reduce(
    (before, rule) => rule.fixFile?.(file, before) ?? before,
    editData(file, whole, (data) => replaceTexts(data, ({ path }) => wanted.get(key(path)))),
  );
  return readsTheSame(file, fixed, parsed, wanted) ? fixed : text;
}

/** The right value for each that is not, by path. */
function findReplacements(
  file: ContentFile,
  facts: Pick<Facts, 'secureHosts'>,
  found: Issue[],
): Map<string, string> {
  const wanted = new Map<string, string>();
  const name = schemaNameOf(file.file);
  if (!name) return wanted;
  const schema = schemas[name];
  const texts = new Map(findTextValues(file.data).map(({ path, value }) => [key(path), value]));
  const fix = (code: string, path: PropertyKey[]) => {
    const value = wanted.get(key(path)) ?? texts.get(key(path));
    if (value === undefined) return;
    const context = { ...facts, values: valuesAt(schema, path) };
    const fixed = applyFix(findRule(code)?.fix, value, context);
    if (fixed !== undefined) wanted.set(key(path), fixed);
  };
  for (const { code, field } of checkSchema(schema, file).issues) if (field) fix(code, field);
  for (const { path } of findUnended(file.data)) fix('sentence-ending', path);
  for (const { value, path } of findTextValues(file.data).filter(isFollowed))
    for (const { code } of checkUrl(value, facts)) fix(code, path);
  for (const { code, field } of found) if (field) fix(code, field);
  return wanted;
}

/** Whether a fixed text holds what the file held, with the replacements, but for runs of spaces. */
function readsTheSame(
  file: string,
  fixed: string,
  before: ContentFile,
  replacements: Map<string, string>,
): boolean {
  const { parsed } = parseContentFile(file, fixed);
  if (!parsed) return false;
  const values = (data: unknown) =>
    new Map(findTextValues(data).map(({ path, value }) => [key(path), value]));
  const wanted = new Map([...values(before.data), ...replacements]);
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
