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
  mkdirSync(to, { recursive: true });
  const names = listNames(from, most).filter((name) => name.endsWith(ending));
  const read = (path: string) => {
    try {
      return readPlainFile(path, largest);
    } catch {
      return undefined;
    }
  };
  const texts = new Map(names.map((name) => [name, read(join(from, name))]));
  for (const name of readdirSync(to))
    if (texts.get(name) === undefined) rmSync(join(to, name), { recursive: true, force: true });
  for (const [name, text] of texts) {
    if (text && read(join(to, name))?.equals(text) !== true) writeFileSync(join(to, name), text);
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
