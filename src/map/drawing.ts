import type { LearningPath, Step, Topic } from '../catalog/catalog.ts';
import type { Point } from './draw-lines.ts';
import type { Station } from './plan.ts';

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
