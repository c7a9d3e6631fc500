import type { SeenPage } from './evidence.ts';
import { applyException, type LinkException } from './exceptions.ts';
import { cleanDetail } from './reasons.ts';
import type { Verdict } from './verdict.ts';
import { findFailureStreak, isFailure, isSuccess } from './failure-run.ts';
import { formatCheck } from './format-state.ts';
import type { Check, LinkRecord, SeenBefore } from './record.ts';
import { compareTimes, latest, toSecond } from './time.ts';

/** Checks that are remembered of one address. */
export const KEPT = 20;
const TITLE_LENGTH = 200;
/** What is written of fragments: a state of which more is read back is refused. */
const MOST_MISSING = 100;
const LONGEST_FRAGMENT = 500;
/** An `ETag` or `Last-Modified` that can be sent back, and is worth its place in the state. */
const TAG = /^[\x20-\x7e]{1,300}$/;

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
  const check = createCheck(applyException(verdict, url, exceptions, at), toSecond(at));
  const old = record ?? { url, checks: [] };
  // A run that is repeated adds nothing twice.
  if (old.checks.some((known) => isSameCheck(known, check))) return old;
  const checks = [...old.checks, check].toSorted((a, b) => compareTimes(a.at, b.at)).slice(-KEPT);
  const { ok: lastOk, since: _since, failures: _failures, page: lastPage, ...rest } = old;
  const ok = isSuccess(check) ? latest(lastOk, check.at) : lastOk;
  // What an exception calls right is the page itself, but never a wall in front of it.
  const seen = isSuccess(check) && verdict.outcome !== 'blocked' && page;
  const newPage = seen ? seenBefore(page, url, check.at, lastPage) : lastPage;
  return {
    ...rest,
    checks,
    ...(ok !== undefined && { ok }),
    ...continueStreak(old, check, ok, checks),
    ...(newPage && { page: newPage }),
  };
}

function isSameCheck(one: Check, other: Check): boolean {
  return one.at === other.at && formatCheck(one) === formatCheck(other);
}

/** What has been wrong since `ok`, one check later. */
function continueStreak(
  old: LinkRecord,
  check: Check,
  ok: string | undefined,
  checks: Check[],
): Pick<LinkRecord, 'since' | 'failures'> {
  const before = findFailureStreak(old);
  const { since, failures } = findFailureStreak({
    url: old.url,
    checks,
    ...(ok !== undefined && { ok }),
    ...(before.since !== undefined && { since: before.since }),
    failures: before.failures + (isFailure(check) ? 1 : 0),
  });
  return { ...(since !== undefined && { since }), ...(failures > 0 && { failures }) };
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
    ...(missing !== undefined &&
      missing.length > 0 && {
        missing: missing.slice(0, MOST_MISSING).map((part) => part.slice(0, LONGEST_FRAGMENT)),
      }),
  };
}

function seenBefore(page: SeenPage, url: string, at: string, last?: SeenBefore): SeenBefore {
  // A body that is slow or breaks off may say nothing: what was there before is still what a change is told by.
  const { title, print } = page.title === undefined && !page.print ? (last ?? page) : page;
  const { etag, modified } = page;
  // What a server says of the page at the end of a redirect must not be asked of its beginning.
  const direct = page.url === url;
  return {
    at,
    host: new URL(page.url).hostname,
    ...(title !== undefined && { title: cleanDetail(title, TITLE_LENGTH) }),
    ...(print !== undefined && { print }),
    ...(direct && isTag(etag) && { etag }),
    ...(direct && isTag(modified) && { modified }),
  };
}

function isTag(value: string | undefined): value is string {
  return value !== undefined && TAG.test(value);
}
