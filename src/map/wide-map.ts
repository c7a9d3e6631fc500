import {
  drawLines,
  type Drawing,
  createLabel,
  type DrawnStation,
  type ZoneBox,
  type Columns,
  type Rows,
} from './drawing.ts';
import type { MapLayout } from './layout.ts';
import type { Slots } from './slots.ts';
import type { Arrangement } from './arrange.ts';
import type { MapPlan, Station, Zone } from './plan.ts';
import { measureCode, wrapText } from './measure-text.ts';
import type { Line } from './route.ts';

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

const WIDTH = 1320;
/** Left of the tracks, from the last track to the labels, right of them, and between columns. */
const MARGINS = {
  ample: { left: 30, labels: 28, right: 12, between: 10 },
  tight: { left: 22, labels: 25, right: 4, between: 8 },
};
const LABELS = { least: 96, ample: 140, most: 250 };
/** From a track with stops to its neighbour, and from one without. */
const PITCH = { stop: 15, line: 7 };

/** Gives every track that is used its place, and labels the rest of the width. */
function measureColumns({ columns, spots }: Slots, used: boolean[]): Columns {
  const withStops = new Set([...spots.values()].map(({ track }) => track));
  const half = (track: number) => (withStops.has(track) ? PITCH.stop : PITCH.line);
  const inside = columns.map(({ first, count }) =>
    Array.from({ length: count }, (_, i) => first + i).filter((track) => used[track]),
  );
  // How far each track is from the one before it in its column.
  const pitches = inside.map((tracks) =>
    tracks.map((track, i) => {
      const before = tracks[i - 1];
      return before === undefined ? 0 : half(before) + half(track);
    }),
  );
  const taken = pitches.flat().reduce((sum, pitch) => sum + pitch, 0);
  const leave = ({ left, labels, right, between }: typeof MARGINS.ample) =>
    (WIDTH - taken + between) / Math.max(1, columns.length) - left - labels - right - between;
  const ample = leave(MARGINS.ample) >= LABELS.ample;
  const margins = ample ? MARGINS.ample : MARGINS.tight;
  const room = Math.floor(leave(margins));
  const labelWidth = Math.min(LABELS.most, Math.max(LABELS.least, room));

  const result: Columns = { width: 0, labelWidth, tracks: [], boxes: [] };
  let x = 0;
  inside.forEach((tracks, column) => {
    const from = x;
    x += margins.left;
    tracks.forEach((track, i) => {
      x += pitches[column]?.[i] ?? 0;
      result.tracks[track] = x;
    });
    x += margins.labels;
    const labels = x;
    x += labelWidth + margins.right;
    result.boxes.push({ x: from, width: x - from, labels });
    x += margins.between;
  });
  result.width = Math.max(0, x - margins.between);
  return result;
}

/** From the middle of a stop to the edge of the capsule around it. */
const CAPSULE = 18;

/** The stations: their stops side by side, a capsule around several, the name right of the tracks. */
function drawWideStations(
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

const BETWEEN = 10;

/** The boxes of the zones, which fill their columns, with the titles in them. */
function drawZones({ columns, places }: Arrangement, layout: Columns, rows: Rows): ZoneBox[] {
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

/** Text of the map, in pixels. */
const TYPE = {
  size: 14,
  lineHeight: 18,
  zone: 12.5,
  zoneLine: 16,
  aboveZone: 14,
  belowZone: 6,
};
const CHANNEL = 16;
const BETWEEN_ROWS = 14;
const STATION = 22;
const BOTTOM = 14;
/** How far a line goes beyond its last station. */
const STUB = 28;

/** Gives rows the height of their labels and titles, and gaps that of the lines that run in them. */
function measureRows(
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
    y += edge ? 4 : BETWEEN_ROWS / 2;
    rows.channels.push(y + CHANNEL / 2);
    y += count * CHANNEL + (edge ? 4 : BETWEEN_ROWS / 2);
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
function wrapStation({ title }: Station, { labelWidth }: Columns): string[] {
  return wrapText(title, labelWidth / TYPE.size);
}

/** The number and title of a zone in lines that fit into its column. */
function wrapZone({ topic, title }: Zone, { labelWidth }: Columns): string[] {
  const name = topic ? `${topic.number} ${title}` : title;
  return wrapText(name, labelWidth / TYPE.zone, measureCode);
}
