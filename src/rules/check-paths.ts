import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';
import { doubled, twice, unknown, unknowns } from './reference-issue.ts';

/** Every step has an id of its own and names resources that exist, each once. */
export function checkPaths({ paths, ids }: CheckedContent): Issue[] {
  return paths.flatMap(({ source, data }) => [
    ...doubled(source, data.steps, ['steps']),
    ...data.steps.flatMap((step, s) => {
      const uses = step.kind === 'resource' ? step.resources : [];
      const used = new Set<string>();
      return [
        ...uses.flatMap(({ id, locator }, i) => {
          const path = ['steps', s, 'resources', i, 'id'];
          if (!ids.resources.has(id)) return [unknown(source, path, 'resource', id, ids.resources)];
          const key = `${id}\n${locator}`;
          if (used.has(key)) return [twice(source, path, id)];
          used.add(key);
          return [];
        }),
        ...unknowns(source, ['steps', s, 'companions'], 'resource', step.companions, ids.resources),
      ];
    }),
  ]);
}
