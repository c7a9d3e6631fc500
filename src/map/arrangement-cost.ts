import type { Zone } from './plan.ts';

/** How much worse a map is for each of these. */
const COST = { row: 8, column: 2, across: 3, level: 10, turn: 6, disorder: 0.1 };

/** Where zones and stations stand: columns of zones, rows through all columns. */
export interface Arrangement {
  columns: Zone[][];
  rowCount: number;
  /** By index of the station. */
  places: Place[];
}

/** An arrangement with what it costs. */
export interface Priced extends Arrangement {
  cost: number;
}

export interface Place {
  column: number;
  row: number;
}

/** What an arrangement costs: its size, and the ways of the paths, each given by its stations. */
export function costOf(routes: number[][], { columns, rowCount, places }: Arrangement): number {
  const size = rowCount * COST.row + columns.length * COST.column;
  const ways = routes.reduce((sum, route) => sum + costOfRoute(route, places), 0);
  return size + ways + countDisorder(columns) * COST.disorder;
}

/** Distance, steps up and down, and turns of direction. */
export function costOfRoute(route: number[], places: Place[]): number {
  let cost = 0;
  let direction = 0;
  for (let i = 1; i < route.length; i += 1) {
    const [from, to] = [places[route[i - 1] ?? 0], places[route[i] ?? 0]];
    if (!from || !to) continue;
    const down = to.row - from.row;
    cost += Math.abs(to.column - from.column) * COST.across;
    cost += down === 0 ? COST.level : Math.abs(down) - 1;
    if (direction * down < 0) cost += COST.turn;
    if (down !== 0) direction = down;
  }
  return cost;
}

/** How many pairs of columns stand the other way round than their first topics do in the site. */
function countDisorder(columns: Zone[][]): number {
  const firsts = columns.map((zones) =>
    Math.min(...zones.map(({ topic }) => topic?.number ?? Infinity)),
  );
  return firsts.flatMap((a, i) => firsts.slice(i + 1).filter((b) => b < a)).length;
}
