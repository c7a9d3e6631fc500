import { healthStates } from '../link-health/health.ts';
import { findInNeed, findMissingParts, stateLabels } from './health-queries.ts';
import type { Link, Links } from './link.ts';

/** Links that somebody should look at for one reason. */
export interface HealthGroup {
  /** The anchor of the group, and what its links are narrowed by. */
  id: string;
  title: string;
  means: string;
  /** The first ones. */
  links: Link[];
  /** How many there are in all. */
  count: number;
}

/**
 * The links that somebody should look at, by state, what matters most first: of all groups together the first
 * `most`, but something of each.
 */
export function createHealthGroups(links: Links, most: number): HealthGroup[] {
  const missing = findMissingParts(links);
  const groups = [
    ...findInNeed(links).map(({ state, links: found }) => ({
      id: state,
      title: stateLabels[state],
      means: healthStates[state],
      links: found,
    })),
    {
      id: 'missing-part',
      title: 'without a part',
      means: 'it works, but the page lacks the part that the catalog names',
      links: missing,
    },
  ].filter((group) => group.links.length > 0);
  let room = most;
  return groups.map((group, i) => {
    const kept = Math.max(1, room - (groups.length - 1 - i));
    const shown = group.links.slice(0, kept);
    room -= shown.length;
    return { ...group, links: shown, count: group.links.length };
  });
}
