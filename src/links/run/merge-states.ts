import { existsSync } from 'node:fs';
import { formatCount } from '../../formats/count.ts';
import { mergeStates } from '../state/merge.ts';
import { readState, writeState } from '../state/state-file.ts';

/**
 * Merges states into one file, in whatever order they come, and returns a line that tells so.
 * Throws, and writes nothing, when one of them is missing or damaged.
 */
export async function mergeStateFiles(into: string, files: string[]): Promise<string> {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`the state "${missing}" does not exist.`);
  // Read before anything is written.
  const states = await Promise.all([into, ...files].map(readState));
  const merged = states.reduce((a, b) => mergeStates(a, b));
  await writeState(into, merged);
  return `${formatCount(files.length, 'state')} merged: ${formatCount(merged.size, 'link')} in ${into}.`;
}
