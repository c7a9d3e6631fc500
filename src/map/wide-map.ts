import { drawLines } from './draw-lines.ts';
import type { Drawing } from './drawing.ts';
import type { MapLayout } from './layout.ts';
import { measureColumns } from './wide-columns.ts';
import { measureRows, STUB } from './wide-rows.ts';
import { drawWideStations } from './wide-stations.ts';
import { drawZones } from './wide-zones.ts';

/** Draws the map for wide screens: zones side by side, lines from top to bottom. */
export function drawWideMap({ plan, arrangement, slots, routes, channels }: MapLayout): Drawing {
  const columns = measureColumns(slots, routes.used);
  const rows = measureRows(plan, arrangement, columns, channels.counts, routes.lines);
  return {
    width: columns.width,
    height: rows.height,
    lineWidth: 8,
    zones: drawZones(arrangement, columns, rows),
    lines: drawLines(routes.lines, channels, columns, rows, { radius: 14, stub: STUB, bar: 18 }),
    stations: drawWideStations(plan, slots, arrangement, columns, rows),
  };
}
