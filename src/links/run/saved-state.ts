import { statSync, existsSync } from 'node:fs';
import { isOffline, type CheckedLink } from '../../link-health/offline.ts';
import type { LinkState } from '../../link-health/record.ts';
import { mergeStates, markListed } from '../../link-health/update-state.ts';
import { readState, withState, writeState, parseState } from '../../link-health/state-file.ts';
import { formatCount } from '../../text/count.ts';
import { loadCatalogLinks } from './listed-addresses.ts';
import { stateOf } from './read-options.ts';
import { git, gitBytes } from '../../git/git.ts';
import { readRange } from '../../git/range.ts';
import { isList, LIST_FOLDER, repositoryFolderOf } from '../../source/list-file.ts';
import { linkHealthFile } from '../../source/content-folder.ts';

/** How often the state is saved: a killed run loses no more. */
const EVERY = 5000;

/**
 * Saves the state during a run, so that a killed one loses little, and at its end. What another run writes into the
 * file meanwhile is kept.
 */
export interface StateKeeper {
  /** Saves what is known by now, at most once in a while, and not while most hosts cannot be reached. */
  keep: (state: LinkState, seen: () => CheckedLink[]) => void;
  /** Waits for the last write; throws if one failed. */
  end: () => Promise<void>;
  /** Writes the state; throws if that fails. */
  write: (state: LinkState) => Promise<void>;
  /** Restores what was there before, if anything was written: the run is discarded. */
  undo: (before: LinkState) => Promise<void>;
}

/** Create it before the state is read. Without a file nothing is written. */
export function createStateKeeper(file: string | undefined, every = EVERY): StateKeeper {
  let begun = Date.now();
  let writing: Promise<unknown> | undefined;
  let failure: unknown;
  let hasWritten = false;
  let stamp = stampOf(file);
  let others: LinkState = new Map();
  const write = async (state: LinkState) => {
    if (file === undefined) return;
    await withState(file, async () => {
      if (stampOf(file) !== stamp) others = mergeStates(others, await readState(file));
      await writeState(file, others.size > 0 ? mergeStates(others, state) : state);
      stamp = stampOf(file);
    });
  };
  return {
    write,
    keep(state, seen) {
      if (file === undefined || writing || Date.now() - begun < every) return;
      begun = Date.now();
      if (isOffline(seen())) return;
      hasWritten = true;
      writing = write(new Map(state))
        .catch((error: unknown) => (failure = error))
        .finally(() => (writing = undefined));
    },
    async end() {
      await writing;
      if (failure) throw failure as Error;
    },
    async undo(before) {
      if (hasWritten) await write(before);
    },
  };
}

/** A stamp that differs for each written file, as each write creates a new one. */
function stampOf(file: string | undefined): string {
  const found = file && statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeNs} ${found.size}` : '';
}

/**
 * Merges states into one file, in any order, and returns a message. The state of the catalog itself then forgets
 * links that no content contains.
 *
 * @throws {Error} if one of them is missing or damaged; nothing is written then
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

/**
 * What was known of links before a change, from the commit that it begins at; nothing if there was no state.
 *
 * @throws {Error} if git does not know the range, or the state was damaged
 */
export async function readStateBefore(range: string, content: string): Promise<LinkState> {
  // The folder beside a list may not exist: git is run where the list is.
  const folder = repositoryFolderOf(content);
  const { from } = await readRange(range, folder);
  const name = `${from}:./${isList(content) ? `${LIST_FOLDER}/` : ''}${linkHealthFile}`;
  const exists = await git(folder, ['cat-file', '-e', name]).catch(() => undefined);
  if (exists === undefined) return new Map();
  const text = (await gitBytes(folder, ['cat-file', 'blob', name])).toString();
  return parseState(text, `${linkHealthFile} before the change`);
}
