import type { ExceptionData } from '../../schema/exceptions.ts';
import {
  requestLinks,
  type RequestResults,
  type RequestOptions,
} from '../request/request-links.ts';
import type { Evidence } from '../../link-health/evidence.ts';
import {
  findWitnesses,
  isOffline,
  needsWitnesses,
  type CheckedLink,
} from '../../link-health/offline.ts';
import { classifyEvidence } from '../../link-health/classify-link.ts';
import type { Verdict } from '../../link-health/reasons.ts';
import { addCheck } from '../../link-health/update-state.ts';
import { type LinkRecord, type LinkState, toSecond } from '../../link-health/record.ts';
import type { ListedAddress } from './listed-addresses.ts';
import { selectAddresses, type Choice, type Selection } from './select-addresses.ts';
import { classifyHealth, type Health, type HealthState } from '../../link-health/health.ts';

interface CheckOptions {
  /** Which of the listed addresses the run is about. */
  choice: Choice;
  exceptions: ExceptionData[];
  /** The time of all checks of this run. */
  now: Date;
  request: RequestOptions;
  /** Called after each link with all that is known by then. */
  onUpdate?: (state: LinkState, seen: () => CheckedLink[]) => void;
}

export interface CheckedLinks {
  /** One for each link of the run. */
  results: LinkResult[];
  /** The state with the new checks; unchanged if we are offline. */
  state: LinkState;
  /** Links that were requested and have a verdict. */
  checked: number;
  /** Most hosts could not be reached: that says nothing about the links, and nothing is saved. */
  offline: boolean;
}

/**
 * One run: requests each listed link that is due, and adds the checks to the state. Reads and writes no file. If
 * `request.signal` aborts, it ends early with what was found until then.
 */
export async function checkLinks(
  listed: ListedAddress[],
  state: LinkState,
  { choice, exceptions, now, request, onUpdate }: CheckOptions,
): Promise<CheckedLinks> {
  const at = now.toISOString();
  const selection = selectAddresses(listed, state, { choice, exceptions, now });
  const byUrl = new Map(listed.map((address) => [address.url, address]));
  const updated = new Map(state);
  const found = new Map<string, LinkCheck>();

  const { deferred } = await requestAll(selection.toCheck);
  const checked = found.size;
  if (!request.signal?.aborted && needsWitnesses(seen())) {
    const others = listed.filter(({ url, isWeb }) => isWeb && !selection.excepted.has(url));
    const possible = others.map(({ url }) => url);
    const urls = findWitnesses(possible, state, found.keys());
    await requestAll(others.filter(({ url }) => urls.includes(url)));
  }
  const offline = isOffline(seen());
  const kept = offline ? state : updated;
  return {
    results: createLinkResults(selection, kept, found, deferred),
    state: kept,
    checked,
    offline,
  };

  async function requestAll(addresses: ListedAddress[]): Promise<RequestResults> {
    const targets = addresses.map((address) => targetFor(address, state.get(address.url)));
    if (targets.length === 0) return { evidence: new Map(), deferred: new Map() };
    request.onProgress?.({ done: 0, total: targets.length, waiting: 0 });
    return requestLinks(targets, { ...request, onEvidence: handleEvidence });
  }

  function handleEvidence(evidence: Evidence): void {
    const { url, page } = evidence;
    const before = state.get(url);
    const fragments = byUrl.get(url)?.fragments ?? [];
    const verdict = classifyEvidence(evidence, { fragments, before: before?.page });
    found.set(url, { evidence, verdict });
    updated.set(url, addCheck(before, url, at, verdict, page, exceptions));
    request.onEvidence?.(evidence);
    // It is no longer needed, and the anchors of thousands of pages would fill the memory.
    delete evidence.page;
    onUpdate?.(updated, seen);
  }

  function seen(): CheckedLink[] {
    return [...found].map(([url, { verdict }]) => ({ url, verdict, record: state.get(url) }));
  }
}

/** An unchanged page need not be sent again, but then its fragments cannot be checked. */
function targetFor({ url, fragments }: ListedAddress, record: LinkRecord | undefined) {
  if (fragments.length > 0 || !record?.page) return { url };
  return { url, etag: record.page.etag, modified: record.page.modified };
}

/** What a run saw of one link. */
interface LinkCheck {
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
