import type { Arrangement } from './arrangement-cost.ts';
import { createLabel, type DrawnStation } from './drawing.ts';
import type { MapPlan } from './plan.ts';
import type { Slots } from './slots.ts';
import type { Columns } from './wide-columns.ts';
import { type Rows, TYPE, wrapStation } from './wide-rows.ts';

/** From the middle of a stop to the edge of the capsule around it. */
const CAPSULE = 18;

/** The stations: their stops side by side, a capsule around several, the name right of the tracks. */
export function drawWideStations(
  { stations }: MapPlan,
  { spots }: Slots,
  { places }: Arrangement,
  columns: Columns,
  rows: Rows,
): DrawnStation[] {
  return stations.map((station): DrawnStation => {
    const place = places[station.index] ?? { column: 0, row: 0 };
    const y = rows.middles[place.row] ?? 0;
    const stops = station.stops
      .map((step) => ({ step, x: columns.tracks[spots.get(step)?.track ?? 0] ?? 0, y }))
      .toSorted((a, b) => a.x - b.x);
    const [left, right] = [stops.at(0)?.x ?? 0, stops.at(-1)?.x ?? 0];
    const capsule = {
      x: left - CAPSULE,
      y: y - CAPSULE,
      width: right - left + 2 * CAPSULE,
      height: 2 * CAPSULE,
    };
    const at = { x: columns.boxes[place.column]?.labels ?? 0, y };
    const lines = wrapStation(station, columns);
    return {
      station,
      stops,
      capsule: stops.length > 1 ? capsule : undefined,
      label: createLabel(at, lines, TYPE.lineHeight, columns.labelWidth),
    };
  });
}
