import type { Resource, Step } from '../../catalog/catalog.ts';
import { hasRetired } from '../../catalog/retired.ts';
import { findException } from '../../rules/apply-exceptions.ts';
import { formatCount, formatShare } from '../../text/count.ts';
import { type Finding, type Question, sortByMostMet, ofResource } from '../question.ts';

/** Steps whose words are about something that is recommended no more. */
export const retiredOnPaths: Question = {
  name: 'retired-on-paths',
  title: 'Retired resources on paths',
  why: 'The path sends readers to something that the catalog no longer recommends.',
  advice: 'Choose another resource for the step, and update its text.',
  ask({ paths, exceptions }, today) {
    const findings = paths
      .flatMap(({ steps }) => steps.flatMap(findRetired))
      .filter(({ file }) => !findException(exceptions, 'retired-reference', file, today));
    return {
      says:
        findings.length === 0
          ? 'No path uses a retired resource.'
          : `${formatCount(findings.length, 'use')} of a retired resource.`,
      // Where nothing takes the place, the step stands on nothing.
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

/** Resources that no learning path uses. */
export const onNoPath: Question = {
  name: 'on-no-path',
  title: 'On no path',
  why: 'Readers who follow paths never see it. That is fine for most resources, but a pick may deserve a step.',
  advice: 'Act only if a path needs it. Picks come first.',
  ask({ resources, paths }) {
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
