import { formatReason } from './reasons.ts';
import type { Verdict } from './classify-link.ts';
import { isWithin } from '../urls/host.ts';

/** A row of the content's exceptions that concerns links. */
export interface LinkException {
  rule: string;
  /** The beginning of an address, or a host with all below it. */
  where: string;
  /** The last day on which it counts, such as 2027-03-12. */
  until: string;
}

/** The first exception of a rule that applies to a URL at a time; `undefined` if none does. */
export function findException<Row extends LinkException>(
  rule: 'link-not-asked' | 'link-as-expected',
  url: string,
  exceptions: Row[],
  at: string,
): Row | undefined {
  return exceptions.find(
    (row) => row.rule === rule && at.slice(0, 10) <= row.until && isWithin(url, row.where),
  );
}

/**
 * The verdict with exceptions applied: what looks wrong is as expected if somebody who looked at the link says so.
 */
export function applyException(
  verdict: Verdict,
  url: string,
  exceptions: LinkException[],
  at: string,
): Verdict {
  if (verdict.outcome !== 'doubtful' && verdict.outcome !== 'blocked') return verdict;
  if (!findException('link-as-expected', url, exceptions, at)) return verdict;
  return {
    ...verdict,
    outcome: 'ok',
    reason: 'as-expected',
    detail: formatReason(verdict.reason, verdict.detail),
  };
}
