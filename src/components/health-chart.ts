import { historyClasses, type HistoryClass, type HistoryPoint } from '../catalog/health-queries.ts';
import type { Outcome } from '../link-health/reasons.ts';
import type { Check } from '../link-health/record.ts';
import { formatCount } from '../text/count.ts';

const HEIGHT = 150;
/** Between two columns, in percent of the width. */
const GAP = 0.4;
/** What occurs at all is seen, however small its share. */
const LEAST = 3;

/** Columns across the width in percent: what needs a look at the foot, what works above it. */
interface Chart {
  /** In pixels, as `y` and `height` of a bar. */
  height: number;
  columns: { x: number; bars: Bar[] }[];
}

interface Bar {
  name: HistoryClass;
  y: number;
  width: number;
  height: number;
}

/** Draws the shares of each point as one column. */
export function drawChart(history: HistoryPoint[]): Chart {
  const step = 100 / Math.max(1, history.length);
  const columns = history.map(({ counts }, i) => {
    const total = Math.max(
      1,
      historyClasses.reduce((sum, name) => sum + counts[name], 0),
    );
    let y = HEIGHT;
    const bars = historyClasses.flatMap((name): Bar[] => {
      if (counts[name] === 0) return [];
      const share = Math.max(LEAST, Math.round((counts[name] / total) * HEIGHT));
      // What works takes the room that is left.
      const height = name === 'ok' ? Math.max(0, y) : Math.min(y, share);
      y -= height;
      return [{ name, y, width: round(step - GAP), height }];
    });
    return { x: round(i * step), bars };
  });
  return { height: HEIGHT, columns };
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

const BAR_WIDTH = 8;
const BAR_GAP = 4;
const BAR_HEIGHT = 20;

/** How high a bar is: whole if the link worked, half if it could not be verified, low if it failed. */
const heights: Record<Outcome, number> = {
  ok: 1,
  'moved-permanently': 1,
  'moved-temporarily': 1,
  blocked: 0.5,
  refused: 0.5,
  skipped: 0.5,
  doubtful: 0.2,
  failed: 0.2,
  unreachable: 0.2,
  gone: 0.2,
};

/** A bar for each check, oldest at the left, as the path of a drawing. */
export function drawHistory(checks: Check[]): { path: string; width: number; height: number } {
  const bars = checks.map(({ outcome }, i) => {
    const height = BAR_HEIGHT * heights[outcome];
    return `M${i * (BAR_WIDTH + BAR_GAP)} ${BAR_HEIGHT - height}h${BAR_WIDTH}v${height}h-${BAR_WIDTH}z`;
  });
  return { path: bars.join(''), width: checks.length * (BAR_WIDTH + BAR_GAP), height: BAR_HEIGHT };
}

/** The same in words: `12 checks, oldest at the left: 10 responded, 2 failed.` */
export function describeHistory(checks: Check[]): string {
  const count = (height: number) =>
    checks.filter(({ outcome }) => heights[outcome] === height).length;
  const parts = [
    [count(1), 'responded'],
    [count(0.5), 'could not be verified (half a bar)'],
    [count(0.2), 'failed or suspect (a low bar)'],
  ] as const;
  const found = parts.flatMap(([number, what]) => (number > 0 ? `${number} ${what}` : []));
  return `${formatCount(checks.length, 'check')}, oldest at the left: ${found.join(', ')}.`;
}
