import type { Section, Topic } from '../../catalog/catalog.ts';
import { sizeLimits } from '../../rules/topics.ts';
import { findException } from '../../rules/apply-exceptions.ts';
import type { IssueCode } from '../../rules/rules.ts';
import { formatCount, formatShare } from '../../text/count.ts';
import { ofTopic, resourcesOf, ofResource, type Question } from '../question.ts';
import { findPicks } from '../../catalog/queries.ts';

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

/** Picks that were picked from nothing: each is alone wherever it stands. */
export const lonePicks: Question = {
  name: 'lone-picks',
  title: 'Picks with no alternatives',
  why: 'A pick says what to read first, which means nothing in a section with one resource.',
  advice: 'Add alternatives to the section, or remove the pick.',
  ask(catalog) {
    const picks = findPicks(catalog);
    const alone = picks.filter(({ placements }) =>
      placements.every(({ section }) => resourcesOf(section).length === 1),
    );
    return {
      says: `${formatShare(alone.length, picks.length, 'pick')}.`,
      findings: alone.map((resource) =>
        ofResource(
          resource,
          `the only resource in “${resource.placements[0]?.section.title ?? ''}”`,
        ),
      ),
    };
  },
};
