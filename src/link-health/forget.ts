import type { LinkState } from './record.ts';
import { DAY, timeBetween, toSecond } from './time.ts';

/** How long an address is remembered that no content names: it may come back with a reverted change. */
const KEPT_FOR = 90 * DAY;

/** The state with what the content names marked as listed, and without what it has not named for 90 days. */
export function markListed(state: LinkState, urls: Iterable<string>, now: string): LinkState {
  const listed = new Set(urls);
  const at = toSecond(now);
  const marked: LinkState = new Map();
  for (const [url, { unlisted, ...record }] of state) {
    if (listed.has(url)) marked.set(url, record);
    else if (unlisted === undefined || timeBetween(unlisted, at) < KEPT_FOR)
      marked.set(url, { ...record, unlisted: unlisted ?? at });
  }
  return marked;
}
