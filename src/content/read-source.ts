import { isUtf8 } from 'node:buffer';
import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readPlainFile, UnreadableFile } from '../files/read-plain-file.ts';
import type { ListOrigin } from '../list/addresses.ts';
import { applySettings } from '../list/apply-settings.ts';
import { createContent, createFile } from '../list/create-content.ts';
import { findOrigin, nameOfList, type Origin } from '../list/find-origin.ts';
import { createKnownIds, keyOf, parseKnownIds } from '../list/known-ids.ts';
import { showEmoji } from '../list/emoji-names.ts';
import type { Legend, ListContent } from '../list/list-content.ts';
import { createListForm } from '../list/list-form.ts';
import { describeSite } from '../list/list-settings.ts';
import { mergeContents } from '../list/merge-contents.ts';
import { LONGEST_LIST } from '../list/markdown.ts';
import { readList, type ListOptions } from '../list/read-list.ts';
import { checkSchema } from '../rules/check-schema.ts';
import { isListPath, listSettingsSchema, type ListSettings } from '../schema/list-settings.ts';
import { parseContentFile, type ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { folderOf, isList, LIST_SETTINGS, type FormPlace } from '../source/list-file.ts';
import { readBytes, type Overlay } from '../source/overlay.ts';
import { readPublicFolder } from '../source/public-files.ts';
import { foldText } from '../text/compare.ts';
import { foldUrl } from '../urls/folded-url.ts';
import { contentFolder, LARGEST } from '../source/content-folder.ts';
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
  const own = readSettings(join(dirname(content), LIST_SETTINGS), overlay);
  const known = createKnownIds(new Map([...idsOf(earlier), ...readKnownIds(content)]));
  const { options, legend } = readMeanings(own.settings);
  const where = { repository: given.repository ?? options.repository, path: given.path };
  const parts: Part[] = [];
  for (const path of findLists(content, own.settings?.lists)) {
    const { list, origin, text } = await readListFile(
      path,
      { ...options, ...where, known },
      overlay,
    );
    list.legend.push(...legend);
    const file = nameOf(path);
    const form = createListForm(list, text, origin.path);
    parts.push({ file, list, origin, form, content: createContent(list, file) });
  }
  const [{ file, list, origin }] = parts as [Part];
  const merged = mergeContents(parts);
  const described = { ...describeSite(list, file, origin), ...listIds(merged) };
  const site = createFile(file, 'site', described, () => ({ line: 1, column: 1 }));
  const read = { ...merged, glossary: undefined, site };
  const { issues: unknown, ...whole } =
    own.settings && own.file ? applySettings(read, own.settings, own.file) : { ...read, issues: [] };
  const isEmpty = merged.resources.length === 0;
  const { names, issues } = readBeside(content, overlay);
  return {
    content: {
      ...whole,
      ...(isEmpty && { site: undefined }),
      ...{ pages: [], publicFiles: names, exceptions: undefined },
      list: {
        files: parts.map((part) => ({ file: part.file, path: part.origin.path })),
        form: parts.flatMap(({ form }) => form),
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
  form: FormPlace[];
  content: ReturnType<typeof createContent>;
}

function listIds({ topics, paths }: Part['content']): { topics: string[]; paths: string[] } {
  return { topics: topics.map(({ id }) => id), paths: paths.map(({ id }) => id) };
}

/**
 * The ids that the entries of a list had before: those that machines have written down, else those of the site that was
 * published, if the environment names its `catalog.json`. Files that hold no ids count as absent.
 */
export function readKnownIds(list: string): Map<string, string> {
  const published = process.env['CAIRN_PUBLISHED'];
  for (const file of [join(folderOf(list), IDS), ...(published ? [published] : [])]) {
    try {
      const ids = parseKnownIds(readPlainFile(file, LARGEST_IDS).toString());
      if (ids) return ids;
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
    }
  }
  return new Map();
}

/** Where machines remember the ids of a list, beside what they know of its links. */
export const IDS = 'ids.json';
const LARGEST_IDS = 32 * 1024 * 1024;

/**
 * The lists of a catalog, and what its owner says that their parts mean. What the settings have wrong counts as absent.
 *
 * @throws {Error} if one of them is behind a symbolic link
 */
export function readListSettings(
  content: string,
): { lists: string[] } & ReturnType<typeof readMeanings> {
  const { settings } = readSettings(join(dirname(content), LIST_SETTINGS), new Map());
  return { lists: findLists(content, settings?.lists), ...readMeanings(settings) };
}

function readMeanings({ headings, columns, behind, repository, marks, entries }: ListSettings = {}) {
  const aliases = new Map(
    Object.entries(entries ?? {}).flatMap(([key, { aliases: own = [] }]) =>
      own.length > 0 ? [[URL.canParse(key) ? foldUrl(key) : foldText(key), own] as const] : [],
    ),
  );
  return {
    options: { headings, columns, behind, aliases, repository: repository?.url },
    legend: Object.entries(marks ?? {}).map(([mark, meaning]): Legend => {
      const { means, pick } =
        typeof meaning === 'string' ? { means: meaning, pick: undefined } : meaning;
      return { mark: showEmoji(mark), meaning: means, line: 1, isPick: pick };
    }),
  };
}

/** The lists of a catalog; what leads out of its folder is none, and has an issue of its own. */
function findLists(content: string, names: string[] | undefined): string[] {
  const named = names?.filter(isListPath) ?? [];
  if (named.length === 0) return [content];
  const folder = dirname(content);
  const own = relative(folder, content);
  // Without a name, the list is README.md, whether there is one or not.
  if (!named.includes(own) && own.toLowerCase() !== 'readme.md')
    throw new Error(
      `"${own}" is none of the lists in ${LIST_SETTINGS}: ${named.join(', ')}. Name one of them, or add it there.`,
    );
  for (const name of named) {
    const parts = name.split('/');
    const link = parts.findIndex((_, i) => isLink(join(folder, ...parts.slice(0, i + 1))));
    if (link !== -1)
      throw new Error(
        `the list "${name}" is behind the symbolic link "${parts.slice(0, link + 1).join('/')}", and links are not followed. Name the file itself in ${LIST_SETTINGS}.`,
      );
  }
  return named.map((name) => join(folder, name));
}

/** The files that are published as they are, from the folder beside a list. */
function readBeside(content: string, overlay: Overlay): ReturnType<typeof readPublicFolder> {
  const folder = folderOf(content);
  if (!isLink(folder)) return readPublicFolder(folder, overlay);
  const file = nameOf(folder);
  const message = `"${file}" is a symbolic link, and links are not followed. Replace it with the folder itself.`;
  return { names: [], issues: [{ file, line: 1, column: 1, code: 'unreadable-file', message }] };
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** What stands in the settings beside a list, as far as it can be used. */
function readSettings(
  path: string,
  overlay: Overlay,
): { settings?: ListSettings; file?: ContentFile; issues: Issue[] } {
  const name = nameOf(path);
  if (!existsSync(path) && !overlay.has(name)) return { issues: [] };
  try {
    const bytes = readBytes(path, name, { largest: LARGEST, overlay });
    if (bytes === undefined) return { issues: [] };
    const { parsed, issues } = parseContentFile(name, bytes.toString());
    if (!parsed) return { issues };
    const { usable, issues: wrong } = checkSchema(listSettingsSchema, parsed);
    const settings = usable && { settings: usable.data };
    return { file: parsed, issues: [...issues, ...wrong], ...settings };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const message = `"${name}" ${WHY[error.reason]}`;
    return { issues: [{ file: name, line: 1, column: 1, code: 'unreadable-file', message }] };
  }
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

/** How issues name a file: from the root of the project, if it is there. */
export function nameOf(path: string): string {
  const name = relative('.', resolve(path)).replaceAll('\\', '/');
  return name.startsWith('..') ? basename(path) : name;
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
    const name = nameOf(file);
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
