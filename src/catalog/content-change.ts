import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadCatalog } from './load-catalog.ts';

/** One file of the content, before and after a change. */
export interface FileChange {
  /** From the root of the project, `content/…`. */
  file: string;
  /** Nothing where the file is new. */
  before: string | undefined;
  /** Nothing where the file is removed. */
  after: string | undefined;
}

/** What a content folder would be with the changes; nothing is written. Throws as `loadCatalog` does. */
export function loadChanged(folder: string, changes: FileChange[]): ReturnType<typeof loadCatalog> {
  const overlay = new Map(changes.map(({ file, after }) => [file, after]));
  return loadCatalog(folder, undefined, overlay);
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
  for (const { file, after } of changes)
    if (after === undefined) await rm(pathOf(folder, file), { force: true });
}

/** The changes as a unified diff, as `git apply` takes it. */
export function formatDiff(changes: FileChange[]): string {
  return changes
    .map(({ file, before, after }) =>
      createTwoFilesPatch(
        before === undefined ? '/dev/null' : `a/${file}`,
        after === undefined ? '/dev/null' : `b/${file}`,
        before ?? '',
        after ?? '',
        undefined,
        undefined,
        { context: 2, headerOptions: FILE_HEADERS_ONLY },
      ).trimEnd(),
    )
    .join('\n');
}

/** The text of a content file as it lies there. */
export function readContentFile(folder: string, file: string): Promise<string> {
  return readFile(pathOf(folder, file), 'utf8');
}

/** `content/` stands for the folder, whatever its name. */
function pathOf(folder: string, file: string): string {
  return join(folder, file.replace(/^content\//, ''));
}
