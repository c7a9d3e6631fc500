import { isRetired } from '../catalog/retired.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { hasAllPlacements, isInvalid, type CheckedContent } from './checked-content.ts';
import { exercism, hecat, news, placed, reading, topic } from './docs.ts';
import { issueAt } from './issues.ts';
import { unknown } from './references.ts';
import type { Rule } from './rule.ts';

/** Where resources are placed, and in what order. */
export const topicRules = [
  {
    code: 'doubled-placement',
    severity: 'error',
    docs: {
      means:
        'The resource has two placements in the same section or, without a section, in the same topic, with the same locator.',
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
      means: 'The section has no group with this id, or the placement has a group but no section.',
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
    code: 'unused-topic',
    severity: 'error',
    docs: {
      means: 'The topic has no resources.',
      why: 'A page with nothing to read on it looks like an error.',
      fix: 'Place a resource in the topic, or remove its file.',
      proof: hecat,
    },
    examples: {
      bad: {
        'site.yaml': 'topics: [basics, more]',
        'topics/more.mdx': '---\ntitle: More\nsummary: What to read later.\n---\n',
      },
      good: {
        'site.yaml': 'topics: [basics, more]',
        'topics/more.mdx': '---\ntitle: More\nsummary: What to read later.\n---\n',
        'resources/handbook.yaml': `${placed}  - topic: more`,
        'resources/course.yaml': `${placed}  - topic: more`,
        'resources/blog.yaml': 'placements:\n  - topic: basics\n    section: news\n  - topic: more',
      },
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
] as const satisfies readonly Rule[];
type Code = (typeof topicRules)[number]['code'];

/** Placements name sections and groups that exist, and topics and these have resources and order only what is in them. */
export function checkPlacements(content: CheckedContent): Issue[] {
  const issues = findPlacementIssues(content);
  // What is misspelt or has issues of its own may well be what fills a section.
  const complete = hasAllTopics(content) && !issues.some(({ code }) => code.startsWith('unknown-'));
  return [...issues, ...findTopicIssues(content, complete)];
}

/** Whether all placements are known, and their topics exist. */
export function hasAllTopics(content: CheckedContent): boolean {
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
          issueAt<Code>(
            source,
            at(),
            'doubled-placement',
            `the resource has two placements in ${describePlace(placement)}${placement.locator ? ` at "${placement.locator}"` : ''}. Remove one, or add locators to tell them apart.`,
          ),
        ];
      }
      seen.add(key);
      const topic = topicById.get(placement.topic);
      // The topic may not exist, and its sections may be some that cannot be read.
      if (!topic || isInvalid(topic, 'sections')) return [];
      if (placement.section === undefined) {
        if (placement.group === undefined) return [];
        const message = `group "${placement.group}" has no section. Add the section that it belongs to, or remove the group.`;
        return [issueAt<Code>(source, at('group'), 'unknown-group', message)];
      }
      const sections = topic.data.sections ?? [];
      const section = sections.find(({ id }) => id === placement.section);
      if (!section) {
        const ids = sections.map(({ id }) => id);
        const where = ` in topic "${placement.topic}"`;
        return [unknown(source, at('section'), 'section', placement.section, ids, where)];
      }
      const groups = (section.groups ?? []).map(({ id }) => id);
      const where = ` in ${describePlace(placement)}`;
      if (placement.group && !groups.includes(placement.group))
        return [unknown(source, at('group'), 'group', placement.group, groups, where)];
      return [];
    });
  });
}

/** `section "a" of topic "b"`, or `topic "b"` without a section. */
function describePlace({
  topic,
  section,
}: {
  topic: string;
  section?: string | undefined;
}): string {
  return section === undefined ? `topic "${topic}"` : `section "${section}" of topic "${topic}"`;
}

/**
 * Every topic, section and group has a resource that is not retired, and orders only what is placed in it. Unless all
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
    ({ topic }) => topic,
  );
  if (!complete) return [];
  return topics.flatMap((topic) => {
    const { source } = topic;
    const { sections = [], order } = topic.data;
    const inTopic = placements.get(source.id) ?? [];
    const isWhole = !isInvalid(topic, 'sections') && sections.length === 0;
    if (isWhole && !inTopic.some(({ isShown }) => isShown))
      return [unused(source, ['title'], 'topic', source.id, inTopic.length)];
    const direct = inTopic.filter(({ section }) => section === undefined);
    const ofSections = sections.flatMap((section, s): Issue[] => {
      const here = inTopic.filter((placement) => placement.section === section.id);
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
    });
    return [
      ...misplaced(
        source,
        ['order'],
        order,
        direct,
        ids.resources,
        'in this topic without a section',
      ),
      ...ofSections,
    ];
  });
}

function misplaced(
  source: ContentFile,
  path: PropertyKey[],
  order: string[] | undefined,
  placements: { resource: string }[],
  known: Set<string>,
  where = 'directly under this heading',
): Issue[] {
  const placed = new Set(placements.map(({ resource }) => resource));
  return (order ?? []).flatMap((id, i) =>
    known.has(id) && !placed.has(id)
      ? [
          issueAt<Code>(
            source,
            [...path, i],
            'misplaced-order',
            `"${id}" is not placed ${where}. Remove it from the order, or place the resource here.`,
          ),
        ]
      : [],
  );
}

function unused(
  source: ContentFile,
  path: PropertyKey[],
  what: 'topic' | 'section' | 'group',
  id: string,
  retired: number,
): Issue {
  const says =
    retired > 0
      ? 'has only retired resources. Place another one there'
      : 'has no resources. Place one there';
  return issueAt<Code>(
    source,
    path,
    `unused-${what}`,
    `${what} "${id}" ${says}, or remove the ${what}.`,
  );
}
