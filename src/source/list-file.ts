import { basename, dirname, join, relative, resolve } from 'node:path';

/** Whether a catalog is one Markdown list, and not a folder of files. */
export function isList(content: string): boolean {
  return /\.(?:md|markdown)$/i.test(content);
}

/**
 * Refuses what cannot be done with a list.
 *
 * @param why what follows "is a Markdown list, ": why not, and what to do
 * @throws {Error} if the content is a list
 */
export function refuseList(content: string, why: string): void {
  if (isList(content)) throw new Error(`"${content}" is a Markdown list, ${why}`);
}

/** The file beside a list that says what the list does not. */
export const LIST_SETTINGS = 'cairn.yaml';

/** The folder of a list's other files: what is published as it is, and what machines remember. */
export const LIST_FOLDER = '.cairn';

/** A folder in the repository of a catalog: the content itself, or the one that holds its list. */
export function repositoryFolderOf(content: string): string {
  return isList(content) ? dirname(content) : content;
}

/** The folder with the files of a catalog: the content itself, or the one beside its list. */
export function folderOf(content: string): string {
  return isList(content) ? join(dirname(content), LIST_FOLDER) : content;
}

/** Where machines remember the ids of a list, beside what they know of its links. */
export const IDS = 'ids.json';

/** How issues name a file: from the root of the project, if it is there. */
export function nameInProject(path: string): string {
  const name = relative('.', resolve(path)).replaceAll('\\', '/');
  return name.startsWith('..') ? basename(path) : name;
}

export interface ListSource {
  /** Its files in their order: as issues name them, from the root of the project, and from that of the repository. */
  files: { file: string; path: string }[];
  /** Where and how its lines are written. */
  form: FormPlace[];
}

/** What the form needs to write a line as the list does, for each place of the list. */
export interface FormPlace {
  /** The list, from the root of the repository. */
  file: string;
  /** Its headings, as in "Baking › Sour". */
  label: string;
  style: LineStyle;
  /** Titles with their lines, in the order of the list. */
  entries: [title: string, line: number][];
  /** Whether they stand in the order of the alphabet. */
  isSorted: boolean;
}

/** How most entries of a place are written. */
export interface LineStyle {
  /** What stands before the link, such as "- ". */
  before: string;
  /** What stands between the link and the text, such as " - ". */
  between: string;
  /** What ends the text: a full stop, or nothing. */
  end: string;
  /** How many columns a table has; 0 for bullets. */
  columns: number;
}
