import type { Resource, Step } from '../../catalog/catalog.ts';
import { hasRetired } from '../../catalog/retired.ts';
import { findException } from '../../rules/apply-exceptions.ts';
import { formatCount } from '../../text/count.ts';
import type { Finding, Question } from '../question.ts';

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
