import { type Priced, type Arrangement, costOfRoute, type Place } from './arrangement-cost.ts';
import type { MapPlan, Station } from './plan.ts';

/**
 * The row of each station of a column, in their order and none twice, as near as can be to the
 * rows that they want.
 */
export function assignRows(wanted: number[], rowCount: number): number[] {
  // least[i][row]: the cost of the first i + 1 stations when the last of them is in the row.
  const least: number[][] = [];
  const before: number[][] = [];
  wanted.forEach((want, i) => {
    let best = { cost: i === 0 ? 0 : Infinity, row: -1 };
    const costs: number[] = [];
    const rows: number[] = [];
    for (let row = 0; row < rowCount; row += 1) {
      const above = i > 0 && row > 0 ? (least[i - 1]?.[row - 1] ?? Infinity) : Infinity;
      if (above < best.cost) best = { cost: above, row: row - 1 };
      costs.push(best.cost + (row - want) ** 2);
      rows.push(best.row);
    }
    least.push(costs);
    before.push(rows);
  });
  const last = least.at(-1) ?? [];
  let row = last.indexOf(Math.min(...last));
  const assigned: number[] = [];
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    assigned.unshift(row);
    row = before[i]?.[row] ?? -1;
  }
  return assigned;
}

const MOST_ROUNDS = 40;

/** Moves stations within the rows of their zone as long as that shortens the ways. */
export function improveRows(plan: MapPlan, routes: number[][], start: Priced): Priced {
  const passing = plan.stations.map(({ index }) => routes.filter((route) => route.includes(index)));
  const best = { ...start };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = best.cost;
    for (const station of plan.stations) {
      for (let row = 0; row < best.rowCount; row += 1) {
        const move = moveTo(best, station, row);
        if (!move) continue;
        const changed = [...new Set(move.moved.flatMap((index) => passing[index] ?? []))];
        const gain = sumCosts(changed, best.places) - sumCosts(changed, move.places);
        if (gain > 1e-9) {
          best.places = move.places;
          best.cost -= gain;
        }
      }
    }
    if (best.cost === before) break;
  }
  return best;
}

function sumCosts(routes: number[][], places: Place[]): number {
  return routes.reduce((sum, route) => sum + costOfRoute(route, places), 0);
}

/** The places with a station in another row, in exchange with the one there; none if zones would mix. */
function moveTo(
  { places, columns }: Arrangement,
  station: Station,
  row: number,
): { places: Place[]; moved: number[] } | undefined {
  const own = places[station.index];
  if (!own || own.row === row) return undefined;
  const zones = columns[own.column] ?? [];
  const other = zones
    .flatMap(({ stations }) => stations)
    .find(({ index }) => places[index]?.row === row);
  if (other && other.zone !== station.zone) return undefined;
  const moved = places.with(station.index, { ...own, row });
  const exchanged = other ? moved.with(other.index, own) : moved;
  const order = zones.map(({ stations }) =>
    stations.map(({ index }) => exchanged[index]?.row ?? 0),
  );
  const mixed = order.some(
    (rows, i) => i > 0 && Math.min(...rows) < Math.max(...(order[i - 1] ?? [])),
  );
  if (mixed) return undefined;
  return { places: exchanged, moved: [station.index, ...(other ? [other.index] : [])] };
}
