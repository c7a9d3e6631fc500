import { existsSync } from 'node:fs';
import { formatCount } from '../../text/count.ts';
import { markListed } from '../../link-health/forget.ts';
import { mergeStates } from '../../link-health/merge.ts';
import { readState, withState, writeState } from '../../link-health/state-file.ts';
import { loadCatalogLinks } from './load-listed.ts';
import { stateOf } from './read-options.ts';

/**
 * Merges states into one file, in whatever order they come, and returns a line that tells so. The
 * state of the catalog itself then forgets what no content names.
 * Throws, and writes nothing, when one of them is missing or damaged.
 */
export async function mergeStateFiles(
  into: string,
  files: string[],
  { content, now }: { content: string; now: Date },
): Promise<string> {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`the state "${missing}" does not exist.`);
  const merged = await withState(into, async () => {
    // Read before anything is written.
    const states = await Promise.all([into, ...files].map(readState));
    let state = states.reduce((a, b) => mergeStates(a, b));
    if (into === stateOf(content)) {
      const { addresses } = await loadCatalogLinks(content);
      const urls = addresses.map(({ url }) => url);
      state = markListed(state, urls, now.toISOString());
    }
    await writeState(into, state);
    return state;
  });
  return `${formatCount(files.length, 'state')} merged: ${formatCount(merged.size, 'link')} in ${into}.`;
}
