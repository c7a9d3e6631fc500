import type { SeenPage } from './evidence.ts';
import { applyException, type LinkException } from './classify-link.ts';
import type { Verdict } from './reasons.ts';
import { cleanDetail } from './reasons.ts';
import {
  findFailureStreak,
  isFailure,
  isSuccess,
  type Check,
  type LinkRecord,
  type SeenBefore,
  type LinkState,
  latest,
  toSecond,
  DAY,
  timeBetween,
} from './record.ts';
import { formatCheck } from './state-file.ts';
import { compareTexts } from '../text/compare.ts';

/** How many checks of an address are kept. */
const KEPT = 20;
const TITLE_LENGTH = 200;
/** Limits of what is written of fragments: a state with more is refused when it is read back. */
const MOST_MISSING = 100;
const LONGEST_FRAGMENT = 500;
/** An `ETag` or `Last-Modified` that can be sent back, and is worth its place in the state. */
const TAG = /^[\x20-\x7e]{1,300}$/;

/**
 * The record with one more check. One success ends a streak of failures; a link that is blocked, refused or skipped
 * neither ends nor lengthens it. The page is kept only if the link works, so that a new page is compared with the
 * right one.
 *
 * @throws {Error} if `at` is not a time
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
  // A repeated run adds nothing twice.
  if (old.checks.some((known) => isSameCheck(known, check))) return old;
  const checks = [...old.checks, check].toSorted((a, b) => compareTexts(a.at, b.at)).slice(-KEPT);
  const { ok: lastOk, since: _since, failures: _failures, page: lastPage, ...rest } = old;
  const ok = isSuccess(check) ? latest(lastOk, check.at) : lastOk;
  // An exception declares the page itself right, but never a challenge or login in front of it.
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

/** The streak since `ok`, one check later. */
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
  // A slow or truncated body may be empty: a change is still recognised by what was there before.
  const { title, print } = page.title === undefined && !page.print ? (last ?? page) : page;
  const { etag, modified } = page;
  // The validators of the page at the end of a redirect must not be sent to its beginning.
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

/**
 * Two states as one. The order and the number of merges do not matter (it is associative, commutative and
 * idempotent), so that parts of a run can be put together as they come.
 */
export function mergeStates(one: LinkState, other: LinkState): LinkState {
  const merged: LinkState = new Map(one);
  for (const [url, record] of other) {
    const known = merged.get(url);
    merged.set(url, known ? mergeRecords(known, record) : record);
  }
  return merged;
}

/** Two records of one address as one; each part is the greater one in an order of its own. */
export function mergeRecords(one: LinkRecord, other: LinkRecord): LinkRecord {
  const streak = compareStreaks(one, other) >= 0 ? one : other;
  const page = later(one.page, other.page, ({ at }) => at);
  const archive = later(one.archive, other.archive, ({ asked }) => asked);
  // Listed in one of them is listed.
  const unlisted =
    one.unlisted !== undefined && other.unlisted !== undefined
      ? [one.unlisted, other.unlisted].toSorted()[1]
      : undefined;
  return {
    url: one.url,
    checks: mergeChecks(one.checks, other.checks),
    ...(streak.ok !== undefined && { ok: streak.ok }),
    ...(streak.since !== undefined && { since: streak.since }),
    ...(streak.failures !== undefined && { failures: streak.failures }),
    ...(page && { page }),
    ...(archive && { archive }),
    ...(unlisted !== undefined && { unlisted }),
  };
}

/** The one that worked later is greater; then the longer streak; then the one with more failures. */
function compareStreaks(one: LinkRecord, other: LinkRecord): number {
  return (
    compareTexts(one.ok ?? '', other.ok ?? '') ||
    compareTexts(other.since ?? '~', one.since ?? '~') ||
    (one.failures ?? 0) - (other.failures ?? 0)
  );
}

function mergeChecks(one: Check[], other: Check[]): Check[] {
  const texts = new Map([...one, ...other].map((check) => [formatCheck(check), check]));
  return [...texts]
    .toSorted(
      ([a, { at }], [b, { at: otherAt }]) => compareTexts(at, otherAt) || compareTexts(a, b),
    )
    .slice(-KEPT)
    .map(([, check]) => check);
}

/** The one written later; of the same time, the greater one as text. */
function later<Part extends object>(
  one: Part | undefined,
  other: Part | undefined,
  timeOf: (part: Part) => string,
): Part | undefined {
  if (!one || !other) return one ?? other;
  const order =
    compareTexts(timeOf(one), timeOf(other)) || compareTexts(formatPart(one), formatPart(other));
  return order >= 0 ? one : other;
}

function formatPart(part: object): string {
  return JSON.stringify(Object.entries(part).toSorted(([a], [b]) => compareTexts(a, b)));
}

/** How long a link is remembered that no content contains: it may come back with a reverted change. */
const KEPT_FOR = 90 * DAY;

/** The state with the links of the content marked as listed, and without those it has not contained for 90 days. */
export function markListed(state: LinkState, urls: Iterable<string>, now: string): LinkState {
  const listed = new Set(urls);
  const at = toSecond(now);
  const marked: LinkState = new Map();
  for (const [url, { unlisted, ...record }] of state) {
    if (listed.has(url)) marked.set(url, record);
    else if (unlisted === undefined || timeBetween(unlisted, at) < KEPT_FOR)
      marked.set(url, { ...record, unlisted: unlisted ?? at });
  }
  return marked;
}
