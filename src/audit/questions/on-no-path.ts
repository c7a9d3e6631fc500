import { formatShare } from '../../text/count.ts';
import { sortByMostMet } from '../most-met.ts';
import { ofResource } from '../named.ts';
import type { Question } from '../question.ts';

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
