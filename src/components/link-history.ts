import type { Outcome } from '../link-health/reasons.ts';
import type { Check } from '../link-health/record.ts';
import { formatCount } from '../text/count.ts';

const WIDTH = 8;
const GAP = 4;
const HEIGHT = 20;

/** How high a bar is: whole where the link answered, half where nobody could tell, low where it failed. */
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
    const height = HEIGHT * heights[outcome];
    return `M${i * (WIDTH + GAP)} ${HEIGHT - height}h${WIDTH}v${height}h-${WIDTH}z`;
  });
  return { path: bars.join(''), width: checks.length * (WIDTH + GAP), height: HEIGHT };
}

/** The same in words: `12 checks, oldest at the left: 10 answered, 2 failed.` */
export function describeHistory(checks: Check[]): string {
  const count = (height: number) =>
    checks.filter(({ outcome }) => heights[outcome] === height).length;
  const parts = [
    [count(1), 'answered'],
    [count(0.5), 'could not be verified (half a bar)'],
    [count(0.2), 'failed or suspect (a low bar)'],
  ] as const;
  const found = parts.flatMap(([number, what]) => (number > 0 ? `${number} ${what}` : []));
  return `${formatCount(checks.length, 'check')}, oldest at the left: ${found.join(', ')}.`;
}
