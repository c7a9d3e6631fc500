import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { isRetired } from '../catalog/retired.ts';
import type { CheckedContent } from './checked-content.ts';
import { doubled, issueAt, unknowns } from './reference-issue.ts';

/**
 * Every section and group has an id of its own and a resource that is not retired, and orders only what is placed
 * in it.
 * Unless all resources are `complete`, what is missing may stand in a file with issues: no word of it.
 */
export function checkTopics(
  { resources, topics, ids }: CheckedContent,
  complete: boolean,
): Issue[] {
  const placements = Map.groupBy(
    resources.flatMap(({ source, data }) =>
      data.placements.map((placement) => ({
        ...placement,
        resource: source.id,
        isShown: !isRetired(data),
      })),
    ),
    ({ topic, section }) => `${topic}\n${section}`,
  );

  return topics.flatMap(({ source, data }) => [
    ...doubled(source, data.sections, ['sections']),
    ...data.sections.flatMap((section, s): Issue[] => {
      const here = placements.get(`${source.id}\n${section.id}`) ?? [];
      const groups = section.groups ?? [];
      const path = ['sections', s];
      if (!here.some(({ isShown }) => isShown) && complete)
        return [unused(source, [...path, 'id'], 'section', section.id, here.length)];
      return [
        ...doubled(source, groups, [...path, 'groups']),
        ...misplaced(
          source,
          [...path, 'order'],
          section.order,
          // Those in groups are ordered by their group.
          here.filter((placement) => placement.group === undefined),
          ids.resources,
          complete,
        ),
        ...groups.flatMap((group, g) => {
          const inGroup = here.filter((placement) => placement.group === group.id);
          const groupPath = [...path, 'groups', g];
          if (!inGroup.some(({ isShown }) => isShown) && complete)
            return [unused(source, [...groupPath, 'id'], 'group', group.id, inGroup.length)];
          return misplaced(
            source,
            [...groupPath, 'order'],
            group.order,
            inGroup,
            ids.resources,
            complete,
          );
        }),
      ];
    }),
  ]);
}

function misplaced(
  source: ContentFile,
  path: PropertyKey[],
  order: string[] | undefined,
  placements: { resource: string }[],
  known: Set<string>,
  complete: boolean,
): Issue[] {
  const placed = new Set(placements.map(({ resource }) => resource));
  return [
    ...unknowns(source, path, 'resource', order, known),
    ...(order ?? []).flatMap((id, i) =>
      known.has(id) && !placed.has(id) && complete
        ? [
            issueAt(
              source,
              [...path, i],
              'misplaced-order',
              `"${id}" is not placed directly under this heading. Remove it from the order, or place the resource here.`,
            ),
          ]
        : [],
    ),
  ];
}

function unused(
  source: ContentFile,
  path: PropertyKey[],
  what: 'section' | 'group',
  id: string,
  retired: number,
): Issue {
  const says =
    retired > 0
      ? 'has only retired resources. Place another one there'
      : 'has no resources. Place one there';
  return issueAt(source, path, `unused-${what}`, `${what} "${id}" ${says}, or remove the ${what}.`);
}
