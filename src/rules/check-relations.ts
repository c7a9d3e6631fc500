import type { Issue } from '../source/issue.ts';
import { createStandIns, isRetired } from '../catalog/retired.ts';
import type { CheckedContent } from './checked-content.ts';
import { issueAt, itself, unknown, unknowns } from './reference-issue.ts';

/**
 * Resources require and relate to others that exist, each pair once, and never in a circle. What requires a
 * retired resource requires its successor, and a retired one requires nothing any more.
 */
export function checkRelations({ resources, ids }: CheckedContent): Issue[] {
  const standIn = createStandIns(resources.map(({ source: { id }, data }) => ({ id, data })));
  const requires = new Map(
    resources.map(({ source: { id }, data }) => [
      id,
      isRetired(data)
        ? []
        : (data.requires ?? []).flatMap((other) => standIn(other) ?? []).filter((o) => o !== id),
    ]),
  );
  const related = new Map<string, string>();
  return resources.flatMap(({ source, data }) => [
    ...unknowns(source, ['requires'], 'resource', data.requires, ids.resources),
    ...(data.related ?? []).flatMap(({ resource }, i) => {
      const path = ['related', i, 'resource'];
      if (!ids.resources.has(resource))
        return [unknown(source, path, 'resource', resource, ids.resources)];
      if (resource === source.id) return [itself(source, path, resource)];
      const key = [source.id, resource].toSorted().join('\n');
      const first = related.get(key);
      if (!first) {
        related.set(key, source.file);
        return [];
      }
      return [
        issueAt(
          source,
          path,
          'doubled-relation',
          `"${source.id}" and "${resource}" are already related in ${first}. Keep one of the two. Both pages show it.`,
        ),
      ];
    }),
    ...(data.requires ?? []).flatMap((id, i) => {
      if (id === source.id) return [itself(source, ['requires', i], id)];
      const now = standIn(id);
      if (isRetired(data) || now === undefined || now === source.id) return [];
      const cycle = findCycle(source.id, now, requires);
      const instead = now === id ? '' : ` ("${now}" replaces "${id}", which is retired)`;
      return cycle
        ? [
            issueAt(
              source,
              ['requires', i],
              'requires-cycle',
              `"${source.id}" requires ${cycle.map((other) => `"${other}"`).join(', which requires ')}${instead}. Remove one of the requirements.`,
            ),
          ]
        : [];
    }),
  ]);
}

/** The ids from `from` back to `start` along `requires`, or nothing when there is no way back. */
function findCycle(
  start: string,
  from: string,
  requires: Map<string, string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const id of cameFrom.keys()) {
    for (const next of requires.get(id) ?? []) {
      if (next === start) {
        const way = [start];
        for (let step: string | undefined = id; step; step = cameFrom.get(step)) way.unshift(step);
        return way;
      }
      if (!cameFrom.has(next)) cameFrom.set(next, id);
    }
  }
  return undefined;
}
