import type { Section, Topic } from '../../catalog/catalog.ts';
import { sizeLimits } from '../../rules/topics.ts';
import { findException } from '../../rules/apply-exceptions.ts';
import type { IssueCode } from '../../rules/rules.ts';
import { formatCount } from '../../text/count.ts';
import { ofTopic, resourcesOf } from '../named.ts';
import type { Question } from '../question.ts';

const { fewest, most } = sizeLimits;

/** Topics that are hardly one, and headings with more under them than anybody reads. */
export const sizes: Question = {
  name: 'sizes',
  title: 'Small topics and long sections',
  why: 'A page with two rows is not worth a visit, and readers of a long list stop after the first rows.',
  advice: 'Add to a small topic or make it a section of another. Split a long section into groups.',
  ask({ topics, exceptions }, today) {
    const holdsFor =
      (rule: IssueCode) =>
      ({ id }: Topic) =>
        !findException(exceptions, rule, `content/topics/${id}.mdx`, today);
    const small = topics
      .filter(holdsFor('few-resources'))
      .map((topic) => ({ topic, count: resourcesOf(topic).length }))
      .filter(({ count }) => count < fewest);
    const long = topics
      .filter(holdsFor('long-section'))
      .flatMap(({ sections }) => sections.flatMap(findHeadings))
      .filter(({ count }) => count > most)
      .toSorted((a, b) => b.count - a.count);
    return {
      says: `${formatCount(small.length, 'topic')} with fewer than ${fewest} resources, ${formatCount(long.length, 'heading')} with more than ${most}.`,
      findings: [
        ...long.map(({ section, title, count }) => ({
          ...ofTopic(section.topic, `${count} resources under “${title}”`),
          href: section.href,
        })),
        ...small.map(({ topic, count }) => ofTopic(topic, formatCount(count, 'resource'))),
      ],
    };
  },
};

function findHeadings(section: Section) {
  return section.groups.map(({ title = section.title, placements }) => ({
    section,
    title,
    count: placements.length,
  }));
}
