export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A time as the state writes it: ISO 8601 in UTC, to the second. Throws where it is none. */
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

/** Order of two times as the state writes them. */
export function compareTimes(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The later of two times, of which one may be missing. */
export function latest(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}
