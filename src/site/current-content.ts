import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadCatalog, type Read } from '../content/load-catalog.ts';
import { readListSettings } from '../content/beside-list.ts';
import { readSource } from '../content/read-source.ts';
import { listFiles } from '../files/list-files.ts';
import type { ContentFile } from '../source/content-file.ts';
import { folderOf, IDS, isList, LIST_SETTINGS } from '../source/list-file.ts';
import { PUBLIC_FOLDER } from '../source/public-files.ts';
import { contentFolder, linkHealthFile } from '../source/content-folder.ts';

let current: { key: string; reading: ReturnType<typeof loadCatalog> } | undefined;

/**
 * The content of a server for development as it is now, with its issues. A folder is read again after something in it has
 * changed; a list once for each change of its files, as every page needs it and a long list takes a second.
 */
export function readCurrentContent(content = contentFolder()): ReturnType<typeof loadCatalog> {
  const key = isList(content) ? describeFiles(content) : '';
  if (current?.key !== key) current = { key, reading: load(content) };
  const { reading } = current;
  reading.catch(() => {
    current = undefined;
  });
  return reading;
}

let last: { read: Read; others: string; result: ReturnType<typeof loadCatalog> } | undefined;

/** Reads a catalog; where nothing has changed since it was last read, the same result is returned. */
async function load(content: string): ReturnType<typeof loadCatalog> {
  const read = await readSource(content);
  const files = read.content.publicFiles.map((name) => join(content, PUBLIC_FOLDER, name));
  const others = [
    new Date().toDateString(),
    ...[join(content, linkHealthFile), ...files].map(stampOf),
  ].join();
  if (last?.others === others && isSame(last.read, read)) return last.result;
  const result = loadCatalog(content, undefined, undefined, read);
  last = { read, others, result };
  return result;
}

/** Whether two readings of a folder gave the same: a file that is read again as it was has the same data. */
function isSame(one: Read, other: Read): boolean {
  const [before, now] = [one, other].map(({ content }) => [
    ...[...content.resources, ...content.topics, ...content.paths, ...content.pages],
    ...[content.site, content.glossary, content.exceptions],
  ]) as [(ContentFile | undefined)[], (ContentFile | undefined)[]];
  return (
    one.issues.length + other.issues.length === 0 &&
    before.length === now.length &&
    before.every((file, i) => file?.file === now[i]?.file && file?.data === now[i]?.data)
  );
}

/** Says that a file of the content has changed; of a list, its files say so themselves. */
export function forgetCurrentContent(): void {
  if (current?.key === '') current = undefined;
}

/** The files that a list is made of: its own, what is said beside it, and what is published with it. */
export function findListFiles(list = contentFolder()): string[] {
  const { lists } = readListSettings(list);
  return [...lists, join(dirname(list), LIST_SETTINGS), join(folderOf(list), PUBLIC_FOLDER)].map(
    (path) => resolve(path),
  );
}

/** What differs if a list has changed: the texts that a person edits, and when machines wrote the rest. */
function describeFiles(list: string): string {
  const others = [IDS, linkHealthFile].map((name) => join(folderOf(list), name));
  return [
    list,
    ...findListFiles(list).map((path) => readIfAny(path)),
    ...[...listBelow(join(folderOf(list), PUBLIC_FOLDER)), ...others].map(stampOf),
  ].join('\0');
}

/** What is in a folder, links not followed; nothing if there is none. */
function listBelow(folder: string): string[] {
  try {
    return listFiles(folder, () => true).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function readIfAny(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function stampOf(path: string): string {
  const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs} ${size}`;
}
