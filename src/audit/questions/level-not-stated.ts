import { formatShare } from '../../text/count.ts';
import { sortByMostMet } from '../most-met.ts';
import { ofResource } from '../named.ts';
import type { Question } from '../question.ts';

/** Resources of which nobody has judged for whom they are. */
export const levelNotStated: Question = {
  name: 'level-not-stated',
  title: 'No level',
  why: 'Readers who filter by level do not see resources without one.',
  advice:
    'Rate what you have read yourself, and leave out the rest. Those that readers see most come first.',
  ask({ resources }) {
    const without = resources.filter(({ level }) => level === undefined);
    return {
      says: `${formatShare(without.length, resources.length, 'resource')}.`,
      findings: sortByMostMet(without).map((resource) => ofResource(resource)),
    };
  },
};
