import type { Arrangement } from './arrangement-cost.ts';
import type { ZoneBox } from './drawing.ts';
import type { Columns } from './wide-columns.ts';
import { type Rows, TYPE, wrapZone } from './wide-rows.ts';

const BETWEEN = 10;

/** The boxes of the zones, which fill their columns, with the titles in them. */
export function drawZones(
  { columns, places }: Arrangement,
  layout: Columns,
  rows: Rows,
): ZoneBox[] {
  return columns.flatMap((zones, column) => {
    const box = layout.boxes[column] ?? { x: 0, width: 0, labels: 0 };
    const titles = zones.map((zone, i) => {
      const lines = wrapZone(zone, layout);
      const height = lines.length * TYPE.zoneLine;
      const first = Math.min(...zone.stations.map(({ index }) => places[index]?.row ?? 0));
      const y = i === 0 ? TYPE.aboveZone : (rows.tops[first] ?? 0) - height - TYPE.belowZone;
      return { lines, y, height };
    });
    return zones.map((zone, i): ZoneBox => {
      const title = titles[i] ?? { lines: [], y: 0, height: 0 };
      const next = titles[i + 1];
      const y = i === 0 ? 0 : title.y - TYPE.aboveZone;
      const end = next ? next.y - TYPE.aboveZone - BETWEEN : rows.height;
      return {
        topic: zone.topic,
        x: box.x,
        y,
        width: box.width,
        height: end - y,
        title: {
          x: box.labels,
          y: title.y + TYPE.zone,
          lines: title.lines,
          box: { x: box.labels, y: title.y, width: layout.labelWidth, height: title.height },
        },
      };
    });
  });
}
