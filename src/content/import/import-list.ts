import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readForWriting, writeFiles } from '../../files/write-files.ts';
import { createFolder } from '../../files/write-file.ts';
import { readPlainFolder } from '../../files/read-plain-file.ts';
import type { ListOrigin } from '../../list/addresses.ts';
import type { ListContent } from '../../list/list-content.ts';
import { checkFolder } from '../load-catalog.ts';
import { readSource } from '../read-source.ts';
import type { Issue } from '../../source/issue.ts';
import { createImport } from './create-import.ts';
import { planImport, type FolderState, type ImportPlan } from './plan-import.ts';
import { parseRecord, RECORD } from './record.ts';
import { formatLines } from '../../list/format-list.ts';
import { formatIssue } from '../../rules/rules.ts';
import { formatCount } from '../../text/count.ts';
import { showHiddenCharacters } from '../../text/hidden-character.ts';

/** What an import has done, or would do. */
export interface ImportResult extends Omit<ImportPlan, 'writes'> {
  list: ListContent;
  /** Errors of the folder after the import, which edits by hand have made. */
  errors: Issue[];
}

const MOST_FILES = 20_000;

/**
 * Imports a Markdown list into a content folder, all files or none.
 *
 * @param given where the list is, and whether nothing is written
 * @throws {Error} if the list cannot be read, or the folder holds a catalog that no import wrote
 */
export async function importList(
  list: string,
  folder: string,
  { dryRun, ...origin }: ListOrigin & { dryRun: boolean },
): Promise<ImportResult> {
  const read = await readSource(list, new Map(), undefined, origin);
  if (!read.list) throw new Error(`"${list}" is no Markdown list. Name a file that ends with ".md".`);
  if (read.list.resources.length === 0) throw new Error(`"${list}" has no entries. Nothing was written.`);
  const made = createImport(read.content);
  const [first] = made.left;
  if ([...made.files.values()].every(({ schema }) => schema !== 'resource'))
    throw new Error(`no entry of "${list}" can be imported. ${first?.title ?? ''}: ${first?.why ?? ''}`);
  const state = await readState(folder, [...made.files.keys()]);
  const { writes, ...plan } = planImport(made, state, basename(list));
  if (!dryRun) {
    await createFolder(folder);
    await writeFiles(folder, writes);
  }
  const overlay = new Map(writes.map(({ path, after }) => [`content/${path}`, after]));
  const { issues } = existsSync(folder)
    ? await checkFolder(folder, dryRun ? { overlay } : {})
    : { issues: [] };
  return { ...plan, list: read.list, errors: issues };
}

/** The files of a folder that an import may change. */
async function readState(folder: string, wanted: string[]): Promise<FolderState> {
  if (!existsSync(folder)) return { textOf: () => undefined, resources: [], record: undefined };
  const texts = new Map<string, string>();
  const read = async (path: string) => {
    const text = await readForWriting(folder, path);
    if (text !== undefined) texts.set(path, text);
    return text;
  };
  const recorded = await read(RECORD);
  const record = recorded === undefined ? undefined : parseRecord(recorded);
  const names = readNames(join(folder, 'resources'));
  const resources = names.flatMap((name) => (name.endsWith('.yaml') ? `resources/${name}` : []));
  for (const path of new Set([...wanted, ...resources, ...Object.keys(record?.files ?? {})])) await read(path);
  if (!record && texts.has('site.yaml'))
    throw new Error(
      `"${folder}" holds a catalog that no import wrote, and nothing of it is changed. Name another folder.`,
    );
  return { textOf: (path) => texts.get(path), resources, record };
}

function readNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return (readPlainFolder(folder, MOST_FILES) ?? []).map(({ name }) => name);
}

/** What an import did, in words. */
export function formatImport(
  { imported, list, created, updated, removed, kept, errors }: ImportResult,
  { file, folder, dryRun }: { file: string; folder: string; dryRun: boolean },
): string {
  const count = (schema: string) =>
    [...imported.files.values()].filter((one) => one.schema === schema).length;
  const written = [
    [created, 'created'],
    [updated, 'updated'],
    [removed, 'removed'],
  ] as const;
  const lines = [
    `${file}: ${formatCount(count('resource'), 'resource')} in ${formatCount(count('topic'), 'topic')}, ${formatCount(count('learning-path'), 'learning path')}`,
    `${folder}: ${written
      .filter(([paths]) => paths.length > 0)
      .map(([paths, what]) => `${formatCount(paths.length, 'file')} ${dryRun ? `would be ${what}` : what}`)
      .join(', ') || 'nothing to change'}`,
    ...formatGroups('Changed so that it fits', imported.changes, ({ what }) => what),
    ...formatGroups('Entries and paths left out', imported.left, ({ why, title }) => `${title}: ${why}`),
    ...formatGroups(
      'Other lines left out',
      list.skipped,
      ({ why }) => why,
    ),
    ...(kept.length > 0 ? ['', `Kept as edited by hand: ${kept.length}`] : []),
    ...kept.map(({ file: path, field, why }) => `  ${path}${field === undefined ? '' : `, ${field}`}: ${why}`),
    ...(errors.length > 0 ? ['', `Errors after the import: ${errors.length}`] : []),
    ...errors.map(formatIssue),
  ];
  return lines.map(showHiddenCharacters).join('\n');
}

/** Lines of a list by what was done with them, the most frequent first. */
function formatGroups<Item extends { line: number }>(
  title: string,
  items: Item[],
  keyOf: (item: Item) => string,
): string[] {
  if (items.length === 0) return [];
  const groups = [...Map.groupBy(items, keyOf)].sort(([, one], [, other]) => other.length - one.length);
  return [
    '',
    `${title}: ${items.length.toLocaleString('en')}`,
    ...groups.flatMap(([what, of]) => [
      `${String(of.length).padStart(7)}  ${what}`,
      `         ${formatLines([...new Set(of.map(({ line }) => line))])}`,
    ]),
  ];
}

/** The same as JSON: counts, what was changed and left out with lines and reasons, and the names of files. */
export function formatImportJson({ imported, list, ...result }: ImportResult): string {
  const files = [...imported.files.values()];
  const count = (schema: string) => files.filter((one) => one.schema === schema).length;
  return JSON.stringify(
    {
      counts: {
        resources: count('resource'),
        topics: count('topic'),
        paths: count('learning-path'),
      },
      ...result,
      changes: imported.changes,
      left: imported.left,
      skipped: list.skipped,
    },
    undefined,
    2,
  );
}
