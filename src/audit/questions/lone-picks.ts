import { findPicks } from '../../catalog/queries.ts';
import { formatShare } from '../../text/count.ts';
import { ofResource, resourcesOf } from '../named.ts';
import type { Question } from '../question.ts';

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
