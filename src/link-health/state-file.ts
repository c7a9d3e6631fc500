import { basename, dirname, join } from 'node:path';
import { withLock } from '../files/lock.ts';
import { readPlainFile, UnreadableFile } from '../files/read-plain-file.ts';
import { writeFileAtomically } from '../files/write-file.ts';
import { formatState, isHeader, parseState } from './state-format.ts';
import type { LinkState } from './record.ts';

/** No state is larger, in bytes: it would hold a hundred thousand links. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads the state of all links; a file that does not exist is an empty state.
 *
 * @throws {Error} if it is damaged or newer than this program, with file, line, issue and what to do: nothing may be
 * written then
 */
export async function readState(file: string): Promise<LinkState> {
  const text = await readText(file);
  return text === undefined ? new Map() : parseState(text, file);
}

/**
 * Writes the state: a reader sees the old file or the new one, even if the program is killed or the power fails.
 * Returns whether it wrote, as an identical file is left alone.
 *
 * @throws {Error} if the existing file is not such a state
 */
export async function writeState(file: string, state: LinkState): Promise<boolean> {
  const text = formatState(state);
  const old = await readText(file);
  if (old === text) return false;
  if (old !== undefined && !isHeader(old.slice(0, old.indexOf('\n'))))
    throw new Error(
      `${file}:1: is not a state of links that this program may overwrite. Name another file, or move it away.`,
    );
  await writeFileAtomically(file, text);
  return true;
}

/**
 * Runs what reads, merges and writes a state while no other program does so with the same file: else the later writer
 * would lose what the earlier one found.
 *
 * @throws {LockedError} if another program holds the state for half a minute
 */
export async function withState<Result>(
  file: string,
  action: () => Promise<Result>,
): Promise<Result> {
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  return withLock(lock, { busy: 'Another command is writing the state', wait: 30_000 }, action);
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
