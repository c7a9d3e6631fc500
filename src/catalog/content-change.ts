import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPlainFile } from '../files/read-plain-file.ts';
import { loadCatalog } from './load-catalog.ts';
import { LARGEST } from './read-content.ts';

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

/** Writes the changes, each file whole or not at all; new files before others are removed, so that nothing is lost. */
export async function writeChanges(folder: string, changes: FileChange[]): Promise<void> {
  for (const { file, after } of changes) {
    if (after === undefined) continue;
    const path = pathOf(folder, file);
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    await writeFile(temporary, after);
    await rename(temporary, path);
  }
  for (const file of findRemoved(changes)) await rm(pathOf(folder, file), { force: true });
}

/** The changes as a unified diff, as `git apply` takes it. */
export function formatDiff(changes: FileChange[]): string {
  return changes
    .map(({ file, from = file, before, after }) => {
      const patch = createTwoFilesPatch(
        before === undefined ? '/dev/null' : `a/${from}`,
        after === undefined ? '/dev/null' : `b/${file}`,
        before ?? '',
        after ?? '',
        undefined,
        undefined,
        { context: 2, headerOptions: FILE_HEADERS_ONLY },
      ).replace(/\n$/, '');
      return from === file ? patch : `${formatRenaming(from, file)}\n${patch}`;
    })
    .join('\n');
}

/** The lines by which git knows that a file is renamed. */
function formatRenaming(from: string, to: string): string {
  return `diff --git a/${from} b/${to}\nrename from ${from}\nrename to ${to}`;
}

function findRemoved(changes: FileChange[]): string[] {
  return changes.flatMap(({ file, from, after }) => (after === undefined ? [file] : (from ?? [])));
}

/** The text of a content file as it lies there. */
export function readContentFile(folder: string, file: string): string {
  return readPlainFile(pathOf(folder, file), LARGEST).toString();
}

/** `content/` stands for the folder, whatever its name. */
function pathOf(folder: string, file: string): string {
  return join(folder, file.replace(/^content\//, ''));
}
