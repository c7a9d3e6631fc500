import type { Catalog, LearningPath, Resource, Step, Topic } from './catalog.ts';
import {
  createJudgedLevel,
  type JudgedLevel,
  levels,
  stepKinds,
  valuesOf,
  type StepKind,
} from '../schema/vocabulary.ts';
import { hasRetired, successorOrSelf } from './retired.ts';

/** What a reader compares learning paths by. */
export interface ComparedPath {
  path: LearningPath;
  /** Steps of each kind, in the order of the kinds; zero where it has none. */
  kinds: { kind: StepKind; count: number }[];
  /** From the lowest to the highest level that its resources state; absent when none states one.
   * By the editors if they rated one of them. */
  level: JudgedLevel | undefined;
  /** Every topic of the catalog that a path stops at, with the steps of this one there, maybe none. */
  topics: { topic: Topic; count: number }[];
}

/** A resource that learning paths have in common, with all the steps that it is; none that is retired. */
export interface Interchange {
  resource: Resource;
  steps: Step[];
}

/** Sets all learning paths side by side, in the order of the site. */
export function comparePaths({ paths, topics }: Pick<Catalog, 'paths' | 'topics'>): ComparedPath[] {
  const stops = topics.filter((topic) => paths.some((path) => path.topics.includes(topic)));
  return paths.map((path) => ({
    path,
    kinds: valuesOf(stepKinds).map((kind) => ({
      kind,
      count: path.steps.filter((step) => step.kind === kind).length,
    })),
    level: findLevel(path),
    topics: stops.map((topic) => ({
      topic,
      count: path.steps.filter((step) => isIn(step, topic)).length,
    })),
  }));
}

/** The resources where learning paths meet, in the order in which the first path comes to them. */
export function findInterchanges({ paths }: Pick<Catalog, 'paths'>): Interchange[] {
  return [...new Set(paths.flatMap(resourcesOf).map(successorOrSelf))]
    .filter((resource) => !hasRetired(resource))
    .map((resource) => ({ resource, steps: resource.steps }))
    .filter(({ steps }) => new Set(steps.map(({ path }) => path)).size > 1);
}

function findLevel(path: LearningPath): JudgedLevel | undefined {
  const stated = resourcesOf(path).flatMap(({ level }) => level ?? []);
  const range = valuesOf(levels).filter((level) =>
    stated.some(({ includes }) => includes.includes(level)),
  );
  const [from, to] = [range[0], range.at(-1)];
  const by = stated.some((level) => level.by === 'editors') ? 'editors' : 'source';
  return from && to && createJudgedLevel({ from, to, by });
}

/** Whether one of its resources has the topic as its first, as the topics of a path are counted. */
function isIn(step: Step, topic: Topic): boolean {
  return step.resources.some(
    ({ resource }) => successorOrSelf(resource).placements[0]?.topic === topic,
  );
}

/** Its resources in the order of its steps, each once. */
function resourcesOf({ steps }: LearningPath): Resource[] {
  return [...new Set(steps.flatMap(({ resources }) => resources.map(({ resource }) => resource)))];
}
