import { compareTexts } from '../text/compare.ts';
import type { LinkRecord } from './record.ts';
import type { Verdict } from './reasons.ts';

/** Hosts with invalid certificates that make us doubt ourselves: a wrong clock, or a proxy that reads along. */
const CERTIFICATES = 5;

/** Working hosts that a run should also check before it believes that another one is dead. */
const WITNESSES = 3;

/**
 * Whether what a run saw is about our own network, so that all of it is discarded: offline is not broken.
 * A host is unreached when nothing replied at any of its addresses.
 * - Offline is: more than half of the hosts are unreached, and so are at least half of those that worked
 *   before (`record` without a current failure): hosts that have long been dead prove nothing alone.
 * - One host alone is a majority of nothing: it counts as offline only where the failure was on our own side
 *   (no look-up, no network). So a run of few links also checks some of `findWitnesses`, see `needsWitnesses`.
 * - More than half of the hosts, and at least five, with an invalid certificate are a problem of our network as well.
 * Refused and skipped links were not requested, and do not count.
 */
export function isOffline(checked: Iterable<CheckedLink>): boolean {
  const hosts = [...groupByHost(checked).values()];
  if (hosts.length === 0) return false;
  const unreached = hosts.filter((links) => links.every(({ verdict }) => !verdict.reached));
  if (
    unreached.length === hosts.length &&
    unreached.flat().every(({ verdict }) => verdict.ownNetwork)
  )
    return true;
  const untrusted = hosts.filter((links) => links.every(({ verdict }) => isUntrusted(verdict)));
  if (untrusted.length >= CERTIFICATES && untrusted.length * 2 > hosts.length) return true;
  if (hosts.length === 1 || unreached.length * 2 <= hosts.length) return false;
  const worked = hosts.filter(hasWorked);
  if (worked.length === 0) return false;
  return worked.filter((links) => unreached.includes(links)).length * 2 >= worked.length;
}

/** Whether a run has met a host that did not respond, and too few others to say whose network failed. */
export function needsWitnesses(checked: Iterable<CheckedLink>): boolean {
  const hosts = [...groupByHost(checked).values()];
  const isUnreached = hosts.some((links) => links.every(({ verdict }) => !verdict.reached));
  return isUnreached && hosts.filter(hasWorked).length < WITNESSES;
}

/**
 * Links that show whether we are online, for a run of few links: of different hosts that are not checked anyway,
 * first those that worked last, then those never checked.
 */
export function findWitnesses(
  listed: Iterable<string>,
  records: ReadonlyMap<string, LinkRecord>,
  checked: Iterable<string>,
  count = WITNESSES,
): string[] {
  const hosts = new Set([...checked].map(hostOf));
  const lastOk = (url: string) => records.get(url)?.ok ?? '';
  const candidates = [...new Set(listed)]
    .filter((url) => URL.canParse(url) && /^https?:/.test(url))
    .filter((url) => records.get(url)?.since === undefined)
    .toSorted((a, b) => compareTexts(lastOk(b), lastOk(a)) || compareTexts(a, b));
  const found: string[] = [];
  for (const url of candidates) {
    if (found.length >= count) break;
    if (hosts.has(hostOf(url))) continue;
    hosts.add(hostOf(url));
    found.push(url);
  }
  return found;
}

function groupByHost(checked: Iterable<CheckedLink>): Map<string, CheckedLink[]> {
  const hosts = new Map<string, CheckedLink[]>();
  for (const link of checked) {
    if (['refused', 'skipped'].includes(link.verdict.outcome)) continue;
    const host = hostOf(link.url);
    hosts.set(host, [...(hosts.get(host) ?? []), link]);
  }
  return hosts;
}

function hasWorked(links: CheckedLink[]): boolean {
  return links.some(({ record }) => record?.since === undefined);
}

function isUntrusted({ reason }: Verdict): boolean {
  return reason.startsWith('certificate');
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}

/** A link that a run checked, its verdict, and what was remembered before. */
export interface CheckedLink {
  url: string;
  verdict: Verdict;
  record?: LinkRecord | undefined;
}
