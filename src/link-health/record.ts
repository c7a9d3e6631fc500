import type { Outcome } from './outcomes.ts';

/** All addresses of which something is remembered, by their `url`. */
export type LinkState = Map<string, LinkRecord>;

/** All that is remembered of one address: one line of the state. Times are ISO 8601 in UTC, to the second. */
export interface LinkRecord {
  /** Without fragment. */
  url: string;
  /** The newest checks, oldest first, at most 20. */
  checks: Check[];
  /** When it was last seen working. */
  ok?: string;
  /** When the failures or doubts began that have gone on since `ok`. */
  since?: string;
  /** How many failures there were since then; doubts do not count. */
  failures?: number;
  /** The page as it was when it was last seen working. */
  page?: SeenBefore;
  /** A copy in an archive, or that there was none when it was asked for. */
  archive?: { asked: string; url?: string; captured?: string };
  /** Since when no content names it; some time later it is forgotten. */
  unlisted?: string;
}

export interface Check {
  at: string;
  outcome: Outcome;
  reason: string;
  detail?: string;
  final?: string;
  fixTo?: string;
  missing?: string[];
}

/** What a change is recognised by. */
export interface SeenBefore {
  at: string;
  /** Host that answered in the end. */
  host: string;
  title?: string;
  /** Similarity hash of the visible text, see `SeenPage`. */
  print?: string;
  etag?: string;
  modified?: string;
}
