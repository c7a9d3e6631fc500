import nodePath, { dirname } from 'node:path';
import { isList, LIST_FOLDER } from './list-file.ts';
import { git } from '../git/git.ts';

/**
 * The path of a content file as others know it: inside, each is `content/…`, whatever the folder is called.
 *
 * @param folder the content folder from where the path begins, such as `docs/list`; `.` if it begins there
 */
export function placeContentFile(file: string, folder = 'content'): string {
  return file.replace(/^content\//, folder === '.' ? '' : `${folder}/`);
}

/** Issues or changes with their paths from the folder of this process, so that a terminal, an editor or git finds them. */
export function placeFiles<T extends { file: string; from?: string }>(
  found: readonly T[],
  folder: string,
): T[] {
  // What was read of a list is named as it is.
  if (isList(folder)) return [...found];
  const place = findFolderFrom(process.cwd(), folder);
  return found.map((one) => ({
    ...one,
    file: placeContentFile(one.file, place),
    ...(one.from !== undefined && { from: placeContentFile(one.from, place) }),
  }));
}

/** The content folder from another one, with slashes; `content` if it is not below it. */
export function findFolderFrom(from: string, folder: string, path = nodePath): string {
  const way = path.relative(from, path.resolve(from, folder));
  if (path.isAbsolute(way) || way.split(path.sep)[0] === '..') return 'content';
  return way.replaceAll(path.sep, '/') || '.';
}

/** The content folder, or that beside a list, from the root of its Git repository; without one, from the folder of this process. */
export async function findFolderInRepository(content: string): Promise<string> {
  if (isList(content)) {
    const above = await findFolderInRepository(dirname(content));
    return above === '.' ? LIST_FOLDER : `${above}/${LIST_FOLDER}`;
  }
  const prefix = await readPrefix(nodePath.resolve(content));
  return prefix ?? findFolderFrom(process.cwd(), content);
}

/** The folders that git has already placed in their repositories: it takes longer than a check of a suggestion. */
const prefixes = new Map<string, Promise<string | undefined>>();

function readPrefix(folder: string): Promise<string | undefined> {
  const prefix =
    prefixes.get(folder) ??
    git(folder, ['rev-parse', '--show-prefix']).then(
      (read) => read.replace(/\/?\r?\n$/, '') || '.',
      () => undefined,
    );
  prefixes.set(folder, prefix);
  return prefix;
}
