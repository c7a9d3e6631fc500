import type { Channels } from './channels.ts';
import type { DrawnLine, Point } from './drawing.ts';
import { type Corner, isGap } from './grid.ts';
import type { Line } from './route.ts';
import type { Columns, Rows } from './wide-rows.ts';

/** The lines of the paths, with a bar beyond their first and last stations. */
export function drawLines(
  lines: Line[],
  { passages }: Channels,
  columns: Columns,
  rows: Rows,
  { radius, stub, bar }: LineSizes,
): DrawnLine[] {
  const place = (corner: Corner): Point => ({
    x: columns.tracks[corner.track] ?? 0,
    y: isGap(corner.level)
      ? channelAt(rows, passages.get(corner))
      : (rows.middles[(corner.level - 2) / 3] ?? 0),
  });
  return lines.map(({ path, ways, ends, start }) => {
    const stops = ways.flatMap((way, i) => (i === 0 ? way : way.slice(1)).map(place));
    const points = stops.length > 0 ? stops : [place(start)];
    const [first, last] = [points.at(0), points.at(-1)];
    if (!first || !last) throw new Error(`${path.title} has no step.`);
    const begin = { x: first.x, y: first.y + ends[0] * stub };
    const end = { x: last.x, y: last.y + ends[1] * stub };
    const all = [begin, ...points, end];
    const bars = [begin, end].map(({ x, y }) => `M${x - bar / 2} ${y}h${bar}`).join('');
    return { path, data: formatLine(all, radius), points: all, bars };
  });
}

function channelAt(
  { channels, channelHeight }: Rows,
  passage: { gap: number; channel: number } | undefined,
): number {
  if (!passage) throw new Error('A line turns where it has no channel.');
  return (channels[passage.gap] ?? 0) + passage.channel * channelHeight;
}

export interface LineSizes {
  /** Of corners. */
  radius: number;
  /** How far a line goes beyond its first and last stops. */
  stub: number;
  /** How wide the bar there is. */
  bar: number;
}

/** A polyline of horizontal and vertical pieces as the data of an SVG path, its corners rounded. */
function formatLine(points: Point[], radius: number): string {
  const corners = dropStraight(points);
  const [first, ...rest] = corners;
  if (!first) return '';
  let data = `M${first.x} ${first.y}`;
  rest.forEach((point, i) => {
    const before = corners[i] ?? point;
    const after = rest[i + 1];
    if (!after) {
      data += lineTo(before, point);
      return;
    }
    const r = Math.floor(Math.min(radius, distance(before, point) / 2, distance(point, after) / 2));
    const [turn, leave] = [towards(point, before, r), towards(point, after, r)];
    data += lineTo(before, turn);
    if (r > 0) data += `Q${point.x} ${point.y} ${leave.x} ${leave.y}`;
  });
  return data;
}

/** Leaves out points in the middle of a straight piece. */
function dropStraight(points: Point[]): Point[] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after) return true;
    const straight =
      (before.x === point.x && point.x === after.x) ||
      (before.y === point.y && point.y === after.y);
    return !straight;
  });
}

function lineTo(from: Point, to: Point): string {
  return from.x === to.x ? `V${to.y}` : `H${to.x}`;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  return {
    x: from.x + Math.sign(to.x - from.x) * by,
    y: from.y + Math.sign(to.y - from.y) * by,
  };
}
