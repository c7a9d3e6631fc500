import { KEPT } from './add-check.ts';
import { formatCheck } from './format-state.ts';
import type { Check, LinkRecord, LinkState } from './record.ts';

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

/** Seen working later is greater; then what has been wrong for longer; then what failed more often. */
function compareStreaks(one: LinkRecord, other: LinkRecord): number {
  return (
    compare(one.ok ?? '', other.ok ?? '') ||
    compare(other.since ?? '~', one.since ?? '~') ||
    (one.failures ?? 0) - (other.failures ?? 0)
  );
}

function mergeChecks(one: Check[], other: Check[]): Check[] {
  const texts = new Map([...one, ...other].map((check) => [formatCheck(check), check]));
  return [...texts]
    .toSorted(([a, { at }], [b, { at: otherAt }]) => compare(at, otherAt) || compare(a, b))
    .slice(-KEPT)
    .map(([, check]) => check);
}

/** What was written later; of the same time, what is greater as text. */
function later<Part extends object>(
  one: Part | undefined,
  other: Part | undefined,
  timeOf: (part: Part) => string,
): Part | undefined {
  if (!one || !other) return one ?? other;
  const order = compare(timeOf(one), timeOf(other)) || compare(formatPart(one), formatPart(other));
  return order >= 0 ? one : other;
}

function formatPart(part: object): string {
  return JSON.stringify(Object.entries(part).toSorted(([a], [b]) => compare(a, b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
