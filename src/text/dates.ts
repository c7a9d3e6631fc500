const format = /* @__PURE__ */ new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeZone: 'UTC',
});

/** `12 March 2026` for a day or a time in ISO 8601. */
export function formatLongDay(time: string): string {
  return format.format(new Date(time));
}

/**
 * How far a time may lie after now: a machine whose clock shows local time as if it were UTC is up to 14 hours
 * ahead, and no machine that keeps time is ahead by more than a day.
 */
const SKEW = 86_400_000;
/** The web begins in 1991: what was checked, archived or committed before is the work of a clock without power. */
const FIRST = Date.UTC(1990, 0, 1);

/**
 * Whether something can have happened at a time, in milliseconds since 1970 or ISO 8601. What happened after now
 * counts as not said, wherever times are read or merged: as the newest of all it would hide all others for ever.
 */
export function isBelievable(time: number | string, now: number): boolean {
  const at = typeof time === 'string' ? Date.parse(time) : time;
  return at >= FIRST && at <= now + SKEW;
}
