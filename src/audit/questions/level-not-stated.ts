import { formatShare } from '../../formats/count.ts';
import { sortByMostMet } from '../most-met.ts';
import { ofResource } from '../named.ts';
import type { Question } from '../question.ts';

/** Resources of which nobody has judged for whom they are. */
export const levelNotStated: Question = {
  name: 'level-not-stated',
  title: 'No level stated',
  why: 'A reader who asks for beginner resources does not see what nobody has judged.',
  advice:
    'Judge what you have read yourself, and leave out what you have not. What readers meet most stands first.',
  ask({ resources }) {
    const without = resources.filter(({ level }) => level === undefined);
    return {
      says: `${formatShare(without.length, resources.length, 'resource')}.`,
      findings: sortByMostMet(without).map((resource) => ofResource(resource)),
    };
  },
};
