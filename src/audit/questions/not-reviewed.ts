import type { Resource } from '../../catalog/catalog.ts';
import { formatShare } from '../../text/count.ts';
import { formatLongDay } from '../../text/long-day.ts';
import { sortByMostMet } from '../most-met.ts';
import { ofResource } from '../named.ts';
import type { Question } from '../question.ts';

/** What nobody has looked at for a year. */
export const notReviewed: Question = {
  name: 'not-reviewed',
  title: 'Not reviewed for a year',
  why: 'The resource may have changed since: a new version, another author, another page.',
  advice:
    'Open it, correct its file, and set "reviewed" to the day. Those that readers see most come first.',
  ask({ resources }, today) {
    const limit = yearBefore(today);
    const old = resources.filter((resource) => (dayOf(resource) ?? '') < limit);
    const unknown = old.filter((resource) => dayOf(resource) === undefined).length;
    const since = unknown < resources.length ? ` since ${formatLongDay(limit)}` : '';
    const rest = unknown > 0 ? `, ${unknown.toLocaleString('en')} of them without a date` : '';
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
  if (reviewed) return `reviewed on ${formatLongDay(reviewed)}`;
  return added ? `added on ${formatLongDay(added)}` : 'no date';
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
