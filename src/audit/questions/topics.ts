import type { Section, Topic, Resource, Step } from '../../catalog/catalog.ts';
import { sizeLimits } from '../../rules/topic-sizes.ts';
import { findException } from '../../rules/apply-exceptions.ts';
import type { IssueCode } from '../../rules/rules.ts';
import { formatCount, formatShare } from '../../text/count.ts';
import {
  ofTopic,
  resourcesOf,
  ofResource,
  type Question,
  type Finding,
  sortByMostMet,
} from '../question.ts';
import { findPicks } from '../../catalog/queries.ts';
import { hasRetired } from '../../catalog/retired.ts';

const { fewest, most } = sizeLimits;

export const sizes: Question = {
  name: 'sizes',
  title: 'Small topics and long sections',
  why: 'A page with two rows is not worth a visit, and readers of a long list stop after the first rows.',
  advice: 'Add to a small topic or make it a section of another. Split a long section into groups.',
  find({ topics, exceptions }, today) {
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
          ...ofTopic(
            section.topic,
            `${count} resources ${title === undefined ? 'without a section' : `under “${title}”`}`,
          ),
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

export const lonePicks: Question = {
  name: 'lone-picks',
  title: 'Picks with no alternatives',
  why: 'A pick says what to read first, which means nothing in a section with one resource.',
  advice: 'Add alternatives to the section, or remove the pick.',
  find(catalog) {
    const picks = findPicks(catalog);
    const alone = picks.filter(({ placements }) =>
      placements.every(({ section }) => resourcesOf(section).length === 1),
    );
    return {
      says: `${formatShare(alone.length, picks.length, 'pick')}.`,
      findings: alone.map((resource) =>
        ofResource(resource, `the only resource in “${headingOf(resource)}”`),
      ),
    };
  },
};

/** The heading that a resource is under first. */
function headingOf({ placements: [first] }: Resource): string {
  return first ? (first.section.title ?? first.topic.title) : '';
}

export const retiredOnPaths: Question = {
  name: 'retired-on-paths',
  title: 'Retired resources on paths',
  why: 'The path sends readers to something that the catalog no longer recommends.',
  advice: 'Choose another resource for the step, and update its text.',
  find({ paths, exceptions }, today) {
    const findings = paths
      .flatMap(({ steps }) => steps.flatMap(findRetired))
      .filter(({ file }) => !findException(exceptions, 'retired-reference', file, today));
    return {
      says:
        findings.length === 0
          ? 'No path uses a retired resource.'
          : `${formatCount(findings.length, 'use')} of a retired resource.`,
      // Without a successor, the step has no resource.
      findings: findings
        .toSorted((a, b) => Number(a.hasSuccessor) - Number(b.hasSuccessor))
        .map(({ hasSuccessor, ...finding }) => finding),
    };
  },
};

function findRetired(step: Step): (Finding & { file: string; hasSuccessor: boolean })[] {
  const { resources, companions, path, code, title, href } = step;
  const used: Resource[] = [...resources.map(({ resource }) => resource), ...companions];
  return [...new Set(used)].filter(hasRetired).map((resource) => {
    const { successor } = resource.retired;
    const next = successor ? `its successor is “${successor.title}”` : 'it has no successor';
    return {
      title: `${code} ${title}`,
      href,
      file: `content/paths/${path.id}.mdx`,
      says: `uses “${resource.title}”; ${next}`,
      hasSuccessor: successor !== undefined,
    };
  });
}

export const onNoPath: Question = {
  name: 'on-no-path',
  title: 'On no path',
  why: 'Readers who follow paths never see it. That is fine for most resources, but a pick may deserve a step.',
  advice: 'Act only if a path needs it. Picks come first.',
  find({ resources, paths }) {
    const unused = resources.filter(
      ({ steps, companionOf }) => steps.length + companionOf.length === 0,
    );
    return {
      says:
        paths.length === 0
          ? 'There are no learning paths.'
          : `${formatShare(unused.length, resources.length, 'resource')}.`,
      findings: paths.length === 0 ? [] : sortByMostMet(unused).map((one) => ofResource(one)),
    };
  },
};
