import type { SeenPage } from '../engine/evidence.ts';
import { applyException, type LinkException } from '../judgement/exceptions.ts';
import { cleanDetail } from '../judgement/reasons.ts';
import type { Verdict } from '../judgement/verdict.ts';
import { findFailureRun, isFailure, isSuccess } from './failure-run.ts';
import type { Check, LinkRecord, SeenBefore } from './record.ts';
import { toSecond } from './time.ts';

/** Checks that are remembered of one address. */
export const KEPT = 20;
const TITLE_LENGTH = 200;

/**
 * The record with one check more. One success ends what was wrong; what is blocked, refused or skipped
 * neither ends nor lengthens it. The page is remembered only where the address works, so that what took
 * its place is compared with what was there. Throws where `at` is no time.
 */
export function addCheck(
  record: LinkRecord | undefined,
  url: string,
  at: string,
  verdict: Verdict,
  page?: SeenPage,
  exceptions: LinkException[] = [],
): LinkRecord {
  const judged = applyException(verdict, url, exceptions, at);
  const check = createCheck(judged, toSecond(at));
  const { since: _since, failures: _failures, ...rest } = record ?? { url, checks: [] };
  const added: LinkRecord = { ...rest, checks: [...rest.checks, check].slice(-KEPT) };
  if (isSuccess(check)) {
    // What an exception calls right is the page itself, but never a wall in front of it.
    const seen =
      page && verdict.outcome !== 'blocked' ? { page: seenBefore(page, url, check.at) } : {};
    return { ...added, ...seen, ok: check.at };
  }
  const before = findFailureRun(record ?? { url, checks: [] });
  const failed = isFailure(check);
  const since = before.since ?? (failed || check.outcome === 'doubtful' ? check.at : undefined);
  const failures = before.failures + (failed ? 1 : 0);
  return {
    ...added,
    ...(since !== undefined && { since }),
    ...(failures > 0 && { failures }),
  };
}

function createCheck(verdict: Verdict, at: string): Check {
  const { outcome, reason, detail, final, fixTo, missing } = verdict;
  return {
    at,
    outcome,
    reason,
    ...(detail !== undefined && { detail: cleanDetail(detail) }),
    ...(final !== undefined && { final }),
    ...(fixTo !== undefined && { fixTo }),
    ...(missing !== undefined && missing.length > 0 && { missing }),
  };
}

function seenBefore(page: SeenPage, url: string, at: string): SeenBefore {
  const { title, print, etag, modified } = page;
  // What a server says of the page at the end of a redirect must not be asked of its beginning.
  const direct = page.url === url;
  return {
    at,
    host: new URL(page.url).hostname,
    ...(title !== undefined && { title: cleanDetail(title, TITLE_LENGTH) }),
    ...(print !== undefined && { print }),
    ...(direct && etag !== undefined && { etag }),
    ...(direct && modified !== undefined && { modified }),
  };
}
