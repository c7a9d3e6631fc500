import { join } from 'node:path';
import { readPlainFile } from '../files/read-plain-file.ts';
import { writeFiles } from '../files/write-files.ts';
import { loadCatalog } from './load-catalog.ts';
import { LARGEST } from '../source/content-folder.ts';

/** One file of the content, before and after a change. */
export interface FileChange {
  /** From the root of the project, `content/…`. */
  file: string;
  /** Nothing where the file is new. */
  before: string | undefined;
  /** Nothing where the file is removed. */
  after: string | undefined;
  /** What the file was called before, where it is renamed; it is gone then. */
  from?: string;
}

/**
 * What a content folder would be with the changes; nothing is written. `today` is the day against which the ends of
 * exceptions are held. Throws as `loadCatalog` does.
 */
export function loadChanged(
  folder: string,
  changes: FileChange[],
  today?: string,
): ReturnType<typeof loadCatalog> {
  const overlay = new Map<string, string | undefined>();
  for (const file of findRemoved(changes)) overlay.set(file, undefined);
  for (const { file, after } of changes) overlay.set(file, after);
  return loadCatalog(folder, today, overlay);
}

/**
 * Writes all changes or none, also when the program is killed: the next command finishes then what was begun.
 *
 * @throws {WriteError} if a file is no longer what the change was made for, or cannot be written
 */
export async function writeChanges(folder: string, changes: FileChange[]): Promise<void> {
  await writeFiles(
    folder,
    changes.flatMap(({ file, from, before, after }) => {
      if (from === undefined) return [{ path: pathInside(file), before, after }];
      return [
        { path: pathInside(file), before: undefined, after },
        { path: pathInside(from), before, after: undefined },
      ];
    }),
  );
}

function findRemoved(changes: FileChange[]): string[] {
  return changes.flatMap(({ file, from, after }) => (after === undefined ? [file] : (from ?? [])));
}

/** The text of a content file as it lies there. */
export function readContentFile(folder: string, file: string): string {
  return readPlainFile(join(folder, pathInside(file)), LARGEST).toString();
}

function pathInside(file: string): string {
  return file.replace(/^content\//, '');
}
