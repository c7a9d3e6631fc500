import { type HealthState, healthStates, classifyHealth } from '../link-health/health.ts';
import type { Catalog, Link, Links } from './catalog.ts';
import { exceptionRules, type ExceptionRule } from '../schema/vocabulary.ts';
import { isSuccess, type Check } from '../link-health/record.ts';
import { hasFailed } from './resource-links.ts';

/** What readers call each state of a link, in the order of how much it matters. */
export const stateLabels = {
  broken: 'broken',
  gone: 'gone',
  suspect: 'suspect',
  flaky: 'flaky',
  'moved-permanently': 'moved',
  blocked: 'blocked',
  refused: 'refused',
  skipped: 'skipped',
  'moved-temporarily': 'moved temporarily',
  unchecked: 'never checked',
  ok: 'ok',
} as const satisfies Record<HealthState, string>;

/** The states, what matters most first. */
const stateOrder = Object.keys(stateLabels) as HealthState[];

/** States that need no review: what works, and what was not checked yet. */
export const quietStates: ReadonlySet<HealthState> = new Set<HealthState>([
  'ok',
  'unchecked',
  'moved-temporarily',
]);

/** The exceptions from rules of links, and what each rule of them says. */
export function findLinkExceptions({ exceptions }: Pick<Catalog, 'exceptions'>) {
  return exceptions.flatMap((exception) =>
    isLinkRule(exception.rule) ? [{ ...exception, does: exceptionRules[exception.rule] }] : [],
  );
}

function isLinkRule(rule: string): rule is ExceptionRule {
  return Object.hasOwn(exceptionRules, rule);
}

/** How many links are in each state that occurs, what matters most first. */
export function countStates({ all }: Links): { state: HealthState; count: number }[] {
  return stateOrder
    .map((state) => ({ state, count: all.filter(({ health }) => health.state === state).length }))
    .filter(({ count }) => count > 0);
}

/** The links that somebody should look at, by state; within one the longest in it first. */
export function findInNeed({ all }: Links): { state: HealthState; links: Link[] }[] {
  return stateOrder
    .filter((state) => !quietStates.has(state))
    .map((state) => ({
      state,
      links: all
        .filter(({ health }) => health.state === state)
        .toSorted((a, b) => compareTimes(a.health.since, b.health.since)),
    }))
    .filter(({ links }) => links.length > 0);
}

/** Links that work, but lack a part that content names. */
export function findMissingParts({ all }: Links): Link[] {
  return all.filter(
    ({ health }) => quietStates.has(health.state) && (health.missing ?? []).length > 0,
  );
}

export interface HostHealth {
  host: string;
  count: number;
  /** The state of its links that matters most. */
  worst: HealthState;
}

/** The hosts: those with a link in need first, then those with the most links. */
export function countHosts({ all }: Links): HostHealth[] {
  const rank = (state: HealthState) =>
    quietStates.has(state) ? stateOrder.length : stateOrder.indexOf(state);
  const hosts = new Map<string, HostHealth>();
  for (const { host, health } of all) {
    const known = hosts.get(host) ?? { host, count: 0, worst: health.state };
    const isWorse = stateOrder.indexOf(health.state) < stateOrder.indexOf(known.worst);
    hosts.set(host, { host, count: known.count + 1, worst: isWorse ? health.state : known.worst });
  }
  return [...hosts.values()].toSorted((a, b) => rank(a.worst) - rank(b.worst) || b.count - a.count);
}

/** The links whose last check is longest ago, at most `count`. */
export function findOldestChecks({ all }: Links, count: number): Link[] {
  return all
    .filter(({ health }) => health.checked !== undefined)
    .toSorted((a, b) => compareTimes(a.health.checked, b.health.checked))
    .slice(0, count);
}

/** An unknown time comes last. */
function compareTimes(a = '9', b = '9'): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

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

/** What a link counted as at a time, the worst first. */
export const historyClasses = ['broken', 'suspect', 'not verified', 'moved', 'ok'] as const;

export type HistoryClass = (typeof historyClasses)[number];

/** The links that had been checked by the end of a day, by what they counted as then. */
export interface HistoryPoint {
  day: string;
  counts: Record<HistoryClass, number>;
}

const DAY = 24 * 60 * 60 * 1000;
/** Up to so many days are shown one by one, and longer times by the week. */
const FEW_DAYS = 14;
const MOST_POINTS = 26;

/**
 * How the links were over time, oldest first: by day, or by week where the checks span longer.
 * Nothing when all checks are of one day.
 */
export function createHistory({ all, checked }: Links): HistoryPoint[] {
  const first = all.reduce((oldest, { checks }) => earlier(oldest, checks[0]?.at), checked);
  if (!checked || !first || first.slice(0, 10) === checked.slice(0, 10)) return [];
  const last = endOfDay(checked);
  const span = last - Date.parse(first);
  const step = span <= FEW_DAYS * DAY ? DAY : 7 * DAY;
  const count = Math.min(MOST_POINTS, Math.ceil(span / step));
  const points = Array.from({ length: count }, (_, i): HistoryPoint & { end: number } => {
    const end = last - (count - 1 - i) * step;
    return { end, day: new Date(end - 1).toISOString().slice(0, 10), counts: none() };
  });
  for (const { url, checks } of all) {
    let known = 0;
    for (const { end, counts } of points) {
      while (known < checks.length && Date.parse(checks[known]?.at ?? '') < end) known += 1;
      if (known > 0) counts[classOf(url, checks.slice(0, known))] += 1;
    }
  }
  return points.map(({ day, counts }) => ({ day, counts }));
}

function classOf(url: string, checks: Check[]): HistoryClass {
  switch (checks.at(-1)?.outcome) {
    case 'ok':
    case 'moved-temporarily':
      return 'ok';
    case 'moved-permanently':
      return 'moved';
    case 'blocked':
    case 'refused':
    case 'skipped':
      return 'not verified';
    default: {
      // Only here does it matter what came before, and few links come here.
      const ok = checks.findLast(isSuccess)?.at;
      const health = classifyHealth({ url, checks, ...(ok !== undefined && { ok }) });
      return hasFailed(health) ? 'broken' : 'suspect';
    }
  }
}

function none(): Record<HistoryClass, number> {
  return { broken: 0, suspect: 0, 'not verified': 0, moved: 0, ok: 0 };
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return b !== undefined && (a === undefined || b < a) ? b : a;
}

function endOfDay(time: string): number {
  return Date.parse(`${time.slice(0, 10)}T00:00:00Z`) + DAY;
}
