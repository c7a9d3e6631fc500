import { setTimeout as wait } from 'node:timers/promises';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { ExternalLink } from '../content/check-content.ts';
import type { ExceptionData } from '../schema/exceptions.ts';
import { formatCount } from '../text/count.ts';
import type { RequestOptions } from './request/request-links.ts';
import { checkLinks, needsAttention } from './run/check-links.ts';
import { findListedAddresses } from './run/listed-addresses.ts';
import { selectAddresses } from './run/select-addresses.ts';
import { markListed, mergeStates } from '../link-health/update-state.ts';
import { readState, withState, writeState } from '../link-health/state-file.ts';

/** A run that does not end at its limit is abandoned after this time. */
const GRACE = 3000;

/**
 * Checks the external links that are due, within a time limit, before the pages are built. Starts from what content
 * and earlier builds know, and saves all of it in `results`: content is never written. Returns a line about what it
 * did.
 *
 * @throws {Error} if a state is damaged or cannot be written
 */
export async function checkInBuild(links: ExternalLink[], options: InBuild): Promise<string> {
  const { known, results, all, seconds, exceptions, now, request = {} } = options;
  const listed = findListedAddresses(links);
  const urls = listed.map(({ url }) => url);
  // Earlier builds may have had another content, whose links are not among these.
  const merged = mergeStates(await readState(known), await readState(results));
  const before = markListed(merged, urls, now.toISOString());
  const choice = { all };
  const { toCheck: due } = selectAddresses(listed, before, { choice, exceptions, now });
  await withState(results, () => writeState(results, before));
  if (due.length === 0) return 'nothing is due';
  const offline = `offline, skipped (${due.length} due)`;
  // Names that are gone must not keep the others from being checked: links that have worked are witnesses.
  const witnesses = listed.filter(({ url }) => before.get(url)?.ok !== undefined);
  if (!(await canLookUp([...due, ...witnesses].map(({ url }) => url)))) return offline;

  const signal = AbortSignal.timeout(seconds * 1000);
  const run = await Promise.race([
    checkLinks(listed, before, { choice, exceptions, now, request: { ...request, signal } }),
    wait(seconds * 1000 + GRACE, undefined, { ref: false }),
  ]);
  if (!run) return `did not finish in time, skipped (${due.length} due)`;
  if (run.offline) return offline;
  const { state } = run;
  await withState(results, () => writeState(results, state));
  const left = due.length - run.checked;
  const problems = run.results.filter(needsAttention).length;
  return [
    `${formatCount(run.checked, 'link')} checked`,
    ...(left > 0 ? [`${left} left for the next build`] : []),
    problems > 0 ? `${problems} with problems (run "cairn links" for details)` : 'no problems',
  ].join(', ');
}

interface InBuild {
  /** The state in the content. */
  known: string;
  /** Where builds save what they learn. */
  results: string;
  /** Whether to check also what is not due. */
  all: boolean;
  /** How long it may take. */
  seconds: number;
  exceptions: ExceptionData[];
  now: Date;
  request?: RequestOptions;
}

const TRIED = 5;
const PATIENCE = 3000;

/**
 * Whether any of a few hosts of the addresses, from the first to the last, can be looked up: without a network that
 * is known at once, and no build has to wait for requests that lead nowhere.
 */
export async function canLookUp(urls: string[]): Promise<boolean> {
  const hosts = [...new Set(urls.map((url) => new URL(url).hostname))];
  const step = Math.max(1, (hosts.length - 1) / (TRIED - 1));
  const tried = hosts.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step));
  const tries = tried.map(async (host) => {
    // A literal address needs no lookup.
    if (isIP(host) === 0 && !host.startsWith('[')) await lookup(host);
    return true;
  });
  return Promise.race([
    Promise.any(tries).catch(() => false),
    wait(PATIENCE, false, { ref: false }),
  ]);
}
