import {
  findFailureStreak,
  isFailure,
  isSuccess,
  type FailureStreak,
  type Check,
  type LinkRecord,
  DAY,
  HOUR,
  timeBetween,
  toSecond,
} from './record.ts';
import { mayBeWritten } from './classify-link.ts';
import { fnv1a } from '../text/ids.ts';

/** What checks have found out about an address over time, with its meaning for a reader. */
export const healthStates = {
  unchecked: 'not checked yet',
  ok: 'it worked when it was last checked',
  'moved-permanently': 'it has moved permanently to another URL',
  'moved-temporarily': 'it redirects temporarily to another URL',
  blocked: 'it works, but blocks automatic checks',
  suspect: 'something is wrong, but not yet certain',
  flaky: 'it fails now and then',
  broken: 'it has failed for days',
  gone: 'it has been removed',
  refused: 'the link check is not allowed to request it',
  skipped: 'it is not a web URL',
} as const;

export type HealthState = keyof typeof healthStates;

/** How many failures over what time make a link broken: what is plain fails sooner than what may be a bad week. */
const HARD = { failures: 3, span: 72 * HOUR };
const WEAK = { failures: 5, span: 7 * DAY };
/** Changes between working and failing, among the checks that are remembered. */
const FLAKY = 3;
/** Blocked responses in a row after which earlier failures no longer count. */
const BLOCKED_IN_A_ROW = 3;

/**
 * Classifies the history of a link.
 * - Broken are three hard failures (404, certificate, redirects, 410, no such name) over 72 hours, or five
 *   failures of any kind over 7 days. Of a mixed run the hard ones are counted by themselves first.
 * - Doubts never make it broken; a person decides. If the newest check is in doubt, that comes first.
 * - A link that works now and then is flaky, and not broken meanwhile.
 * - A blocked response counts neither way; three in a row hide the failures before them.
 */
export function classifyHealth(record: LinkRecord): Health {
  const { checks } = record;
  const newest = checks.at(-1);
  if (!newest) return { state: 'unchecked', failures: 0, ...(record.ok && { ok: record.ok }) };
  const streak = findFailureStreak(record);
  const describe = (state: HealthState, by: Check, since?: string): Health => ({
    state,
    reason: by.reason,
    ...(by.detail !== undefined && { detail: by.detail }),
    checked: newest.at,
    ...(record.ok !== undefined && { ok: record.ok }),
    ...(since !== undefined && { since }),
    failures: streak.failures,
    ...(by.final !== undefined && { final: by.final }),
    ...(by.missing !== undefined && { missing: by.missing }),
  });

  const { outcome } = newest;
  if (outcome === 'refused' || outcome === 'skipped') return describe(outcome, newest);
  const wrong = streak.checks.at(-1);
  if (outcome === 'doubtful') return describe('suspect', newest, streak.since);
  if (countAlternations(checks) >= FLAKY)
    return describe('flaky', checks.findLast(isFailure) ?? newest, streak.since);
  if (wrong && !isBlockedLong(checks))
    return describe(
      isFailure(wrong) ? classifyStreak(streak, wrong) : 'suspect',
      wrong,
      streak.since,
    );
  if (isSuccess(newest)) {
    const fixTo = findConfirmedFix(record);
    const since = outcome === 'ok' ? undefined : beginOf(checks);
    return {
      ...describe(outcome as HealthState, newest, since),
      ...(fixTo !== undefined && { fixTo }),
    };
  }
  // Failures so old that no check of them is left.
  if (outcome !== 'blocked') return describe('suspect', newest, streak.since);
  return describe('blocked', newest, beginOf(checks));
}

function classifyStreak({ checks, since, failures }: FailureStreak, newest: Check): HealthState {
  const confirmed = newest.outcome === 'gone' ? 'gone' : 'broken';
  const failed = checks.filter(isFailure);
  const hard = failed.filter(({ outcome }) => outcome !== 'unreachable');
  // If only failures are remembered, the forgotten checks were failures as well.
  const begin = failed.length === checks.length ? since : undefined;
  const count = failed.length === checks.length ? failures : failed.length;
  if (hard.length === failed.length && isEnough(HARD, count, begin ?? hard[0]?.at, newest.at))
    return confirmed;
  if (isEnough(HARD, hard.length, hard[0]?.at, hard.at(-1)?.at)) return confirmed;
  return isEnough(WEAK, count, begin ?? failed[0]?.at, newest.at) ? confirmed : 'suspect';
}

