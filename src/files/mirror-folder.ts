import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlainFile, readPlainFolder } from './read-plain-file.ts';

/**
 * Makes a folder hold the same files as another one: plain files with an ending, at most `most` of at most `largest` bytes
 * each. Only what differs is written, and what is gone is removed. A folder that cannot be read counts as empty.
 */
export function mirrorFolder(
  from: string,
  to: string,
  { ending, largest, most }: { ending: string; largest: number; most: number },
): void {
  const names = listNames(from, most).filter((name) => name.endsWith(ending));
  fillFolder(to, new Map(names.map((name) => [name, readIfAny(join(from, name), largest)])));
}

/** Makes a folder hold just these files; those without bytes are left out. Only what differs is written. */
export function fillFolder(folder: string, files: ReadonlyMap<string, Buffer | undefined>): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (!files.get(name)) rmSync(join(folder, name), { recursive: true, force: true });
  for (const [name, bytes] of files) {
    const file = join(folder, name);
    if (bytes && readIfAny(file, bytes.length)?.equals(bytes) !== true) writeFileSync(file, bytes);
  }
}

function readIfAny(file: string, largest: number): Buffer | undefined {
  try {
    return readPlainFile(file, largest);
  } catch {
    return undefined;
  }
}

function listNames(folder: string, most: number): string[] {
  try {
    return (readPlainFolder(folder, most) ?? [])
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
