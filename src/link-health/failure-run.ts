import type { Outcome } from './outcomes.ts';
import type { Check, LinkRecord } from './record.ts';

const SUCCESS = new Set<Outcome>(['ok', 'moved-permanently', 'moved-temporarily']);
const FAILURE = new Set<Outcome>(['failed', 'unreachable', 'gone']);

export function isSuccess({ outcome }: { outcome: Outcome }): boolean {
  return SUCCESS.has(outcome);
}

export function isFailure({ outcome }: { outcome: Outcome }): boolean {
  return FAILURE.has(outcome);
}

/**
 * What has been wrong with an address since it was last seen working: what the record remembers, and
 * what its checks tell that are newer than that, which after a merge may be more.
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
