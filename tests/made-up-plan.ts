import { at, capitalise, createTitle, idOf, nameAt, words } from './made-up-text.ts';

/** What stands where in a made-up catalog, before anything has a text. */
export interface Plan {
  topics: PlannedTopic[];
  resources: PlannedResource[];
  paths: PlannedPath[];
}

export interface PlannedTopic {
  id: string;
  title: string;
  sections: { id: string; title: string; groups: { id: string; title: string }[] }[];
}

export interface PlannedResource {
  id: string;
  title: string;
  kind: string;
  placements: { topic: string; section: string; group?: string }[];
}

export interface PlannedPath {
  id: string;
  title: string;
  /** The id of its resource, for a step that has one. */
  steps: {
    id: string;
    title: string;
    kind: 'resource' | 'reading' | 'activity';
    resource: string;
  }[];
}

/** How large a made-up catalog is. */
export interface Size {
  resources: number;
  topics: number;
  paths: number;
  stepsPerPath: number;
  /** Beyond its share of the resources, a topic takes in resources of the next one. */
  placementsPerTopic?: number;
}

const placementsPerSection = 7;
const stepKinds = ['resource', 'resource', 'reading', 'resource', 'activity'] as const;

/** Spreads resources over topics, and leads each path through two topics that stand side by side. */
export function createPlan(size: Size): Plan {
  const resources = Array.from({ length: size.resources }, (_, i): PlannedResource => {
    const { kind, title } = createTitle(i);
    return { id: idOf(title), title, kind, placements: [] };
  });
  const shares = Array.from({ length: size.topics }, (_, t) =>
    resources.filter((_resource, i) => i % size.topics === t),
  );
  const topics = shares.map((share, t) => {
    const next = at(shares, (t + 1) % shares.length);
    const spare = Math.max(0, (size.placementsPerTopic ?? share.length) - share.length);
    if (spare > 0 && (next === share || spare > next.length - stopsIn(next)))
      throw new Error(`Too few resources for ${size.placementsPerTopic} placements per topic.`);
    // Paths stop at the first ones of a topic, so that guests bring no line along.
    return createTopic(t, [...share, ...next.slice(next.length - spare)]);
  });
  return {
    topics,
    resources,
    paths: Array.from({ length: size.paths }, (_, p) => createPath(p, size.stepsPerPath, shares)),
  };
}

/** Names a topic and its sections, and places resources there. */
function createTopic(t: number, placed: PlannedResource[]): PlannedTopic {
  const title = capitalise(nameAt(words.subjects, t));
  const topic: PlannedTopic = { id: idOf(title), title, sections: [] };
  for (let from = 0; from < placed.length; from += placementsPerSection) {
    const here = placed.slice(from, from + placementsPerSection);
    const number = topic.sections.length;
    const name = nameAt(words.parts, number);
    const grouped = number % 2 === 1 && here.length > 3;
    const groups = grouped ? words.groups.map((label) => ({ id: idOf(label), title: label })) : [];
    topic.sections.push({ id: idOf(name), title: name, groups });
    here.forEach((resource, i) => {
      const place = { topic: topic.id, section: idOf(name) };
      resource.placements.push(
        grouped ? { ...place, group: at(groups, i % groups.length).id } : place,
      );
    });
  }
  return topic;
}

function createPath(p: number, steps: number, shares: PlannedResource[][]): PlannedPath {
  const title = nameAt(words.paths, p);
  return {
    id: idOf(title),
    title,
    steps: Array.from({ length: steps }, (_, s) => {
      const share = at(shares, (p + (s < steps / 2 ? 0 : 1)) % shares.length);
      const name = nameAt(words.steps, s);
      return {
        id: idOf(name),
        title: name,
        kind: at(stepKinds, s % stepKinds.length),
        resource: at(share, (p * 5 + s * 2) % stopsIn(share)).id,
      };
    }),
  };
}

/** How many resources of a topic paths may stop at. */
function stopsIn(share: PlannedResource[]): number {
  return Math.ceil(share.length * 0.6);
}
