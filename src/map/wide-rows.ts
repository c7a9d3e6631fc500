import type { Arrangement } from './arrange.ts';
import { measureCode, wrapText } from './measure-text.ts';
import type { MapPlan, Station, Zone } from './plan.ts';
import type { Line } from './route.ts';

/** Text of the map, in pixels. */
export const TYPE = {
  size: 14,
  lineHeight: 18,
  zone: 12.5,
  zoneLine: 16,
  aboveZone: 14,
  belowZone: 6,
};
const CHANNEL = 16;
const BETWEEN = 14;
const STATION = 22;
const BOTTOM = 14;
/** How far a line goes beyond its last station. */
export const STUB = 28;

/** Where columns, tracks and labels stand, from left to right. */
export interface Columns {
  width: number;
  labelWidth: number;
  /** The middle of each track. */
  tracks: number[];
  boxes: { x: number; width: number; labels: number }[];
}

/** Where rows and the channels between them stand, from top to bottom. */
export interface Rows {
  height: number;
  /** The middle of each row. */
  middles: number[];
  /** Where the title of a zone ends above the row, by row. */
  tops: number[];
  /** The middle of the first channel above each row, and below the last. */
  channels: number[];
  channelHeight: number;
}

/** Gives rows the height of their labels and titles, and gaps that of the lines that run in them. */
export function measureRows(
  plan: MapPlan,
  arrangement: Arrangement,
  columns: Columns,
  counts: number[],
  lines: Line[],
): Rows {
  const rowOf = ({ index }: Station) => arrangement.places[index]?.row ?? 0;
  const above = Array.from({ length: arrangement.rowCount }, () => STATION);
  const below = above.slice();
  const titles = above.map(() => 0);
  for (const station of plan.stations) {
    const half = (wrapStation(station, columns).length * TYPE.lineHeight) / 2;
    const row = rowOf(station);
    above[row] = Math.max(above[row] ?? 0, half);
    below[row] = Math.max(below[row] ?? 0, half);
  }
  for (const { path, ways, ends } of lines) {
    const stops = [path.steps.at(0), path.steps.at(-1)];
    stops.forEach((step, i) => {
      const station = plan.stations.find(({ stops: here }) => here.some((stop) => stop === step));
      if (!station || (ways.length === 0 && i > 0)) return;
      const side = ends[i] === 1 ? below : above;
      side[rowOf(station)] = Math.max(side[rowOf(station)] ?? 0, STUB + 4);
    });
  }
  for (const zones of arrangement.columns) {
    for (const zone of zones) {
      const row = Math.min(...zone.stations.map(rowOf));
      const height =
        wrapZone(zone, columns).length * TYPE.zoneLine + TYPE.aboveZone + TYPE.belowZone;
      const first = zone === zones[0] ? 0 : row;
      titles[first] = Math.max(titles[first] ?? 0, height);
    }
  }

  const rows: Rows = { height: 0, middles: [], tops: [], channels: [], channelHeight: CHANNEL };
  let y = titles[0] ?? 0;
  for (let row = 0; row <= arrangement.rowCount; row += 1) {
    const last = row === arrangement.rowCount;
    const count = counts[row] ?? 0;
    const edge = row === 0 || last;
    y += edge ? 4 : BETWEEN / 2;
    rows.channels.push(y + CHANNEL / 2);
    y += count * CHANNEL + (edge ? 4 : BETWEEN / 2);
    if (last) break;
    if (row > 0) y += titles[row] ?? 0;
    rows.tops.push(row > 0 ? y : (titles[0] ?? 0));
    y += Math.ceil(above[row] ?? 0);
    rows.middles.push(y);
    y += Math.ceil(below[row] ?? 0);
  }
  rows.height = y + BOTTOM;
  return rows;
}

/** The name of a station in lines that fit into its column. */
export function wrapStation({ title }: Station, { labelWidth }: Columns): string[] {
  return wrapText(title, labelWidth / TYPE.size);
}

/** The number and title of a zone in lines that fit into its column. */
export function wrapZone({ topic, title }: Zone, { labelWidth }: Columns): string[] {
  const name = topic ? `${topic.number} ${title}` : title;
  return wrapText(name, labelWidth / TYPE.zone, measureCode);
}
