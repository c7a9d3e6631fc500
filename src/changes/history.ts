import type { Change } from './change.ts';

/** What is known of how the content came to be what it is. */
export type History = KnownHistory | UnknownHistory;

export interface KnownHistory {
  known: true;
  /** Newest first; days on which nothing changed that a reader sees are left out. */
  days: HistoryDay[];
  /** The day, as `YYYY-MM-DD`, before which nothing is known. */
  since?: { day: string; why: 'shallow' | 'long' };
}

/** What a day did, all commits of it taken together. */
export interface HistoryDay {
  /** In UTC, as `YYYY-MM-DD`. */
  day: string;
  /** Of its last commit, in ISO 8601. */
  time: string;
  changes: Change[];
  /** How many resources were added, changed and removed, where they are too many to be read. */
  atOnce?: { added: number; changed: number; removed: number };
}

export interface UnknownHistory {
  known: false;
  why: WhyUnknown;
}

/** Why nothing is known, in a sentence that readers see. */
export const reasonsUnknown = {
  'no-git': 'this copy of the site was built on a machine without git',
  'no-repository': 'this copy of the site was built from files that are not in a Git repository',
  'not-tracked': 'the content of this copy of the site is not kept in a git repository',
  failed: 'git could not read the history when this copy of the site was built',
} as const;

export type WhyUnknown = keyof typeof reasonsUnknown;
