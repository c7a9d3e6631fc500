import { isRetired } from '../catalog/retired.ts';
import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';
import { awesomeGo, news, reading, topic } from './docs.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';
import { hasAllTopics } from './topics.ts';

/** How many resources stand in a topic, and under one heading. */
export const topicSizeRules = [
  {
    code: 'few-resources',
    severity: 'advice',
    notOfLists: true,
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
      means: 'A section, a group or a topic without sections has more than twelve resources.',
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
type Code = (typeof topicSizeRules)[number]['code'];

/** As few as a topic should have, and as many as fit under one heading (hecat, awesome-go). */
export const sizeLimits = { fewest: 3, most: 12 } as const;

/** A topic has enough to be worth a page, and a heading not more than one reads. */
function checkSizes(content: CheckedContent): Issue[] {
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
    const sections = data.sections ?? [];
    const direct = { title: data.title, section: undefined, group: undefined, path: ['title'] };
    const headings = [
      direct,
      ...sections.flatMap((section, s) => [
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
      ]),
    ];
    return [
      ...(count > 0 && count < sizeLimits.fewest && complete
        ? [
            issueAt<Code>(
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
          issueAt<Code>(
            source,
            path,
            'long-section',
            `"${title}" has ${under} resources ${section ? 'under one heading' : 'without a section'}. Split it so that each has at most ${sizeLimits.most}.`,
          ),
        ];
      }),
    ];
  });
}
