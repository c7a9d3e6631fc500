import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readPlainFile, UnreadableFile } from '../../files/read-plain-file.ts';
import { formatState, isHeader } from './format-state.ts';
import { parseState } from './parse-state.ts';
import type { LinkState } from './record.ts';

/** No state is larger, in bytes: it would hold a hundred thousand links. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads the state of all links; a file that does not exist is an empty state. Throws where it is damaged
 * or newer than this program, with file, line, fault and what to do: then nothing may be written.
 */
export async function readState(file: string): Promise<LinkState> {
  const text = await readText(file);
  return text === undefined ? new Map() : parseState(text, file);
}

/**
 * Writes the state: a reader sees the old file or the new one, also when the program is killed or the
 * power fails. Says whether it wrote, as an identical file is left alone. Throws where the file that stands
 * there is not such a state.
 */
export async function writeState(file: string, state: LinkState): Promise<boolean> {
  const text = formatState(state);
  const old = await readText(file);
  if (old === text) return false;
  if (old !== undefined && !isHeader(old.slice(0, old.indexOf('\n'))))
    throw new Error(
      `${file}:1: is not a state of links that this program may overwrite. Name another file, or move it away.`,
    );
  const target = old === undefined ? file : await realpath(file);
  await replaceFile(target, text);
  return true;
}

async function replaceFile(file: string, text: string): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Makes the new name last; some systems cannot do so, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function readText(file: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    try {
      resolve(readPlainFile(file, LARGEST, { follow: true }).toString());
    } catch (error) {
      if (!(error instanceof UnreadableFile) || error.reason !== 'absent') throw error;
      resolve(undefined);
    }
  });
}
