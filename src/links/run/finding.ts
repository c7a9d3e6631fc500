import type { ExceptionData } from '../../schema/exceptions.ts';
import type { Answers } from '../engine/ask.ts';
import type { Evidence } from '../../link-health/evidence.ts';
import { judgeHealth, type Health, type HealthState } from '../../link-health/health.ts';
import type { Verdict } from '../../link-health/verdict.ts';
import type { LinkRecord, LinkState } from '../../link-health/record.ts';
import { toSecond } from '../../link-health/time.ts';
import type { ListedAddress } from './listed-addresses.ts';
import type { Selection } from './select-addresses.ts';

/** What a run saw of one address. */
export interface Found {
  evidence: Evidence;
  verdict: Verdict;
}

/** What is known of one address after a run. */
export interface Finding {
  address: ListedAddress;
  health: Health;
  record?: LinkRecord;
  /** What this run saw; none when it did not ask. */
  found?: Found;
  /** Why it was to be asked and was not. */
  deferred?: string;
  /** Until when its host asked to be left alone. */
  deferredUntil?: string;
  /** The exception that keeps it from being asked. */
  exception?: ExceptionData;
}

/** States in which somebody has to look at a link. */
const IN_NEED: ReadonlySet<HealthState> = new Set(['broken', 'gone', 'suspect', 'refused']);

export function createFindings(
  { chosen, excepted }: Selection,
  state: LinkState,
  found: Map<string, Found>,
  deferred: Answers['deferred'],
): Finding[] {
  return chosen.map((address) => {
    const { url, isWeb } = address;
    const until = deferred.get(url)?.until;
    const record = state.get(url);
    const parts = {
      record,
      found: found.get(url),
      deferred: deferred.get(url)?.why,
      deferredUntil: until === undefined ? undefined : toSecond(until),
      exception: excepted.get(url),
    };
    return {
      address,
      health: isWeb && record ? judgeHealth(record) : unknownHealth(address),
      ...(Object.fromEntries(
        Object.entries(parts).filter(([, value]) => value !== undefined),
      ) as Partial<Finding>),
    };
  });
}

/** Whether a link is broken, gone, suspect or must not be asked: the run then ends with 1. */
export function isInNeed({ health, exception }: Finding): boolean {
  return !exception && IN_NEED.has(health.state);
}

function unknownHealth({ url, isWeb, fault }: ListedAddress): Health {
  if (isWeb) return { state: 'unchecked', failures: 0 };
  if (fault !== undefined)
    return { state: 'refused', reason: 'malformed', detail: fault, failures: 0 };
  const scheme = url.slice(0, url.indexOf(':') + 1);
  return { state: 'skipped', reason: 'not-http', detail: scheme, failures: 0 };
}
