import { basename, dirname } from 'node:path';
import { isList, LIST_SETTINGS } from '../../source/list-file.ts';
import { git } from '../../git/git.ts';
import { findChangedFiles, findOddFiles, readRange } from '../../git/range.ts';

/** The files of a change, from the root of the repository; the content folder is `content/`, whatever its name. */
export interface ChangedFiles {
  files: string[];
  /** Those that need a closer look, because of their name or because they are not plain files. */
  guarded: string[];
}

/**
 * Finds all files that differ within a range, as `readRange` reads it: added, removed, renamed under both names, and
 * those of which only the mode differs.
 * @throws {Error} if git does not know the range
 */
export async function readChangedFiles(range: string, content: string): Promise<ChangedFiles> {
  const folder = isList(content) ? dirname(content) : content;
  const readPath = async (option: string) => (await git(folder, ['rev-parse', option])).trimEnd();
  const [root, prefix] = [await readPath('--show-toplevel'), await readPath('--show-prefix')];
  const ends = await readRange(range, folder);
  const ofList = [basename(content), LIST_SETTINGS].map((name) => prefix + name);
  const rename = (file: string) =>
    file.startsWith(prefix) && !isList(content) ? `content/${file.slice(prefix.length)}` : file;
  const files = (await findChangedFiles(ends, root)).map(rename);
  const odd = (await findOddFiles(ends, root)).map(rename);
  const guarded = findGuarded(files).filter((file) => !isList(content) || !ofList.includes(file));
  return { files, guarded: [...new Set([...guarded, ...odd])].toSorted() };
}

/** The files that are only data, of which nothing can run. Topics and paths are MDX, which can. */
const DATA = /^content\/(?:resources\/[^/]+|site|glossary|exceptions)\.yaml$/;

/** The branch that may change a file that only a machine writes. */
const machineFiles = new Map([
  ['content/link-health.jsonl', 'link-health'],
  ['.cairn/link-health.jsonl', 'link-health'],
  ['.cairn/ids.json', 'link-health'],
]);

/**
 * The files of a change that need a closer look: code, what builds and guards the site, MDX, and what only machines
 * write. `files` are paths from the root of the repository, with the content in `content/`.
 */
export function findGuarded(files: string[]): string[] {
  return files.filter((file) => !DATA.test(file)).toSorted();
}

/**
 * The files of a change that only a machine writes, if the change is not from the branch of that machine. `branch` is
 * the branch of this repository that a program proposes; `undefined` if a person or a fork proposes it.
 */
export function findMachineWritten(files: string[], branch?: string): string[] {
  return files
    .filter((file) => {
      // The folder beside a list may be anywhere.
      const path = foldPath(file).replace(/^.*\/(?=\.cairn\/[^/]+$)/, '');
      const own = machineFiles.get(path);
      return own !== undefined && own !== branch;
    })
    .toSorted();
}

/** A path as file systems compare it that ignore case and invisible characters. */
function foldPath(file: string): string {
  return file
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Mn}]/gu, '')
    .toLowerCase();
}
