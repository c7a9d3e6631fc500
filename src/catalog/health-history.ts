import { classifyHealth } from '../link-health/health.ts';
import { isSuccess, type Check } from '../link-health/record.ts';
import { hasFailed } from './resource-links.ts';
import type { Links } from './link.ts';

/** What a link counted as at a time, the worst first. */
export const historyClasses = ['broken', 'suspect', 'not verified', 'moved', 'ok'] as const;

export type HistoryClass = (typeof historyClasses)[number];

/** The links that had been checked by the end of a day, by what they counted as then. */
export interface HistoryPoint {
  day: string;
  counts: Record<HistoryClass, number>;
}

const DAY = 24 * 60 * 60 * 1000;
/** Up to so many days are shown one by one, and longer times by the week. */
const FEW_DAYS = 14;
const MOST_POINTS = 26;

/**
 * How the links were over time, oldest first: by day, or by week where the checks span longer.
 * Nothing when all checks are of one day.
 */
export function createHistory({ all, checked }: Links): HistoryPoint[] {
  const first = all.reduce((oldest, { checks }) => earlier(oldest, checks[0]?.at), checked);
  if (!checked || !first || first.slice(0, 10) === checked.slice(0, 10)) return [];
  const last = endOfDay(checked);
  const span = last - Date.parse(first);
  const step = span <= FEW_DAYS * DAY ? DAY : 7 * DAY;
  const count = Math.min(MOST_POINTS, Math.ceil(span / step));
  const points = Array.from({ length: count }, (_, i): HistoryPoint & { end: number } => {
    const end = last - (count - 1 - i) * step;
    return { end, day: new Date(end - 1).toISOString().slice(0, 10), counts: none() };
  });
  for (const { url, checks } of all) {
    let known = 0;
    for (const { end, counts } of points) {
      while (known < checks.length && Date.parse(checks[known]?.at ?? '') < end) known += 1;
      if (known > 0) counts[classOf(url, checks.slice(0, known))] += 1;
    }
  }
  return points.map(({ day, counts }) => ({ day, counts }));
}

function classOf(url: string, checks: Check[]): HistoryClass {
  switch (checks.at(-1)?.outcome) {
    case 'ok':
    case 'moved-temporarily':
      return 'ok';
    case 'moved-permanently':
      return 'moved';
    case 'blocked':
    case 'refused':
    case 'skipped':
      return 'not verified';
    default: {
      // Only here does it matter what came before, and few links come here.
      const ok = checks.findLast(isSuccess)?.at;
      const health = classifyHealth({ url, checks, ...(ok !== undefined && { ok }) });
      return hasFailed(health) ? 'broken' : 'suspect';
    }
  }
}

function none(): Record<HistoryClass, number> {
  return { broken: 0, suspect: 0, 'not verified': 0, moved: 0, ok: 0 };
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return b !== undefined && (a === undefined || b < a) ? b : a;
}

function endOfDay(time: string): number {
  return Date.parse(`${time.slice(0, 10)}T00:00:00Z`) + DAY;
}
