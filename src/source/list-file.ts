import { dirname, join } from 'node:path';

/** Whether a catalog is one Markdown list, and not a folder of files. */
export function isList(content: string): boolean {
  return /\.(?:md|markdown)$/i.test(content);
}

/** The file beside a list that says what the list does not. */
export const LIST_SETTINGS = 'cairn.yaml';

/** The folder of a list's other files: what is published as it is, and what machines remember. */
export const LIST_FOLDER = '.cairn';

/** The folder with the files of a catalog: the content itself, or the one beside its list. */
export function folderOf(content: string): string {
  return isList(content) ? join(dirname(content), LIST_FOLDER) : content;
}
