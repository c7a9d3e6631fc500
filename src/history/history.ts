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
  'no-git': 'this site was built on a machine without Git',
  'no-repository': 'this site was built from files outside a Git repository',
  'not-tracked': 'the content of this site is not tracked by Git',
  failed: 'Git could not read it when this site was built',
} as const;

export type WhyUnknown = keyof typeof reasonsUnknown;
