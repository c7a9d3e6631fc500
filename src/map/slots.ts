import type { LearningPath, Step } from '../catalog/catalog.ts';
import type { Arrangement } from './arrange.ts';
import type { MapPlan, Station } from './plan.ts';

/** Tracks that lines may take beside those on which stops stand. */
const SPARE_TRACKS = 14;

/** The tracks of each column from left to right, numbered through all columns, and who stops where. */
export interface Slots {
  columns: { first: number; count: number }[];
  trackCount: number;
  /** Track and row of every stop. */
  spots: Map<Step, Spot>;
}

export interface Spot {
  track: number;
  row: number;
}

/**
 * Gives every path a track of its own in each column, as far right as the others leave room, and puts
 * its stops there; the stops of one station stand side by side.
 */
export function assignSlots({ stations }: MapPlan, arrangement: Arrangement): Slots {
  const slots: Slots = { columns: [], trackCount: 0, spots: new Map() };
  arrangement.columns.forEach((_zones, column) => {
    const here = stations
      .filter(({ index }) => arrangement.places[index]?.column === column)
      .map((station) => ({ station, row: arrangement.places[station.index]?.row ?? 0 }));
    const homes = findHomes(here);
    const windows = here.map(({ station, row }) => {
      const steps = station.stops.toSorted((a, b) => homeOf(homes, b) - homeOf(homes, a));
      // Homes count from the right, tracks from the left.
      const from = Math.round(
        steps.reduce((sum, step, i) => sum + homeOf(homes, step) - (steps.length - 1 - i), 0) /
          steps.length,
      );
      return { steps, row, from: Math.max(0, from) };
    });
    const widest = Math.max(1, ...windows.map(({ steps, from }) => from + steps.length));
    const count = widest + SPARE_TRACKS;
    const first = slots.trackCount;
    for (const { steps, row, from } of windows) {
      steps.forEach((step, i) => {
        slots.spots.set(step, { track: first + count - from - steps.length + i, row });
      });
    }
    slots.columns.push({ first, count });
    slots.trackCount += count;
  });
  return slots;
}

/** A home for each path, counted from the right: paths that are in the same rows have different ones. */
function findHomes(here: { station: Station; row: number }[]): Map<LearningPath, number> {
  const spans = new Map<LearningPath, { from: number; to: number }>();
  for (const { station, row } of here) {
    for (const { path } of station.stops) {
      const span = spans.get(path) ?? { from: row, to: row };
      spans.set(path, { from: Math.min(span.from, row), to: Math.max(span.to, row) });
    }
  }
  const homes = new Map<LearningPath, number>();
  for (const [path, { from, to }] of [...spans].toSorted(([, a], [, b]) => a.from - b.from)) {
    const taken = [...homes].flatMap(([other, home]) => {
      const span = spans.get(other);
      return span && span.from <= to && from <= span.to ? [home] : [];
    });
    let home = 0;
    while (taken.includes(home)) home += 1;
    homes.set(path, home);
  }
  return homes;
}

function homeOf(homes: Map<LearningPath, number>, { path }: Step): number {
  return homes.get(path) ?? 0;
}
