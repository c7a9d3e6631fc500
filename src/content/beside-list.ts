import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readPlainFile, UnreadableFile } from '../files/read-plain-file.ts';
import { parseKnownIds } from '../list/known-ids.ts';
import type { Legend } from '../list/list-content.ts';
import { checkSchema } from '../rules/check-schema.ts';
import { isListPath, listSettingsSchema, type ListSettings } from '../schema/list-settings.ts';
import { LARGEST } from '../source/content-folder.ts';
import { parseContentFile, type ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { folderOf, IDS, LIST_SETTINGS, nameInProject } from '../source/list-file.ts';
import { describeUnreadable, readBytes, type Overlay } from '../source/overlay.ts';
import { readPublicFolder } from '../source/public-files.ts';
import { foldText } from '../text/compare.ts';
import { foldUrl } from '../urls/folded-url.ts';

/**
 * The lists of a catalog, and what its owner says that their parts mean. What the settings have wrong counts as absent.
 *
 * @throws {Error} if one of them is behind a symbolic link
 */
export function readListSettings(
  content: string,
): { lists: string[]; options: ReturnType<typeof readMeanings> } {
  const { settings } = readSettings(join(dirname(content), LIST_SETTINGS), new Map());
  return { lists: findLists(content, settings?.lists), options: readMeanings(settings) };
}

/** What its owner says that the parts of a list mean. */
export function readMeanings({
  headings,
  columns,
  behind,
  repository,
  marks = {},
  entries = {},
}: ListSettings = {}) {
  const aliases = new Map(
    Object.entries(entries).flatMap(([key, { aliases: own = [] }]) =>
      own.length > 0 ? [[URL.canParse(key) ? foldUrl(key) : foldText(key), own] as const] : [],
    ),
  );
  const legend = Object.entries(marks).map(([mark, meaning]): Legend => {
    const { means, pick } =
      typeof meaning === 'string' ? { means: meaning, pick: undefined } : meaning;
    return { mark, meaning: means, line: 1, isPick: pick };
  });
  return { headings, columns, behind, aliases, repository: repository?.url, legend };
}

/** The lists of a catalog; what leads out of its folder is none, and has an issue of its own. */
export function findLists(content: string, names: string[] | undefined): string[] {
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

/** What stands in the settings beside a list, as far as it can be used. */
export function readSettings(
  path: string,
  overlay: Overlay,
): { settings?: ListSettings; file?: ContentFile; issues: Issue[] } {
  const name = nameInProject(path);
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
    const unreadable = describeUnreadable(error, LARGEST);
    if (!unreadable) return { issues: [] };
    const [code, message] = unreadable;
    return { issues: [{ file: name, line: 1, column: 1, code, message }] };
  }
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

const LARGEST_IDS = 32 * 1024 * 1024;

/** The files that are published as they are, from the folder beside a list. */
export function readBeside(content: string, overlay: Overlay): ReturnType<typeof readPublicFolder> {
  const folder = folderOf(content);
  if (!isLink(folder)) return readPublicFolder(folder, overlay);
  const file = nameInProject(folder);
  const message = `"${file}" is a symbolic link, and links are not followed. Replace it with the folder itself.`;
  return { names: [], issues: [{ file, line: 1, column: 1, code: 'unreadable-file', message }] };
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
