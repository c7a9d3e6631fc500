import type { Entries, LearningPath, Topic } from './catalog.ts';
import type { CreatedResources } from './create-resources.ts';
import { isRetired, successorOrSelf } from './retired.ts';

/**
 * Ties resources to those that they require and belong with. What is said of a retired one is said of its
 * successor; what a retired one says of others is said no more.
 */
export function relateResources(
  entries: Entries['resources'],
  { find, findCurrent }: CreatedResources,
): void {
  const live = entries.filter(({ data }) => !isRetired(data));
  for (const { id, data } of live) {
    const self = find(id);
    for (const other of findCurrent(data.requires)) {
      // An older edition that it required has been replaced by itself.
      if (other === self) continue;
      self.requires.push(other);
      other.requiredBy.push(self);
    }
  }

  const relations = live.flatMap(({ id, data }) =>
    (data.related ?? []).flatMap(({ resource, how }) =>
      findCurrent([resource]).map((other) => ({ self: find(id), other, how, named: resource })),
    ),
  );
  const direct = relations.filter(({ other, named }) => other.id === named);
  const led = relations.filter(({ other, named }) => other.id !== named);
  // What is said of a resource itself comes before what was said of one whose place it took.
  for (const { self, other, how, named } of [...direct, ...led]) {
    if (other === self || self.related.some(({ resource }) => resource === other)) continue;
    self.related.push({ resource: other, how, declared: other.id === named });
    other.related.push({ resource: self, how, declared: false });
  }
}

/**
 * Tells topics which paths stop at one of their resources, and paths which topics their resources are placed in
 * first. A step whose resource is retired stops at its successor.
 */
export function joinPathsAndTopics(paths: LearningPath[], topics: Topic[]): void {
  const topicsOf = new Map(
    paths.map((path) => [
      path,
      path.steps.flatMap(({ resources }) =>
        resources.map(({ resource }) =>
          successorOrSelf(resource).placements.map(({ topic }) => topic),
        ),
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
