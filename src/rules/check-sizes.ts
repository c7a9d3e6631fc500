import type { Issue } from '../source/issue.ts';
import { isRetired } from '../catalog/retired.ts';
import { hasAllPlacements, type CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';

/** As few as a topic should have, and as many as fit under one heading (hecat, awesome-go). */
export const sizeLimits = { fewest: 3, most: 12 } as const;

/** A topic has enough to be worth a page, and a heading not more than one reads. */
export function checkSizes(content: CheckedContent): Issue[] {
  const { resources, topics, ids } = content;
  const placements = resources.flatMap(({ source, data }) =>
    isRetired(data)
      ? []
      : data.placements.map((placement) => ({ ...placement, resource: source.id })),
  );
  // What cannot be read, or is misspelt, may be what is missing.
  const complete =
    hasAllPlacements(content) && placements.every(({ topic }) => ids.topics.has(topic));
  const placed = Map.groupBy(placements, ({ topic }) => topic);
  return topics.flatMap(({ source, data }): Issue[] => {
    const here = placed.get(source.id) ?? [];
    const count = new Set(here.map(({ resource }) => resource)).size;
    const headings = data.sections.flatMap((section, s) => [
      {
        title: section.title,
        section: section.id,
        group: undefined,
        path: ['sections', s, 'title'],
      },
      ...(section.groups ?? []).map((group, g) => ({
        title: group.title,
        section: section.id,
        group: group.id,
        path: ['sections', s, 'groups', g, 'title'],
      })),
    ]);
    return [
      ...(count < sizeLimits.fewest && complete
        ? [
            issueAt(
              source,
              ['title'],
              'few-resources',
              `the topic has ${count === 1 ? '1 resource' : `${count} resources`}. Add more until there are ${sizeLimits.fewest}, or make it a section of another topic.`,
            ),
          ]
        : []),
      ...headings.flatMap(({ title, section, group, path }) => {
        const under = here.filter((one) => one.section === section && one.group === group).length;
        if (under <= sizeLimits.most) return [];
        return [
          issueAt(
            source,
            path,
            'long-section',
            `"${title}" has ${under} resources under one heading. Split it so that each has at most ${sizeLimits.most}.`,
          ),
        ];
      }),
    ];
  });
}
