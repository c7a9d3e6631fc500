import { git, gitBytes } from '../../git/git.ts';
import { readRange } from '../../git/range.ts';
import type { LinkState } from '../../link-health/record.ts';
import { parseState } from '../../link-health/state-file.ts';
import { isList, LIST_FOLDER, repositoryFolderOf } from '../../source/list-file.ts';
import { linkHealthFile } from '../../source/read-content.ts';

/**
 * What was known of links before a change, from the commit that it begins at; nothing if there was no state.
 *
 * @throws {Error} if git does not know the range, or the state was damaged
 */
export async function readStateBefore(range: string, content: string): Promise<LinkState> {
  // The folder beside a list may not exist: git is run where the list is.
  const folder = repositoryFolderOf(content);
  const { from } = await readRange(range, folder);
  const name = `${from}:./${isList(content) ? `${LIST_FOLDER}/` : ''}${linkHealthFile}`;
  const exists = await git(folder, ['cat-file', '-e', name]).catch(() => undefined);
  if (exists === undefined) return new Map();
  const text = (await gitBytes(folder, ['cat-file', 'blob', name])).toString();
  return parseState(text, `${linkHealthFile} before the change`);
}
