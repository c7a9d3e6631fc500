import { statSync } from 'node:fs';
import { isOffline, type CheckedLink } from '../../link-health/offline.ts';
import type { LinkState } from '../../link-health/record.ts';
import { mergeStates } from '../../link-health/merge.ts';
import { readState, withState, writeState } from '../../link-health/state-file.ts';

/** What is learned within this time is lost when a run is killed. */
const EVERY = 5000;

/**
 * Writes the state while a run goes on, so that a killed one loses little, and at its end. What another run
 * wrote into the file meanwhile is kept.
 */
export interface StateKeeper {
  /** Writes what is known by now, at most once in a while, and not while most hosts cannot be reached. */
  keep: (state: LinkState, seen: () => CheckedLink[]) => void;
  /** Waits for the last write; throws when one failed. */
  end: () => Promise<void>;
  /** Writes the state; throws when that fails. */
  write: (state: LinkState) => Promise<void>;
  /** Puts back what stood there before, where something was written: the run is discarded. */
  undo: (before: LinkState) => Promise<void>;
}

/** To be created before the state is read. Without a file nothing is written. */
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

/** What tells one written file from the next, as each write makes a new one. */
function stampOf(file: string | undefined): string {
  const found = file && statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeNs} ${found.size}` : '';
}
