const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `12 March 2026` for a day or a time in ISO 8601. */
export function formatLongDay(time: string): string {
  return format.format(new Date(time));
}
