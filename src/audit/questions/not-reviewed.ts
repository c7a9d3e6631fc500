import type { Resource } from '../../catalog/catalog.ts';
import { formatShare } from '../../formats/count.ts';
import { formatLongDay } from '../../formats/long-day.ts';
import { sortByMostMet } from '../most-met.ts';
import { ofResource } from '../named.ts';
import type { Question } from '../question.ts';

/** What nobody has looked at for a year. */
export const notReviewed: Question = {
  name: 'not-reviewed',
  title: 'Not looked at for a year',
  why: 'What was right when it was listed may have moved on: another version, another author, another page.',
  advice:
    'Open it, see whether all of its file still holds, and write the day as "reviewed". What readers meet most stands first.',
  ask({ resources }, today) {
    const limit = yearBefore(today);
    const old = resources.filter((resource) => (dayOf(resource) ?? '') < limit);
    const unknown = old.filter((resource) => dayOf(resource) === undefined).length;
    const since = unknown < resources.length ? ` since ${formatLongDay(limit)}` : '';
    const rest = unknown > 0 ? `; of ${unknown.toLocaleString('en')} nobody has said when` : '';
    return {
      says: `${formatShare(old.length, resources.length, 'resource')}${since}${rest}.`,
      findings: sortByMostMet(old.toSorted(compareDays)).map((resource) =>
        ofResource(resource, describeDay(resource)),
      ),
    };
  },
};

function dayOf({ reviewed, added }: Resource): string | undefined {
  return reviewed ?? added;
}

function describeDay({ reviewed, added }: Resource): string {
  if (reviewed) return `looked at on ${formatLongDay(reviewed)}`;
  return added ? `listed on ${formatLongDay(added)}` : 'nobody has said when';
}

/** The longest ago first, and what nobody knows before all. */
function compareDays(a: Resource, b: Resource): number {
  const [first, second] = [dayOf(a) ?? '', dayOf(b) ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The same day of the year before; the last of February for one that the year does not have. */
function yearBefore(day: string): string {
  const [year = 0, month, date] = day.split('-');
  const before = `${String(Number(year) - 1).padStart(4, '0')}-${month}-${date}`;
  return before.endsWith('-02-29') ? before.replace(/29$/, '28') : before;
}
