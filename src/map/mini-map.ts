import type { LearningPath } from '../catalog/catalog.ts';
import { drawLines, type Columns, type Point, type Rows } from './drawing.ts';
import type { MapLayout } from './layout.ts';

const EDGE = 12;
const TRACK = 12;
const BETWEEN = 24;
/** Columns stand so far apart that the whole is at least so wide. */
const LEAST_WIDTH = 280;
const ROW = 10;
const GAP = 6;
const CHANNEL = 8;

/** One path among all others, drawn small and without names. */
interface MiniMap {
  width: number;
  height: number;
  /** Data of SVG paths: the line of the path, the bars at its ends, and all other lines in one. */
  own: string;
  bars: string;
  others: string;
  /** Where the path stops, and whether a reader can change there. */
  stops: (Point & { change: boolean })[];
}

/** Draws a path as the map has it. */
export function drawMiniMap(layout: MapLayout, path: LearningPath): MiniMap {
  const { plan, slots, routes, channels } = layout;
  const rows = measureRows(layout);
  const columns = measureColumns(layout, LEAST_WIDTH);
  const sizes = { stub: 9, bar: 10 };
  const draw = (radius: number) =>
    drawLines(routes.lines, channels, columns, rows, { ...sizes, radius });
  const own = draw(6).find((line) => line.path === path);
  const stops = path.steps.map((step) => {
    const { track, row } = slots.spots.get(step) ?? { track: 0, row: 0 };
    const station = plan.stations.find(({ stops: here }) => here.includes(step));
    const change = station?.stops.some((stop) => stop.path !== path) ?? false;
    return { x: columns.tracks[track] ?? 0, y: rows.middles[row] ?? 0, change };
  });
  return {
    width: columns.width,
    height: rows.height,
    own: own?.data ?? '',
    bars: own?.bars ?? '',
    // Corners that nobody sees at this size would double the weight of twelve lines.
    others: draw(0)
      .flatMap((line) => (line.path === path ? [] : line.data))
      .join(''),
    stops,
  };
}

function measureColumns({ slots, routes }: MapLayout, least: number): Columns {
  const tracks: number[] = [];
  const taken = routes.used.filter(Boolean).length * TRACK;
  const between = Math.max(BETWEEN, Math.round((least - taken) / slots.columns.length));
  let x = EDGE - between;
  for (const { first, count } of slots.columns) {
    x += between - TRACK;
    for (let track = first; track < first + count; track += 1) {
      if (!routes.used[track]) continue;
      x += TRACK;
      tracks[track] = x;
    }
  }
  return { width: x + Math.max(EDGE, between / 2), labelWidth: 0, tracks, boxes: [] };
}

function measureRows({ arrangement, channels }: MapLayout): Rows {
  const rows: Rows = { height: 0, middles: [], tops: [], channels: [], channelHeight: CHANNEL };
  let y = 0;
  for (let gap = 0; gap <= arrangement.rowCount; gap += 1) {
    rows.channels.push(y + (GAP + CHANNEL) / 2);
    y += GAP + (channels.counts[gap] ?? 0) * CHANNEL;
    if (gap === arrangement.rowCount) break;
    rows.middles.push(y + ROW / 2);
    y += ROW;
  }
  return { ...rows, height: y };
}
