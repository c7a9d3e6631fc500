import {
  drawLines,
  type Drawing,
  createLabel,
  type DrawnStation,
  type ZoneBox,
} from './drawing.ts';
import type { MapLayout } from './layout.ts';
import {
  type Columns,
  measureRows,
  STUB,
  type Rows,
  TYPE,
  wrapStation,
  wrapZone,
} from './wide-rows.ts';
import type { Slots } from './slots.ts';
import type { Arrangement } from './arrange.ts';
import type { MapPlan } from './plan.ts';

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
  const spans = inside.map((tracks) => tracks.reduce((sum, track) => sum + 2 * half(track), 0));
  const taken = spans.reduce((sum, span) => sum + span - 2 * PITCH.stop, 0);
  const leave = ({ left, labels, right, between }: typeof MARGINS.ample) =>
    (WIDTH - taken + between) / Math.max(1, columns.length) - left - labels - right - between;
  const ample = leave(MARGINS.ample) >= LABELS.ample;
  const margins = ample ? MARGINS.ample : MARGINS.tight;
  const room = Math.floor(leave(margins));
  const labelWidth = Math.min(LABELS.most, Math.max(LABELS.least, room));

  const result: Columns = { width: 0, labelWidth, tracks: [], boxes: [] };
  let x = 0;
  for (const tracks of inside) {
    const from = x;
    x += margins.left;
    tracks.forEach((track, i) => {
      const before = tracks[i - 1];
      if (before !== undefined) x += half(before) + half(track);
      result.tracks[track] = x;
    });
    x += margins.labels;
    const labels = x;
    x += labelWidth + margins.right;
    result.boxes.push({ x: from, width: x - from, labels });
    x += margins.between;
  }
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
