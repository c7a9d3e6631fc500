import type { LearningPath, Step, Topic } from '../catalog/catalog.ts';
import { type Station, nameStop } from './plan.ts';

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

export interface DrawnStop extends Point {
  step: Step;
  /** Where its line is, if not where its code stands. */
  lane?: number;
}

/** Lines of text, one below the other, from the left end of the first base line. */
export interface Label extends Point {
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
export interface StopMark {
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
