import type { LearningPath, Step } from '../catalog/catalog.ts';
import type { Drawing, Label } from './drawing.ts';
import { nameStop } from './plan.ts';

/** A stop as a link of the map. */
export interface StopMark {
  step: Step;
  /** What it is called where it cannot be seen. */
  name: string;
  x: number;
  y: number;
  /** The name of its station as seen from the stop, unless other stops stand there too. */
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
