import type { Channels } from './channels.ts';
import type { DrawnLine } from './drawing.ts';
import { type Corner, isGap } from './grid.ts';
import { formatLine, type Point } from './line-path.ts';
import type { Line } from './route.ts';
import type { Columns } from './wide-columns.ts';
import type { Rows } from './wide-rows.ts';

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
