import { isOffline, type AskedLink } from '../judgement/offline.ts';
import type { LinkState } from '../state/record.ts';
import { writeState } from '../state/state-file.ts';

/** What is learned within this time is lost when a run is killed. */
const EVERY = 5000;

/** Writes the state while a run goes on, so that a killed one loses little. */
export interface StateKeeper {
  /** Writes what is known by now, at most once in a while, and not while most hosts cannot be reached. */
  keep: (state: LinkState, seen: () => AskedLink[]) => void;
  /** Waits for the last write; throws when one failed. */
  end: () => Promise<void>;
  /** Puts back what stood there before, where something was written: the run is discarded. */
  undo: (before: LinkState) => Promise<void>;
}

/** Without a file nothing is written. */
export function createStateKeeper(file: string | undefined, every = EVERY): StateKeeper {
  let begun = Date.now();
  let writing: Promise<unknown> | undefined;
  let fault: unknown;
  let hasWritten = false;
  return {
    keep(state, seen) {
      if (file === undefined || writing || Date.now() - begun < every) return;
      begun = Date.now();
      if (isOffline(seen())) return;
      hasWritten = true;
      writing = writeState(file, new Map(state))
        .catch((error: unknown) => (fault = error))
        .finally(() => (writing = undefined));
    },
    async end() {
      await writing;
      if (fault) throw fault as Error;
    },
    async undo(before) {
      if (file !== undefined && hasWritten) await writeState(file, before);
    },
  };
}
