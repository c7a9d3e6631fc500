/** A server that wants to be left alone for longer means for good. */
const LONGEST = 365 * 86_400_000;

/** Reads `Retry-After`, seconds or a date, as milliseconds since 1970; undefined when it says nothing. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const at = /^\s*\d+\s*$/.test(value) ? now + Number(value) * 1000 : Date.parse(value);
  return Number.isFinite(at) ? Math.min(at, now + LONGEST) : undefined;
}
