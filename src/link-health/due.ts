import { fnv1a } from '../text/ids.ts';
import type { LinkRecord } from './record.ts';
import { DAY, HOUR, timeBetween, toSecond } from './time.ts';
import { classifyHealth } from './health.ts';

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
