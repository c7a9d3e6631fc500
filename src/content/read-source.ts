import type { ListOrigin } from '../list/addresses.ts';
import type { ListContent } from '../list/list-content.ts';
import { contentFolder } from '../source/content-folder.ts';
import type { Issue } from '../source/issue.ts';
import { isList } from '../source/list-file.ts';
import type { Overlay } from '../source/overlay.ts';
import { readContent, type Content } from '../source/read-content.ts';

/**
 * Reads a catalog, be it a folder of content files or a Markdown list: both give the same data with positions.
 *
 * @param content the folder, or the list
 * @param overlay texts in place of files, by their paths from the root of the project
 * @param earlier what an earlier version of a list held, whose entries keep their ids
 * @param given where a list is, if that is known better than from git
 * @throws {Error} if it cannot be read, with a sentence that says why and what to do
 */
export async function readSource(
  content = contentFolder(),
  overlay: Overlay = new Map(),
  earlier?: Content,
  given: ListOrigin = {},
): Promise<{ content: Content; issues: Issue[]; list?: ListContent }> {
  if (!isList(content)) return readContent(content, overlay);
  // What reads lists is another 90 modules, a fifth of the time that a command takes to start.
  const { readListSource } = await import('./read-list-source.ts');
  return readListSource(content, overlay, earlier, given);
}
