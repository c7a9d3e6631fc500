import type { LearningPath, Topic } from './catalog.ts';
import { standInOf } from './retired.ts';

/**
 * Tells topics which paths stop at one of their resources, and paths which topics their resources are placed in
 * first. A step whose resource is retired stops at its successor.
 */
export function joinPathsAndTopics(paths: LearningPath[], topics: Topic[]): void {
  const topicsOf = new Map(
    paths.map((path) => [
      path,
      path.steps.flatMap(({ resources }) =>
        resources.map(({ resource }) => standInOf(resource).placements.map(({ topic }) => topic)),
      ),
    ]),
  );
  for (const topic of topics)
    topic.paths = paths.filter((path) => topicsOf.get(path)?.some((all) => all.includes(topic)));
  for (const path of paths) {
    const firsts = topicsOf.get(path)?.map(([first]) => first);
    path.topics = topics.filter((topic) => firsts?.includes(topic));
  }
}
