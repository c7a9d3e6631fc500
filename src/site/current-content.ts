import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadCatalog } from '../content/load-catalog.ts';
import { IDS, readListSettings } from '../content/read-source.ts';
import { folderOf, isList, LIST_SETTINGS } from '../source/list-file.ts';
import { PUBLIC_FOLDER } from '../source/public-files.ts';
import { contentFolder, linkHealthFile } from '../source/read-content.ts';

let current: { key: string; reading: ReturnType<typeof loadCatalog> } | undefined;

/**
 * The content of a server for development as it is now, with its issues. A folder is read again after something in it has
 * changed; a list once for each change of its files, as every page needs it and a long list takes a second.
 */
export function readCurrentContent(content = contentFolder()): ReturnType<typeof loadCatalog> {
  const key = isList(content) ? describeFiles(content) : '';
  if (current?.key !== key) current = { key, reading: loadCatalog(content) };
  const { reading } = current;
  reading.catch(forgetCurrentContent);
  return reading;
}

/** Says that a file of the content has changed. */
export function forgetCurrentContent(): void {
  current = undefined;
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
    ...[join(folderOf(list), PUBLIC_FOLDER), ...others].map(stampOf),
  ].join('\0');
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
