import type { LearningPath, Step } from '../catalog/catalog.ts';
import type { Arrangement } from './arrange.ts';
import { type Corner, cornerOf, Grid, isGap } from './grid.ts';
import type { MapPlan } from './plan.ts';
import type { Slots, Spot } from './slots.ts';

/** The line of a path from its first stop to its last. */
export interface Line {
  path: LearningPath;
  /** Where its first stop stands. */
  start: Corner;
  /** The way from each stop to the next. */
  ways: Corner[][];
  /** The sides of the first and of the last stop at which the line ends. */
  ends: [Side, Side];
}

/** The lines of a map, and which tracks they and their stops use. */
export interface Routes {
  lines: Line[];
  used: boolean[];
}

/**
 * Leads every path from stop to stop along tracks and through the gaps between rows. No two lines
 * share a piece of a track, none passes a stop that is not its own, and they cross at right angles.
 */
export function routeLines(plan: MapPlan, { rowCount }: Arrangement, slots: Slots): Routes {
  const grid = new Grid(slots, rowCount);
  const lines = plan.paths.map((path): Line => {
    const sides = chooseSides(grid, slots, path.steps);
    const ways = path.steps.slice(1).map((step, i) => {
      const before = path.steps[i] ?? step;
      const pair: [Side, Side] = [sides[i] ?? 1, opposite(sides[i + 1] ?? 1)];
      const way = findWay(grid, slots, [before, step], pair);
      if (!way) throw new Error(`The map has no room between ${before.code} and ${step.code}.`);
      grid.take(way.corners);
      return way.corners;
    });
    const start = cornerOf(found(slots.spots, path.steps[0]));
    return { path, start, ways, ends: [opposite(sides[0] ?? 1), sides.at(-1) ?? 1] };
  });
  return { lines, used: grid.used };
}

/** The side on which the line leaves each stop, so that all ways together are cheapest. */
function chooseSides(grid: Grid, slots: Slots, steps: Step[]): Side[] {
  const sides: Side[] = [1, -1];
  let best = sides.map((side) => ({ cost: 0, chosen: [side] }));
  steps.slice(1).forEach((step, i) => {
    const before = steps[i] ?? step;
    best = sides.map((leaving) => {
      const tried = best.map(({ cost, chosen }) => {
        const pair: [Side, Side] = [chosen.at(-1) ?? 1, opposite(leaving)];
        const way = findWay(grid, slots, [before, step], pair);
        return { cost: cost + (way?.cost ?? Infinity), chosen: [...chosen, leaving] };
      });
      return tried.reduce((a, b) => (b.cost < a.cost ? b : a));
    });
  });
  return best.reduce((a, b) => (b.cost < a.cost ? b : a)).chosen;
}

function opposite(side: Side): Side {
  return side === 1 ? -1 : 1;
}

function found(spots: Map<Step, Spot>, step: Step | undefined): Spot {
  const spot = step && spots.get(step);
  if (!spot) throw new Error('A learning path has no step with a station.');
  return spot;
}

/** How far beyond a stop a line may go to turn round, in levels. */
const TURN = 3;

/** Above or below a stop. */
type Side = -1 | 1;

/** A way from one stop to the next: its corners, both stops included. */
interface Way {
  corners: Corner[];
  cost: number;
}

/** The cheapest free way that leaves one stop on one side and comes to the next on another. */
function findWay(
  grid: Grid,
  slots: Slots,
  stops: [Step, Step],
  sides: [Side, Side],
): Way | undefined {
  const [start, end] = stops.map((step) => slots.spots.get(step));
  if (!start || !end) return undefined;
  const [from, to] = [cornerOf(start), cornerOf(end)];
  const [out, back] = [from.level + sides[0], to.level + sides[1]];

  let best: Way | undefined;
  const consider = (between: Corner[]) => {
    const corners = [from, ...between, to];
    const cost = costOf(grid, slots, corners, best?.cost ?? Infinity, stops);
    if (cost !== undefined) best = { corners, cost };
  };
  if (from.track === to.track) {
    if (sides[0] === Math.sign(back - out) || out === back) {
      if (sides[0] !== sides[1]) consider([]);
    }
  } else {
    for (const level of findTurns(out, back, sides, grid.levelCount)) {
      consider([
        { track: from.track, level },
        { track: to.track, level },
      ]);
    }
  }
  for (let track = 0; track < slots.trackCount; track += 1) {
    if (track === from.track || track === to.track || out === back) continue;
    consider([
      { track: from.track, level: out },
      { track, level: out },
      { track, level: back },
      { track: to.track, level: back },
    ]);
  }
  return best;
}

/** The levels at which a line may cross from the track of one stop to that of the next. */
function findTurns(out: number, back: number, [a, b]: [Side, Side], count: number): number[] {
  const low = Math.max(
    a > 0 ? out : 0,
    b > 0 ? back : 0,
    a < 0 && b < 0 ? Math.min(out, back) - TURN : 0,
  );
  const high = Math.min(
    a < 0 ? out : count - 1,
    b < 0 ? back : count - 1,
    a > 0 && b > 0 ? Math.max(out, back) + TURN : count - 1,
  );
  const levels = Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
  return levels.filter(isGap);
}

/** What a way costs, or nothing where it is not free or costs as much as the best one. */
function costOf(
  grid: Grid,
  { columns }: Slots,
  corners: Corner[],
  limit: number,
  stops: Step[],
): number | undefined {
  let cost = 0;
  for (const [i, b] of corners.entries()) {
    const a = corners[i - 1];
    if (!a) continue;
    cost += 1.5 + 1.6 * grid.countCrossings(a, b);
    if (a.track === b.track) {
      if (!grid.isFree(a.track, a.level, b.level, stops)) return undefined;
      cost += 0.15 * Math.abs(a.level - b.level) + (grid.used[a.track] ? 0 : 12);
    } else {
      const [left, right] = [Math.min(a.track, b.track), Math.max(a.track, b.track)];
      const crossed = columns.filter(({ first }) => left < first && first <= right).length;
      const tracks = grid.used.slice(left, right).filter(Boolean).length;
      cost += 2 * crossed + 0.25 * tracks + 0.8 * grid.countBeside(a, b);
    }
    if (cost >= limit) return undefined;
  }
  return cost;
}
