import type { Outcome } from './reasons.ts';

/** All links of which something is remembered, by their `url`. */
export type LinkState = Map<string, LinkRecord>;

/** All that is remembered of one link: one line of the state. Times are ISO 8601 in UTC, to the second. */
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
  /** A copy in an archive, or that there was none when it was looked up. */
  archive?: { asked: string; url?: string; captured?: string };
  /** Since when no content contains it; some time later it is forgotten. */
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

/** What a change of the page is recognised by. */
export interface SeenBefore {
  at: string;
  /** Host of the final response. */
  host: string;
  title?: string;
  /** Similarity hash of the visible text, see `SeenPage`. */
  print?: string;
  etag?: string;
  modified?: string;
}

const SUCCESS = new Set<Outcome>(['ok', 'moved-permanently', 'moved-temporarily']);
const FAILURE = new Set<Outcome>(['failed', 'unreachable', 'gone']);

export function isSuccess({ outcome }: { outcome: Outcome }): boolean {
  return SUCCESS.has(outcome);
}

export function isFailure({ outcome }: { outcome: Outcome }): boolean {
  return FAILURE.has(outcome);
}

/**
 * The failures and doubts since a link last worked: those the record remembers, and newer ones among its checks,
 * which may be more after a merge.
 */
export function findFailureStreak({
  checks,
  ok = '',
  since,
  failures = 0,
}: LinkRecord): FailureStreak {
  const wrong = checks.filter(
    (check) => check.at > ok && (isFailure(check) || check.outcome === 'doubtful'),
  );
  const kept = wrong.filter(isFailure);
  const remembered = since !== undefined && since > ok;
  const began = [remembered ? since : undefined, wrong[0]?.at].filter((at) => at !== undefined);
  const first = began.toSorted()[0];
  return {
    checks: wrong,
    ...(first !== undefined && { since: first }),
    failures: Math.max(remembered ? failures : 0, kept.length),
  };
}

export interface FailureStreak {
  /** The failures and doubts that are still remembered, oldest first. */
  checks: Check[];
  /** When the first of all began. */
  since?: string;
  /** How many failures there were, forgotten checks included; doubts do not count. */
  failures: number;
}
