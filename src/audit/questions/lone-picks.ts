import { findPicks } from '../../catalog/queries.ts';
import { formatShare } from '../../formats/count.ts';
import { ofResource, resourcesOf } from '../named.ts';
import type { Question } from '../question.ts';

/** Picks that were picked from nothing: each is alone wherever it stands. */
export const lonePicks: Question = {
  name: 'lone-picks',
  title: 'Picks without rivals',
  why: 'A pick tells readers what to take first; where there is only one, it tells nothing.',
  advice: 'List what else there is in its section, or take the mark away.',
  ask(catalog) {
    const picks = findPicks(catalog);
    const alone = picks.filter(({ placements }) =>
      placements.every(({ section }) => resourcesOf(section).length === 1),
    );
    return {
      says: `${formatShare(alone.length, picks.length, 'pick')}.`,
      findings: alone.map((resource) =>
        ofResource(resource, `alone in “${resource.placements[0]?.section.title ?? ''}”`),
      ),
    };
  },
};
