import { formatShare } from '../../formats/count.ts';
import { sortByMostMet } from '../most-met.ts';
import { ofResource } from '../named.ts';
import type { Question } from '../question.ts';

/** Resources of which nobody has judged for whom they are. */
export const levelNotStated: Question = {
  name: 'level-not-stated',
  title: 'Resources without a level',
  why: 'Readers who filter by level do not see resources without one.',
  advice:
    'Set levels for resources that you have read, and skip the rest. The most visible resources come first.',
  ask({ resources }) {
    const without = resources.filter(({ level }) => level === undefined);
    return {
      says: `${formatShare(without.length, resources.length, 'resource')}.`,
      findings: sortByMostMet(without).map((resource) => ofResource(resource)),
    };
  },
};
