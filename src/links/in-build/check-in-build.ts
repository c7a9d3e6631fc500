import { setTimeout as wait } from 'node:timers/promises';
import type { ExternalLink } from '../../content/check-content.ts';
import type { ExceptionData } from '../../schema/exceptions.ts';
import { formatCount } from '../../text/count.ts';
import type { RequestOptions } from '../engine/ask.ts';
import { checkLinks } from '../run/check-links.ts';
import { needsAttention } from '../run/finding.ts';
import { findListedAddresses } from '../run/listed-addresses.ts';
import { selectAddresses } from '../run/select-addresses.ts';
import { markListed } from '../../link-health/forget.ts';
import { mergeStates } from '../../link-health/merge.ts';
import { readState, withState, writeState } from '../../link-health/state-file.ts';
import { canLookUp } from './can-look-up.ts';

/** A run that its limit does not end is left alone after this time. */
const GRACE = 3000;

/**
 * Checks the external links that are due, within a limit of time, before the pages are built. Starts from
 * what content and earlier builds know, and keeps all of it in `learnt`: content is never written.
 * Returns a line about what it did. Throws when a state is damaged or cannot be written.
 */
export async function checkInBuild(links: ExternalLink[], options: InBuild): Promise<string> {
  const { known, learned, all, seconds, exceptions, now, request = {} } = options;
  const listed = findListedAddresses(links);
  const urls = listed.map(({ url }) => url);
  // What another content taught earlier builds is no link of this one.
  const merged = mergeStates(await readState(known), await readState(learned));
  const before = markListed(merged, urls, now.toISOString());
  const choice = { all };
  const { toCheck: due } = selectAddresses(listed, before, { choice, exceptions, now });
  await withState(learned, () => writeState(learned, before));
  if (due.length === 0) return 'nothing is due';
  const offline = `offline, skipped (${due.length} due)`;
  // Names that are gone must not keep the others from being asked: what has worked bears witness.
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
  await withState(learned, () => writeState(learned, state));
  const left = due.length - run.checked;
  const problems = run.results.filter(needsAttention).length;
  return [
    `${formatCount(run.checked, 'link')} checked`,
    ...(left > 0 ? [`${left} left for the next build`] : []),
    problems > 0 ? `${problems} with problems (run "npm run links" for details)` : 'no problems',
  ].join(', ');
}

interface InBuild {
  /** The state that stands in content. */
  known: string;
  /** Where builds keep what they learn. */
  learned: string;
  /** Whether to ask also what is not due. */
  all: boolean;
  /** How long it may take. */
  seconds: number;
  exceptions: ExceptionData[];
  now: Date;
  request?: RequestOptions;
}
