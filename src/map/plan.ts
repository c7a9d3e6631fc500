import type { Catalog, LearningPath, Resource, Step, Topic } from '../catalog/catalog.ts';
import { deriveOnce } from '../text/derive-once.ts';
import { hasRetired, successorOrSelf } from '../catalog/retired.ts';

/** A resource with a title longer than this is called by another name, if it has one that fits. */
const LONG_TITLE = 40;

/** What a map shows, before anything has a place. */
export interface MapPlan {
  paths: LearningPath[];
  /** In the order in which the paths come to them. */
  stations: Station[];
  /** Only those with a station, in the order of the site. */
  zones: Zone[];
  /** The topics at which no line stops. */
  quiet: Topic[];
}

/** A topic with the stations in it; without topic it holds those that belong to none. */
export interface Zone {
  topic: Topic | undefined;
  title: string;
  stations: Station[];
}

/** Where one path stops, or several that use the same resource. */
export interface Station {
  /** Its place among the stations, from 0. */
  index: number;
  title: string;
  resource: Resource | undefined;
  zone: Zone;
  stops: Step[];
}

/**
 * Collects the stations of all paths: steps that use the same resource first are one station. A retired resource
 * is none: its successor is, or each step by itself.
 */
export const createMapPlan = deriveOnce(planMap);

function planMap({ paths, topics }: Pick<Catalog, 'paths' | 'topics'>): MapPlan {
  const stops = new Map<Resource | Step, Step[]>();
  for (const step of paths.flatMap(({ steps }) => steps)) {
    const key = findFirst(step) ?? step;
    stops.set(key, [...(stops.get(key) ?? []), step]);
  }
  const zones = new Map<Topic | undefined, Zone>();
  const stations = [...stops.values()].map((steps, index): Station => {
    const [first] = steps;
    if (!first) throw new Error('A station without a step.');
    const topic = findTopic(first);
    const zone = zones.get(topic) ?? createZone(topic);
    zones.set(topic, zone);
    const resource = findFirst(first);
    const station = { index, title: nameStation(steps), resource, zone, stops: steps };
    zone.stations.push(station);
    return station;
  });
  return {
    paths,
    stations,
    zones: [...topics, undefined].flatMap((topic) => zones.get(topic) ?? []),
    quiet: topics.filter((topic) => !zones.has(topic)),
  };
}

/** The other stops of a station, of other paths: what a reader can change for there. */
export function findChanges(step: Step, { stops }: Station): Step[] {
  return stops.filter(({ path }) => path !== step.path);
}

/** What a stop is called: first what can be seen of it, then its place in the path and the changes. */
export function nameStop(step: Step, station: Station): string {
  const changes = findChanges(step, station).map(({ code }) => code);
  const change = changes.length > 0 ? `. Change for ${formatList(changes)}` : '';
  const number = step.path.steps.indexOf(step) + 1;
  return `${step.code} ${step.title}, step ${number} of ${step.path.title}${change}`;
}

/** `A1`, `A1 and B5`, `A1, B5 and C2`. */
export function formatList(items: string[]): string {
  const last = items.slice(-2).join(' and ');
  return [...items.slice(0, -2), last].join(', ');
}

/** The topic of its resource, else of its first companion, else of the step before it or after it. */
function findTopic(step: Step): Topic | undefined {
  const { steps } = step.path;
  const at = steps.indexOf(step);
  const near = [step, ...steps.slice(0, at).toReversed(), ...steps.slice(at + 1)];
  const own = near.map((other) => findFirst(other) ?? findPlaced(other.companions));
  return own.find((resource) => resource !== undefined)?.placements[0]?.topic;
}

/** What counts for the first resource of a step, unless it is retired without a successor. */
function findFirst({ resources }: Step): Resource | undefined {
  return findPlaced(resources.slice(0, 1).map(({ resource }) => resource));
}

/** The first one that counts for some resources; a retired one without successor is placed nowhere. */
function findPlaced(resources: Resource[]): Resource | undefined {
  return resources.map(successorOrSelf).find((resource) => !hasRetired(resource));
}

function createZone(topic: Topic | undefined): Zone {
  return { topic, title: topic?.title ?? 'Outside the topics', stations: [] };
}

/** What all its steps are called, else what its resource is called. */
function nameStation(steps: Step[]): string {
  const titles = [...new Set(steps.map(({ title }) => title))];
  const resource = steps[0] && findFirst(steps[0]);
  if (titles.length === 1 || !resource) return titles[0] ?? '';
  if (resource.title.length <= LONG_TITLE) return resource.title;
  const names = resource.aliases.filter(({ length }) => length <= LONG_TITLE);
  return names.toSorted((a, b) => b.length - a.length)[0] ?? resource.title;
}

/** At which steps a reader of a path can change to another one, in a sentence. */
export function describeChanges(path: LearningPath, { stations }: MapPlan): string {
  const codes = path.steps.flatMap((step) => {
    const station = stations.find(({ stops }) => stops.includes(step));
    return station && findChanges(step, station).length > 0 ? [step.code] : [];
  });
  if (codes.length === 0) return 'It shares no resource with another path.';
  return `It shares resources with other paths: you can change at ${formatList(codes)}.`;
}
