import type { LearningPath, Step } from '../catalog/catalog.ts';
import type { Arrangement } from './arrangement-cost.ts';
import { type Corner, cornerOf, Grid } from './grid.ts';
import type { MapPlan } from './plan.ts';
import type { Slots, Spot } from './slots.ts';
import { findWay, type Side } from './ways.ts';

/** The line of a path from its first stop to its last. */
export interface Line {
  path: LearningPath;
  /** Where its first stop stands. */
  start: Corner;
  /** The way from each stop to the next. */
  ways: Corner[][];
  /** The sides of the first and of the last stop at which the line does not go on. */
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
