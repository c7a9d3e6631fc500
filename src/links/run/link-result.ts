import type { ExceptionData } from '../../schema/exceptions.ts';
import type { RequestResults } from '../request/request-links.ts';
import type { Evidence } from '../../link-health/evidence.ts';
import { classifyHealth, type Health, type HealthState } from '../../link-health/health.ts';
import type { Verdict } from '../../link-health/classify-link.ts';
import { type LinkRecord, type LinkState, toSecond } from '../../link-health/record.ts';
import type { ListedAddress } from './listed-addresses.ts';
import type { Selection } from './select-addresses.ts';

/** What a run saw of one link. */
export interface LinkCheck {
  evidence: Evidence;
  verdict: Verdict;
}

/** What is known of one link after a run. */
export interface LinkResult {
  address: ListedAddress;
  health: Health;
  record?: LinkRecord;
  /** What this run saw; absent if it did not request the link. */
  check?: LinkCheck;
  /** Why it was due and not requested. */
  deferred?: string;
  /** Until when its host wants no requests. */
  deferredUntil?: string;
  /** The exception that keeps it from being requested. */
  exception?: ExceptionData;
}

/** States in which somebody has to look at a link. */
const NEEDS_ATTENTION: ReadonlySet<HealthState> = new Set(['broken', 'gone', 'suspect', 'refused']);

export function createLinkResults(
  { chosen, excepted }: Selection,
  state: LinkState,
  found: Map<string, LinkCheck>,
  deferred: RequestResults['deferred'],
): LinkResult[] {
  return chosen.map((address) => {
    const { url, isWeb } = address;
    const until = deferred.get(url)?.until;
    const record = state.get(url);
    const parts: { [Key in keyof LinkResult]?: LinkResult[Key] | undefined } = {
      record,
      check: found.get(url),
      deferred: deferred.get(url)?.reason,
      deferredUntil: until === undefined ? undefined : toSecond(until),
      exception: excepted.get(url),
    };
    return {
      address,
      health: isWeb && record ? classifyHealth(record) : unknownHealth(address),
      ...(Object.fromEntries(
        Object.entries(parts).filter(([, value]) => value !== undefined),
      ) as Partial<LinkResult>),
    };
  });
}

/** Whether a link is broken, gone, suspect or must not be requested: the exit code is 1 then. */
export function needsAttention({ health, exception }: LinkResult): boolean {
  return !exception && NEEDS_ATTENTION.has(health.state);
}

function unknownHealth({ url, isWeb, malformed }: ListedAddress): Health {
  if (isWeb) return { state: 'unchecked', failures: 0 };
  if (malformed !== undefined)
    return { state: 'refused', reason: 'malformed', detail: malformed, failures: 0 };
  const scheme = url.slice(0, url.indexOf(':') + 1);
  return { state: 'skipped', reason: 'not-http', detail: scheme, failures: 0 };
}
