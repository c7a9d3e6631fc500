import type { Priced } from './arrange.ts';
import { type Arrangement, costOf, type Place } from './arrangement-cost.ts';
import type { MapPlan, Station } from './plan.ts';

const MOST_ROUNDS = 40;

/** Moves stations within the rows of their zone as long as that shortens the ways. */
export function improveRows(plan: MapPlan, routes: number[][], start: Priced): Priced {
  let best = start;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = best.cost;
    for (const station of plan.stations) {
      for (let row = 0; row < best.rowCount; row += 1) {
        const places = moveTo(best, station, row);
        const cost = places ? costOf(routes, { ...best, places }) : Infinity;
        if (places && cost < best.cost - 1e-9) best = { ...best, places, cost };
      }
    }
    if (best.cost === before) break;
  }
  return best;
}

/** The places with a station in another row, in exchange with the one there; none if zones would mix. */
function moveTo(
  { places, columns }: Arrangement,
  station: Station,
  row: number,
): Place[] | undefined {
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
  return mixed ? undefined : exchanged;
}
