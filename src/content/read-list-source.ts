import { isUtf8 } from 'node:buffer';
import { dirname, join } from 'node:path';
import { readPlainFile, UnreadableFile } from '../files/read-plain-file.ts';
import type { ListOrigin } from '../list/addresses.ts';
import { applySettings } from '../list/apply-settings.ts';
import { createContent, createFile } from '../list/create-content.ts';
import { findOrigin, nameOfList, type Origin } from '../list/find-origin.ts';
import { createKnownIds, keyOf } from '../list/known-ids.ts';
import type { ListContent } from '../list/list-content.ts';
import { createListForm } from '../list/list-form.ts';
import { describeSite } from '../list/list-settings.ts';
import { LONGEST_LIST } from '../list/markdown.ts';
import { mergeContents } from '../list/merge-contents.ts';
import { readList, type ListOptions } from '../list/read-list.ts';
import type { Issue } from '../source/issue.ts';
import { LIST_SETTINGS, nameInProject, type FormPlace } from '../source/list-file.ts';
import { readBytes, type Overlay } from '../source/overlay.ts';
import type { Content } from '../source/read-content.ts';
import { findLists, readBeside, readKnownIds, readMeanings, readSettings } from './beside-list.ts';

/** Reads a Markdown list and what lies beside it, as `readSource` does. */
export async function readListSource(
  content: string,
  overlay: Overlay,
  earlier: Content | undefined,
  given: ListOrigin,
): Promise<{ content: Content; issues: Issue[]; list: ListContent }> {
  const own = readSettings(join(dirname(content), LIST_SETTINGS), overlay);
  const known = createKnownIds(new Map([...idsOf(earlier), ...readKnownIds(content)]));
  const options = readMeanings(own.settings);
  const where = { repository: given.repository ?? options.repository, path: given.path };
  const parts: Part[] = [];
  for (const path of findLists(content, own.settings?.lists)) {
    const { list, origin, text } = await readListFile(
      path,
      { ...options, ...where, known },
      overlay,
    );
    const file = nameInProject(path);
    parts.push({ file, list, origin, text, content: createContent(list, file) });
  }
  const [{ file, list, origin }] = parts as [Part];
  const merged = mergeContents(parts);
  const described = { ...describeSite(list, file, origin), ...listIds(merged) };
  const site = createFile(file, 'site', described, () => ({ line: 1, column: 1 }));
  const read = { ...merged, glossary: undefined, site };
  const { issues: unknown, ...whole } =
    own.settings && own.file ? applySettings(read, own.settings, own.file) : { ...read, issues: [] };
  const isEmpty = merged.resources.length === 0;
  let form: FormPlace[] | undefined;
  const { names, issues } = readBeside(content, overlay);
  return {
    content: {
      ...whole,
      ...(isEmpty && { site: undefined }),
      ...{ pages: [], publicFiles: names, exceptions: undefined },
      list: {
        files: parts.map((part) => ({ file: part.file, path: part.origin.path })),
        // Only the form needs it, and of a long list it takes a while.
        get form() {
          return (form ??= parts.flatMap((part) =>
            createListForm(part.list, part.text, part.origin.path),
          ));
        },
      },
    },
    issues: [
      ...parts.flatMap((part) => part.list.issues.map((issue) => ({ file: part.file, ...issue }))),
      ...(isEmpty ? describeEmpty(list, file) : []),
      ...own.issues,
      ...unknown,
      ...issues,
    ],
    list,
  };
}

/** One of the lists that a catalog is read of. */
interface Part {
  file: string;
  list: ListContent;
  origin: Origin;
  text: string;
  content: ReturnType<typeof createContent>;
}

function listIds({ topics, paths }: Part['content']): { topics: string[]; paths: string[] } {
  return { topics: topics.map(({ id }) => id), paths: paths.map(({ id }) => id) };
}

function describeEmpty(list: ListContent, file: string): Issue[] {
  if (list.issues.some(({ code }) => code.startsWith('list-'))) return [];
  return [{ file, line: 1, column: 1, code: 'list-empty', message: NO_ENTRIES }];
}

const NO_ENTRIES =
  'the list has no entries. Write each as a bullet with a link, such as "- [Title](https://…) - What it is."; "cairn import <list> --dry-run" shows what was left out and why.';
/** In bytes: a character has up to four. */
const LARGEST_LIST = 4 * LONGEST_LIST;

function idsOf(earlier: Content | undefined): [string, string][] {
  return (earlier?.resources ?? []).map(({ id, data }) => [
    keyOf(data as { title: string; url?: string }),
    id,
  ]);
}

/**
 * Reads a list from its file, and from git where it is.
 *
 * @throws {Error} if it is no readable text, with a sentence that says what to do
 */
export async function readListFile(
  file: string,
  given: ListOptions = {},
  overlay: Overlay = new Map(),
): Promise<{ list: ListContent; origin: Origin; text: string }> {
  const text = readText(file, overlay);
  const origin = await findOrigin(file);
  const repository = given.repository ?? origin.url;
  const list = readList(text, {
    ...given,
    repository,
    path: given.path ?? origin.path,
    name: nameOfList(file, { root: origin.root, ...(repository !== undefined && { url: repository }) }),
  });
  return { list, origin, text };
}

function readText(file: string, overlay: Overlay): string {
  try {
    const name = nameInProject(file);
    const bytes = overlay.has(name)
      ? readBytes(file, name, { largest: LARGEST_LIST, overlay })
      : readPlainFile(file, LARGEST_LIST);
    if (bytes && isUtf8(bytes)) return bytes.toString();
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
  'not-a-file': 'is not a regular file. Replace it with one.',
  'too-large': `is too large. Keep it below ${LARGEST_LIST / 1024 / 1024} MB.`,
};
