import { isRetired } from '../catalog/retired.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { hasAllPlacements, isFaulty, type CheckedContent } from './checked-content.ts';
import { awesomeGo, exercism, hecat, news, reading, topic } from './docs.ts';
import { issueAt } from './issues.ts';
import { unknown } from './references.ts';
import type { Rule } from './rule.ts';

/** Where resources are placed, and what topics hold. */
export const topicRules = [
  {
    code: 'doubled-placement',
    severity: 'error',
    docs: {
      means: 'The resource has two placements in the same section with the same locator.',
      why: 'The same row would appear twice under one heading.',
      fix: 'Remove one placement, or add locators that say how they differ.',
    },
    examples: {
      bad: {
        'resources/handbook.yaml':
          'placements:\n  - topic: basics\n    section: reading\n  - topic: basics\n    section: reading',
      },
      good: {
        'resources/handbook.yaml':
          'placements:\n  - topic: basics\n    section: reading\n    locator: part 1\n  - topic: basics\n    section: reading\n    locator: part 2',
      },
    },
    check: checkPlacements,
  },
  {
    code: 'unknown-section',
    severity: 'error',
    docs: {
      means: 'The topic has no section with this id.',
      why: 'The resource would not appear anywhere.',
      fix: 'Use a section that the topic declares, or add the section to the topic.',
      proof: exercism,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: books' },
      good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    },
    check: checkPlacements,
  },
  {
    code: 'unknown-group',
    severity: 'error',
    docs: {
      means: 'The section has no group with this id.',
      why: 'The resource would not appear anywhere.',
      fix: 'Use a group that the section declares, or remove the group.',
      proof: exercism,
    },
    examples: {
      bad: {
        'resources/handbook.yaml':
          'placements:\n  - topic: basics\n    section: reading\n    group: paper',
      },
      good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    },
    check: checkPlacements,
  },
  {
    code: 'unused-section',
    severity: 'error',
    docs: {
      means: 'The section has no resources.',
      why: 'A heading with nothing under it looks like an error on the page.',
      fix: 'Place a resource in the section, or remove the section.',
      proof: hecat,
    },
    examples: {
      bad: {
        'topics/basics.mdx': `${topic}${reading}${news}  - id: videos\n    title: Videos\n---\n`,
      },
      good: { 'topics/basics.mdx': `${topic}${reading}${news}---\n` },
    },
    check: checkPlacements,
  },
  {
    code: 'unused-group',
    severity: 'error',
    docs: {
      means: 'The group has no resources.',
      why: 'A heading with nothing under it looks like an error on the page.',
      fix: 'Place a resource in the group, or remove the group.',
      proof: hecat,
    },
    examples: {
      bad: {
        'topics/basics.mdx': `${topic}${reading}    groups:\n      - id: paper\n        title: On paper\n${news}---\n`,
      },
      good: { 'topics/basics.mdx': `${topic}${reading}${news}---\n` },
    },
    check: checkPlacements,
  },
  {
    code: 'misplaced-order',
    severity: 'error',
    docs: {
      means: 'The order includes a resource that has no placement there.',
      why: 'The author of the order thinks that the resource is listed there.',
      fix: 'Remove the id from the order, or place the resource there.',
    },
    examples: {
      bad: { 'topics/basics.mdx': `${topic}${reading}    order: [handbook, blog]\n${news}---\n` },
      good: {
        'topics/basics.mdx': `${topic}${reading}    order: [handbook, course]\n${news}---\n`,
      },
    },
    check: checkPlacements,
  },
  {
    code: 'few-resources',
    severity: 'advice',
    docs: {
      means: 'The topic has fewer than three resources.',
      why: 'Readers do not return to a page with two rows, and find its resources more easily under a broader topic.',
      fix: 'Add resources, or turn the topic into a section of another topic.',
      proof: { by: 'hecat and awesome-go', at: 'https://github.com/avelino/awesome-go' },
    },
    examples: {
      bad: {
        'resources/blog.yaml': null,
        'topics/basics.mdx': `${topic}${reading}---\n`,
      },
      good: { 'topics/basics.mdx': `${topic}${reading}${news}---\n` },
    },
    check: checkSizes,
  },
  {
    code: 'long-section',
    severity: 'advice',
    docs: {
      means: 'A section or group has more than twelve resources.',
      why: 'Readers of a long list choose from the first few.',
      fix: 'Split it into groups or sections with names that help readers to choose.',
      proof: awesomeGo,
    },
    examples: {
      bad: 'A section with thirteen resources under one heading.',
      good: 'The same thirteen in two groups, "To begin with" and "To look things up".',
    },
    check: checkSizes,
  },
] as const satisfies readonly Rule[];

