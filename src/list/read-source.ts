import { isUtf8 } from 'node:buffer';
import { basename, relative, resolve } from 'node:path';
import { readPlainFile, UnreadableFile } from '../files/read-plain-file.ts';
import type { Issue } from '../source/issue.ts';
import { folderOf, isList } from '../source/list-file.ts';
import type { Overlay } from '../source/overlay.ts';
import { readPublicFolder } from '../source/public-files.ts';
import { contentFolder, readContent, type Content } from '../source/read-content.ts';
import { createContent, createFile } from './create-content.ts';
import { findOrigin } from './find-origin.ts';
import type { ListContent } from './list-content.ts';
import { describeSite } from './list-settings.ts';
import { LONGEST_LIST } from './markdown.ts';
import { readList } from './read-list.ts';

/**
 * Reads a catalog, be it a folder of content files or a Markdown list: both give the same data with positions.
 *
 * @param content the folder, or the list
 * @throws {Error} if it cannot be read, with a sentence that says why and what to do
 */
export async function readSource(
  content = contentFolder(),
  overlay: Overlay = new Map(),
): Promise<{ content: Content; issues: Issue[] }> {
  if (!isList(content)) return readContent(content, overlay);
  const { list, origin } = await readListFile(content);
  const folder = folderOf(content);
  const { names, issues } = readPublicFolder(folder, overlay);
  const file = nameOf(content);
  const empty: Issue[] =
    list.resources.length === 0 && list.issues.every(({ code }) => !code.startsWith('list-'))
      ? [{ file, line: 1, column: 1, code: 'list-empty', message: NO_ENTRIES }]
      : [];
  return {
    content: {
      ...createContent(list, file),
      ...{ pages: [], publicFiles: names, glossary: undefined, exceptions: undefined },
      site: createFile(file, 'site', describeSite(list, file, origin), () => ({
        line: 1,
        column: 1,
      })),
      list: file,
    },
    issues: [...list.issues.map((issue) => ({ file, ...issue })), ...empty, ...issues],
  };
}

/** How issues name the list: from the root of the project, if it is there. */
function nameOf(path: string): string {
  const name = relative('.', resolve(path)).replaceAll('\\', '/');
  return name.startsWith('..') ? basename(path) : name;
}

const NO_ENTRIES =
  'the list has no entries. Write each as a bullet with a link, such as "- [Title](https://…) - What it is."; "cairn import <list> --dry-run" shows what was left out and why.';
/** In bytes: a character has up to four. */
const LARGEST = 4 * LONGEST_LIST;

/**
 * Reads a list from its file, and from git where it is.
 *
 * @throws {Error} if it is no readable text, with a sentence that says what to do
 */
export async function readListFile(
  file: string,
  given: { repository?: string | undefined; path?: string | undefined } = {},
): Promise<{ list: ListContent; origin: Awaited<ReturnType<typeof findOrigin>> }> {
  const text = readText(file);
  const origin = await findOrigin(file);
  const list = readList(text, {
    repository: given.repository ?? origin.url,
    path: given.path ?? origin.path,
    name: basename(file).replace(/\.[^.]*$/, ''),
  });
  return { list, origin };
}

function readText(file: string): string {
  try {
    const bytes = readPlainFile(file, LARGEST, { follow: true });
    if (isUtf8(bytes)) return bytes.toString();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new Error(`the list "${file}" ${WHY[error.reason]}`, { cause: error });
  }
  throw new Error(`the list "${file}" is not UTF-8. Save it as UTF-8.`);
}

const WHY: Record<UnreadableFile['reason'], string> = {
  absent: 'does not exist. Check its name.',
  forbidden: 'cannot be read. Give yourself permission to read it.',
  link: 'is a symbolic link. Name the file itself.',
  'not-a-file': 'is not a regular file. Name the Markdown file of the list.',
  'too-large': `is larger than ${LARGEST / 1024 / 1024} MB. Split it.`,
};
