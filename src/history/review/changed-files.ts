import { git } from '../../git/git.ts';
import { findChangedFiles, findOddFiles, readRange } from '../../git/range.ts';
import { findGuarded } from './guarded-files.ts';

/** The files of a repository that a change touches, from its root; `content/` stands for the catalog, whatever its name. */
export interface ChangedFiles {
  files: string[];
  /** Those that want a closer look, for their name or because they are no plain file. */
  guarded: string[];
}

/**
 * Finds all files that differ within a range, as `readRange` reads it: added, removed, under both names where one is
 * renamed, and where nothing but the mode is another one.
 * @throws {Error} if git does not know the range
 */
export async function readChangedFiles(range: string, content: string): Promise<ChangedFiles> {
  const ask = async (option: string) => (await git(content, ['rev-parse', option])).trimEnd();
  const [root, prefix] = [await ask('--show-toplevel'), await ask('--show-prefix')];
  const ends = await readRange(range, content);
  const rename = (file: string) =>
    file.startsWith(prefix) ? `content/${file.slice(prefix.length)}` : file;
  const files = (await findChangedFiles(ends, root)).map(rename);
  const odd = (await findOddFiles(ends, root)).map(rename);
  return { files, guarded: [...new Set([...findGuarded(files), ...odd])].toSorted() };
}
