import type { Outcome, Verdict } from './reasons.ts';
import { isBelievable } from '../text/dates.ts';
import { foldUrl } from '../urls/folded-url.ts';
import { AsyncLocalStorage } from 'node:async_hooks';

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

/** What is kept of a check, with the day or moment of it. */
export interface Check extends Omit<Verdict, 'reached' | 'ownNetwork'> {
  at: string;
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

/** The archive in which checks look for copies. */
const WAYBACK = 'https://web.archive.org';

/** A copy of a page in an archive. */
export interface Copy {
  url: string;
  /** Day on which the archive took it, `YYYY-MM-DD`. */
  captured: string;
}

/**
 * Parses the URL `…/web/<YYYYMMDDhhmmss>/<url>` of a copy of `url` in an archive; `undefined` if it is not one, or is
 * a copy of another URL: no more can be trusted without a look at it.
 */
export function parseCopy(archive: string, copy: string, url: string): Copy | undefined {
  const root = `${rootOf(archive)}/web/`;
  // As a browser reads it: a URL that climbs out of its folder is not a copy.
  if (!copy.startsWith(root) || new URL(copy).href !== copy) return undefined;
  const [, time = '', original = ''] =
    /^(\d{14})(?:[a-z]{2}_)?\/(https?:\/\/.*)$/s.exec(copy.slice(root.length)) ?? [];
  const captured = time.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
  if (!isBelievable(captured, Date.now()) || !isSameAddress(original, url)) return undefined;
  return { url: `${root}${time}/${original}`, captured };
}

/** The copy that a record names, if it is a copy of its URL in the archive. */
export function copyOf(record: LinkRecord | undefined, archive = WAYBACK): Copy | undefined {
  const { url = '', captured } = record?.archive ?? {};
  const copy = record && parseCopy(archive, url, record.url);
  return copy && captured !== undefined && copy.captured === captured.slice(0, 10)
    ? copy
    : undefined;
}

/** The state without copies that belong to another URL or archive, so that they are looked up again. */
export function believeCopies(state: LinkState, archive = WAYBACK): LinkState {
  return new Map(
    [...state].map(([url, record]) => {
      if (record.archive?.url === undefined || copyOf(record, archive)) return [url, record];
      const { archive: _foreign, ...rest } = record;
      return [url, rest];
    }),
  );
}

/** The address of an archive, to which more can be added. */
export function rootOf(archive: string): string {
  return new URL(archive).href.replace(/\/+$/, '');
}

/** Archives treat spellings of a URL as one, whatever their capitals. */
function isSameAddress(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  return foldUrl(one).toLowerCase() === foldUrl(other).toLowerCase();
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/**
 * A time as the state writes it: ISO 8601 in UTC, to the second.
 *
 * @throws {Error} if it is not a time
 */
export function toSecond(time: string | number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime()))
    throw new Error(`"${time}" is not a time. Write it as 2026-11-22T12:00:00Z.`);
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Milliseconds from one time to a later one. */
export function timeBetween(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

/** The later of two times, of which one may be missing. */
export function latest(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}

const times = new AsyncLocalStorage<number>();

/**
 * Runs a task at a time of its own (`--now`). If that is later than the clock, as in a trial of future days, the task
 * believes records of the time between.
 */
export function runAt<Result>(now: Date, task: () => Result): Result {
  return times.run(now.getTime(), task);
}

/** The time after which nothing can have happened: that of the clock, or a later one of the run. */
export function latestNow(): number {
  return Math.max(Date.now(), times.getStore() ?? 0);
}
