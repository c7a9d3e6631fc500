import { basename } from 'node:path';
import { isList, LIST_SETTINGS, repositoryFolderOf } from '../../source/list-file.ts';
import { git } from '../../git/git.ts';
import { findChangedFiles, findOddFiles, readRange } from '../../git/range.ts';
import { findFolderInRepository, placeContentFile } from '../../source/content-place.ts';

/** The files of a change, from the root of the repository. */
interface ChangedFiles {
  files: string[];
  /** Those that need a closer look, because of their name or because they are not plain files. */
  guarded: string[];
  /** The content folder, from there too. */
  folder: string;
}

/**
 * Finds all files that differ within a range, as `readRange` reads it: added, removed, renamed under both names, and
 * those of which only the mode differs.
 * @throws {Error} if git does not know the range
 */
export async function readChangedFiles(range: string, content: string): Promise<ChangedFiles> {
  const here = repositoryFolderOf(content);
  const root = (await git(here, ['rev-parse', '--show-toplevel'])).replace(/\r?\n$/, '');
  const folder = await findFolderInRepository(here);
  const ends = await readRange(range, here);
  const files = await findChangedFiles(ends, root);
  const odd = await findOddFiles(ends, root);
  const ofList = isList(content) ? [basename(content), LIST_SETTINGS] : [];
  const data = new Set(ofList.map((name) => placeContentFile(`content/${name}`, folder)));
  const guarded = findGuarded(files, folder).filter((file) => !data.has(file));
  return { files, guarded: [...new Set([...guarded, ...odd])].toSorted(), folder };
}

/** The files that are only data, of which nothing can run. Topics and paths are MDX, which can. */
const DATA = /^(?:resources\/[^/]+|site|glossary|exceptions)\.yaml$/;

/** The branch that may change a file that only a machine writes. */
const machineFiles = new Map([
  ['content/link-health.jsonl', 'link-health'],
  ['.cairn/link-health.jsonl', 'link-health'],
  ['.cairn/ids.json', 'link-health'],
]);

/**
 * The files of a change that need a closer look: code, what builds and guards the site, MDX, and what only machines
 * write. `files` are paths from the root of the repository, and so is the content `folder`.
 */
export function findGuarded(files: string[], folder: string | undefined): string[] {
  const prefix = placeContentFile('content/', folder);
  const isData = (file: string) => file.startsWith(prefix) && DATA.test(file.slice(prefix.length));
  return files.filter((file) => !isData(file)).toSorted();
}

/**
 * The files of a change that only a machine writes, if the change is not from the branch of that machine. `branch` is
 * the branch of this repository that a program proposes; `undefined` if a person or a fork proposes it.
 */
export function findMachineWritten(
  files: string[],
  folder: string | undefined,
  branch?: string,
): string[] {
  const owners = new Map(
    [...machineFiles].map(([file, own]) => [foldPath(placeContentFile(file, folder)), own]),
  );
  return files
    .filter((file) => {
      // The folder beside a list may be anywhere.
      const path = foldPath(file).replace(/^.*\/(?=\.cairn\/[^/]+$)/, '');
      const own = owners.get(path);
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