function isEnough(rule: typeof HARD, failures: number, from?: string, to?: string): boolean {
  if (from === undefined || to === undefined) return false;
  return failures >= rule.failures && timeBetween(from, to) >= rule.span;
}

function countAlternations(checks: Check[]): number {
  const works = checks.filter((check) => isSuccess(check) || isFailure(check)).map(isSuccess);
  return works.filter((value, at) => at > 0 && value !== works[at - 1]).length;
}

function isBlockedLong(checks: Check[]): boolean {
  const last = checks.slice(-BLOCKED_IN_A_ROW);
  return last.length === BLOCKED_IN_A_ROW && last.every(({ outcome }) => outcome === 'blocked');
}

/**
 * A new URL is offered once two checks in a row agree on it, letter by letter. It is checked again against
 * `mayBeWritten`: an older program, or somebody by hand, may have written the state.
 */
function findConfirmedFix({ url, checks }: LinkRecord): string | undefined {
  const [newest, before] = checks
    .filter(({ outcome }) => outcome !== 'blocked')
    .slice(-2)
    .toReversed();
  const fixTo = newest?.fixTo;
  return fixTo !== undefined && fixTo === before?.fixTo && mayBeWritten(url, fixTo)
    ? fixTo
    : undefined;
}

/** Since when, as far as is remembered, every check found what the newest one found. */
function beginOf(checks: Check[]): string | undefined {
  const newest = checks.at(-1);
  const other = checks.findLastIndex(({ outcome }) => outcome !== newest?.outcome);
  return checks[other + 1]?.at;
}

/** Health of one address. Times are ISO 8601 in UTC. */
export interface Health {
  state: HealthState;
  /** One of `reasons`, of the newest check. */
  reason?: string;
  detail?: string;
  /** When it was last checked, and last seen working. */
  checked?: string;
  ok?: string;
  /** When this began: the first failure, the first doubt, the first block. */
  since?: string;
  /** Failures since then. */
  failures: number;
  final?: string;
  /** Permanent new address, seen in two runs, that may be written into the content. */
  fixTo?: string;
  /** Fragments that the content names and the page does not have. */
  missing?: string[];
}

/** A schedule does not start to the minute: what is due tomorrow is due a little before. */
const EARLY = 4 * HOUR;
/** Working links fall due within these days, so that those first checked together drift apart. */
const OK_FROM = 5 * DAY;
const OK_TO = 7 * DAY;
/** How long a broken link is checked weekly, and a doubtful one daily. */
const WEEKLY_FOR = 8 * 7 * DAY;
const DAILY_FOR = 14 * DAY;
const NEVER = '9999-12-31T23:59:59Z';
const AT_ONCE = '1970-01-01T00:00:00Z';

/** When a link is due again, by its health and its last check. */
export function dueAt(record: LinkRecord | undefined): string {
  const last = record?.checks.at(-1)?.at;
  if (!record || last === undefined) return AT_ONCE;
  const wait = waitAfter(record, last);
  return wait === undefined ? NEVER : toSecond(Date.parse(last) + wait);
}

/** Whether a link is due. */
export function isDue(record: LinkRecord | undefined, now: string | number): boolean {
  return dueAt(record) <= toSecond(now);
}

/** Milliseconds from the last check to the next; `undefined` if there is no next one. */
function waitAfter(record: LinkRecord, last: string): number | undefined {
  const { state, since = last } = classifyHealth(record);
  const lasted = timeBetween(since, last);
  switch (state) {
    case 'unchecked':
      return 0;
    case 'skipped':
      return undefined;
    case 'ok':
    case 'moved-permanently':
    case 'moved-temporarily':
      return OK_FROM + shareOf(`${record.url} ${last}`) * (OK_TO - EARLY - OK_FROM);
    case 'suspect':
      // A doubt that nobody has settled in two weeks is not settled by daily checks.
      return (lasted < DAILY_FOR ? DAY : 7 * DAY) - EARLY;
    case 'flaky':
      return 3 * DAY - EARLY;
    case 'blocked':
      return 14 * DAY - EARLY;
    case 'broken':
    case 'gone':
      return (lasted < WEEKLY_FOR ? 7 : 30) * DAY - EARLY;
    case 'refused':
      return 30 * DAY - EARLY;
  }
}

/** A number from 0 to 1 that belongs to a text. */
function shareOf(text: string): number {
  return (fnv1a(text) >>> 0) / 2 ** 32;
}
