import { compareTexts } from '../text/compare.ts';
import { KEPT } from './add-check.ts';
import { formatCheck } from './state-format.ts';
import type { Check, LinkRecord, LinkState } from './record.ts';
import { DAY, timeBetween, toSecond } from './time.ts';

/**
 * Two states as one. The order and the number of merges do not matter (it is associative, commutative and
 * idempotent), so that parts of a run can be put together as they come.
 */
export function mergeStates(one: LinkState, other: LinkState): LinkState {
  const merged: LinkState = new Map(one);
  for (const [url, record] of other) {
    const known = merged.get(url);
    merged.set(url, known ? mergeRecords(known, record) : record);
  }
  return merged;
}

/** Two records of one address as one; each part is the greater one in an order of its own. */
export function mergeRecords(one: LinkRecord, other: LinkRecord): LinkRecord {
  const streak = compareStreaks(one, other) >= 0 ? one : other;
  const page = later(one.page, other.page, ({ at }) => at);
  const archive = later(one.archive, other.archive, ({ asked }) => asked);
  // Listed in one of them is listed.
  const unlisted =
    one.unlisted !== undefined && other.unlisted !== undefined
      ? [one.unlisted, other.unlisted].toSorted()[1]
      : undefined;
  return {
    url: one.url,
    checks: mergeChecks(one.checks, other.checks),
    ...(streak.ok !== undefined && { ok: streak.ok }),
    ...(streak.since !== undefined && { since: streak.since }),
    ...(streak.failures !== undefined && { failures: streak.failures }),
    ...(page && { page }),
    ...(archive && { archive }),
    ...(unlisted !== undefined && { unlisted }),
  };
}

/** The one that worked later is greater; then the longer streak; then the one with more failures. */
function compareStreaks(one: LinkRecord, other: LinkRecord): number {
  return (
    compareTexts(one.ok ?? '', other.ok ?? '') ||
    compareTexts(other.since ?? '~', one.since ?? '~') ||
    (one.failures ?? 0) - (other.failures ?? 0)
  );
}

function mergeChecks(one: Check[], other: Check[]): Check[] {
  const texts = new Map([...one, ...other].map((check) => [formatCheck(check), check]));
  return [...texts]
    .toSorted(
      ([a, { at }], [b, { at: otherAt }]) => compareTexts(at, otherAt) || compareTexts(a, b),
    )
    .slice(-KEPT)
    .map(([, check]) => check);
}

/** The one written later; of the same time, the greater one as text. */
function later<Part extends object>(
  one: Part | undefined,
  other: Part | undefined,
  timeOf: (part: Part) => string,
): Part | undefined {
  if (!one || !other) return one ?? other;
  const order =
    compareTexts(timeOf(one), timeOf(other)) || compareTexts(formatPart(one), formatPart(other));
  return order >= 0 ? one : other;
}

function formatPart(part: object): string {
  return JSON.stringify(Object.entries(part).toSorted(([a], [b]) => compareTexts(a, b)));
}

/** How long a link is remembered that no content contains: it may come back with a reverted change. */
const KEPT_FOR = 90 * DAY;

/** The state with the links of the content marked as listed, and without those it has not contained for 90 days. */
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
