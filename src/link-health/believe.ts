import { isBelievable } from '../text/believable-time.ts';
import { isSuccess } from './failure-run.ts';
import type { LinkRecord } from './record.ts';

/**
 * The record without what it says of times at which nothing can have happened by `now` (milliseconds since 1970).
 * What is left stands as if the rest had never been said, so that a link that a wrong clock had hidden is seen again.
 */
export function believe(record: LinkRecord, now: number): LinkRecord {
  const isKnown = (time: string | undefined) => time !== undefined && isBelievable(time, now);
  const { url, ok, since, failures, page, archive, unlisted } = record;
  const checks = record.checks.filter(({ at }) => isKnown(at));
  // Of a link that was never seen working nothing may say so now.
  const lastOk = ok === undefined || isKnown(ok) ? ok : checks.findLast(isSuccess)?.at;
  const isRun = since === undefined || isKnown(since);
  const hasCopy = archive && isKnown(archive.asked) && isKnown(archive.captured ?? archive.asked);
  return {
    url,
    checks,
    ...(lastOk !== undefined && { ok: lastOk }),
    ...(isRun && since !== undefined && { since }),
    ...(isRun && failures !== undefined && { failures }),
    ...(page && isKnown(page.at) && { page }),
    ...(hasCopy && { archive }),
    ...(unlisted !== undefined && isKnown(unlisted) && { unlisted }),
  };
}