/** Placements name sections and groups that exist, and these have resources and order only what is in them. */
export function checkPlacements(content: CheckedContent): Issue[] {
  const issues = findPlacementIssues(content);
  // What is misspelt or has issues of its own may well be what fills a section.
  const complete = hasAllTopics(content) && !issues.some(({ code }) => code.startsWith('unknown-'));
  return [...issues, ...findTopicIssues(content, complete)];
}

/** Whether all placements are known, and their topics exist. */
function hasAllTopics(content: CheckedContent): boolean {
  const { resources, ids } = content;
  return (
    hasAllPlacements(content) &&
    resources.every(({ data }) => data.placements.every(({ topic }) => ids.topics.has(topic)))
  );
}

function findPlacementIssues({ resources, topics }: CheckedContent): Issue[] {
  const topicById = new Map(topics.map((topic) => [topic.source.id, topic]));
  return resources.flatMap(({ source, data }) => {
    const seen = new Set<string>();
    return data.placements.flatMap((placement, i): Issue[] => {
      const at = (...path: PropertyKey[]) => ['placements', i, ...path];
      const key = [placement.topic, placement.section, placement.locator].join('\n');
      if (seen.has(key)) {
        return [
          issueAt(
            source,
            at(),
            'doubled-placement',
            `the resource has two placements in section "${placement.section}" of topic "${placement.topic}"${placement.locator ? ` at "${placement.locator}"` : ''}. Remove one, or add locators to tell them apart.`,
          ),
        ];
      }
      seen.add(key);
      const topic = topicById.get(placement.topic);
      // The topic may not exist, and its sections may be some that cannot be read.
      if (!topic || isFaulty(topic, 'sections')) return [];
      const section = topic.data.sections.find(({ id }) => id === placement.section);
      if (!section) {
        const sections = topic.data.sections.map(({ id }) => id);
        const where = ` in topic "${placement.topic}"`;
        return [unknown(source, at('section'), 'section', placement.section, sections, where)];
      }
      const groups = (section.groups ?? []).map(({ id }) => id);
      const where = ` in section "${placement.section}" of topic "${placement.topic}"`;
      if (placement.group && !groups.includes(placement.group))
        return [unknown(source, at('group'), 'group', placement.group, groups, where)];
      return [];
    });
  });
}

/**
 * Every section and group has a resource that is not retired, and orders only what is placed in it. Unless all
 * resources are `complete`, what is missing may be in a file with issues: nothing is reported then.
 */
function findTopicIssues({ resources, topics, ids }: CheckedContent, complete: boolean): Issue[] {
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
  if (!complete) return [];
  return topics.flatMap(({ source, data }) =>
    data.sections.flatMap((section, s): Issue[] => {
      const here = placements.get(`${source.id}\n${section.id}`) ?? [];
      const path = ['sections', s];
      if (!here.some(({ isShown }) => isShown))
        return [unused(source, [...path, 'id'], 'section', section.id, here.length)];
      return [
        // Those in groups are ordered by their group.
        ...misplaced(
          source,
          [...path, 'order'],
          section.order,
          here.filter((placement) => placement.group === undefined),
          ids.resources,
        ),
        ...(section.groups ?? []).flatMap((group, g) => {
          const inGroup = here.filter((placement) => placement.group === group.id);
          const groupPath = [...path, 'groups', g];
          if (!inGroup.some(({ isShown }) => isShown))
            return [unused(source, [...groupPath, 'id'], 'group', group.id, inGroup.length)];
          return misplaced(source, [...groupPath, 'order'], group.order, inGroup, ids.resources);
        }),
      ];
    }),
  );
}

function misplaced(
  source: ContentFile,
  path: PropertyKey[],
  order: string[] | undefined,
  placements: { resource: string }[],
  known: Set<string>,
): Issue[] {
  const placed = new Set(placements.map(({ resource }) => resource));
  return (order ?? []).flatMap((id, i) =>
    known.has(id) && !placed.has(id)
      ? [
          issueAt(
            source,
            [...path, i],
            'misplaced-order',
            `"${id}" is not placed directly under this heading. Remove it from the order, or place the resource here.`,
          ),
        ]
      : [],
  );
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

/** As few as a topic should have, and as many as fit under one heading (hecat, awesome-go). */
export const sizeLimits = { fewest: 3, most: 12 } as const;

/** A topic has enough to be worth a page, and a heading not more than one reads. */
export function checkSizes(content: CheckedContent): Issue[] {
  const { resources, topics } = content;
  const placements = resources.flatMap(({ source, data }) =>
    isRetired(data)
      ? []
      : data.placements.map((placement) => ({ ...placement, resource: source.id })),
  );
  // What cannot be read, or is misspelt, may be what is missing.
  const complete = hasAllTopics(content);
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
