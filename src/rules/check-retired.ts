import type { Issue } from '../source/issue.ts';
import { isRetired } from '../catalog/retired.ts';
import type { CheckedContent } from './checked-content.ts';
import { issueAt, itself, unknown } from './reference-issue.ts';

/** What takes the place of a retired resource is another one that exists and is not retired. */
export function checkRetired({ resources, ids }: CheckedContent): Issue[] {
  const retired = new Map(
    resources.flatMap(({ source, data }) => (isRetired(data) ? [[source.id, data] as const] : [])),
  );
  return resources.flatMap(({ source, data: { successor } }): Issue[] => {
    if (successor === undefined) return [];
    const path = ['successor'];
    if (!ids.resources.has(successor))
      return [unknown(source, path, 'resource', successor, ids.resources)];
    if (successor === source.id) return [itself(source, path, successor)];
    const next = retired.get(successor);
    if (!next) return [];
    const advice =
      next.successor !== undefined && next.successor !== source.id
        ? `Use its successor, "${next.successor}"`
        : 'Use another resource, or remove the line';
    return [
      issueAt(source, path, 'retired-successor', `"${successor}" is also retired. ${advice}.`),
    ];
  });
}
