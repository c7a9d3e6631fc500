import { AsyncLocalStorage } from 'node:async_hooks';

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
