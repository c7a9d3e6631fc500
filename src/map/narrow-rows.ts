import type { LearningPath, Step } from '../catalog/catalog.ts';
import { findChanges, formatList, type Station } from './plan.ts';

/** A row of the narrow map: the steps of one number at one station, and what is said of them. */
export interface NarrowRow {
  station: Station;
  steps: Step[];
  title: string;
  notes: string[];
}

/** The rows in the order of the steps: first all first steps, then all second ones. */
export function findNarrowRows(paths: LearningPath[], stations: Station[]): NarrowRow[] {
  const stationOf = new Map(stations.flatMap((station) => station.stops.map((s) => [s, station])));
  const longest = Math.max(0, ...paths.map(({ steps }) => steps.length));
  return Array.from({ length: longest }, (_, i) => i).flatMap((i) => {
    const steps = paths.flatMap((path) => path.steps[i] ?? []);
    const here = new Set(steps.flatMap((step) => stationOf.get(step) ?? []));
    return [...here].map((station) =>
      describeRow(
        station,
        steps.filter((step) => stationOf.get(step) === station),
      ),
    );
  });
}

function describeRow(station: Station, steps: Step[]): NarrowRow {
  const { topic, title: zone } = station.zone;
  const [first] = steps;
  const elsewhere = first
    ? findChanges(first, station).filter((step) => !steps.includes(step))
    : [];
  const codes = elsewhere.map(({ code }) => code);
  return {
    station,
    steps,
    title: steps.length === 1 && first ? first.title : station.title,
    notes: [
      ...(codes.length > 0 ? [`Change for ${formatList(codes)}`] : []),
      topic ? `${topic.number} ${zone}` : zone,
    ],
  };
}
