import type { LearningPath, Step, Topic } from '../catalog/catalog.ts';
import { type Station, nameStop } from './plan.ts';
import type { Channels } from './channels.ts';
import { type Corner, isGap } from './grid.ts';
import type { Line } from './route.ts';

/** A point of a drawing, in whole pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A map with everything in its place, in pixels. */
export interface Drawing {
  width: number;
  height: number;
  /** How thick its lines are. */
  lineWidth: number;
  zones: ZoneBox[];
  lines: DrawnLine[];
  stations: DrawnStation[];
}

export interface ZoneBox extends Box {
  topic: Topic | undefined;
  title: Label;
}

export interface DrawnLine {
  path: LearningPath;
  /** Data of an SVG path. */
  data: string;
  /** The corners of the line, before they are rounded. */
  points: Point[];
  /** Data of the bars at both ends. */
  bars: string;
}

export interface DrawnStation {
  station: Station;
  /** From left to right. */
  stops: DrawnStop[];
  /** What holds the stops together, if they are several. */
  capsule: Box | undefined;
  label: Label;
  /** What is said below its name. */
  notes?: Label;
}

interface DrawnStop extends Point {
  step: Step;
  /** Where its line is, if not where its code stands. */
  lane?: number;
}

/** Lines of text, one below the other, from the left end of the first base line. */
interface Label extends Point {
  lines: string[];
  box: Box;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** The label that stands right of a point, in the middle of its height. */
export function createLabel(at: Point, lines: string[], lineHeight: number, width: number): Label {
  const height = lines.length * lineHeight;
  const top = at.y - height / 2;
  return {
    x: at.x,
    // Letters stand a quarter of a line above its lower end.
    y: Math.round(top + lineHeight * 0.75),
    lines,
    box: { x: at.x, y: top, width, height },
  };
}

/** A stop as a link of the map. */
interface StopMark {
  step: Step;
  /** What it is called where it cannot be seen. */
  name: string;
  x: number;
  y: number;
  /** The name of its station as seen from the stop, unless other stops are there too. */
  label: Pick<Label, 'x' | 'y' | 'lines'> | undefined;
  /** How far from its code its line is. */
  lane: number;
}

/** The stops of a map, path by path and step by step: the order in which a keyboard comes to them. */
export function placeStops({
  lines,
  stations,
}: Pick<Drawing, 'lines' | 'stations'>): { path: LearningPath; stops: StopMark[] }[] {
  const marks = new Map<Step, StopMark>();
  for (const { station, stops, label } of stations) {
    for (const { step, x, y, lane = x } of stops) {
      const alone = { lines: label.lines, x: label.x - x, y: label.y - y };
      const own = stops.length === 1 ? alone : undefined;
      marks.set(step, { step, name: nameStop(step, station), x, y, label: own, lane: lane - x });
    }
  }
  return lines.map(({ path }) => ({
    path,
    stops: path.steps.flatMap((step) => marks.get(step) ?? []),
  }));
}

/** The strokes that make a line, one on the other, above the edge that sets it off at crossings. */
export function findStrokes({ line }: LearningPath): string[] {
  const inner = line === 2 ? ['in'] : line === 6 ? ['in', 'mid'] : [];
  return ['case', 'on', ...inner];
}

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

interface LineSizes {
  /** Of corners. */
  radius: number;
  /** How far a line goes beyond its first and last stops. */
  stub: number;
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
