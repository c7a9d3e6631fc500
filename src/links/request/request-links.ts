import { setMaxListeners } from 'node:events';
import { createAddressGuard, RefusedError, type Resolve } from './address-guard.ts';
import { LinkRequest, type LinkTarget } from './link-request.ts';
import { requestWithLinkinator } from './linkinator.ts';
import type { Evidence } from '../../link-health/evidence.ts';
import type { Proxies } from './connections.ts';
import type { ReceivedPage } from './read-page.ts';
import { createHostQueues, type CloseReason } from './host-queue.ts';

/**
 * Requests each link, politely and within bounds, and returns what was seen. Runs of one process wait for each other.
 *
 * @throws {RangeError} if a range is malformed
 * @throws {Error} if linkinator bypasses the dispatcher
 */
export async function requestLinks(
  targets: LinkTarget[],
  {
    allowPrivate = [],
    resolve,
    userAgent = 'Cairn link check',
    perHost = 2,
    gap = 250,
    inAll = 64,
    timeout = 12_000,
    longestWait = 30_000,
    passDelay = 1600,
    proxies,
    signal: stop,
    onPage,
    onEvidence,
    onProgress,
  }: RequestOptions = {},
): Promise<RequestResults> {
  const guard = createAddressGuard(allowPrivate, resolve);
  const queues = createHostQueues({ perHost, gap, inAll, longestWait });
  const results: RequestResults = { evidence: new Map(), deferred: new Map() };
  const links = new Map<string, LinkRequest>();
  let done = 0;
  const onDone = ({ spellings, evidence: seen, deferred, until }: LinkRequest) => {
    for (const url of spellings) {
      const evidence = { ...seen, url };
      if (seen.hops.length > 0) results.evidence.set(url, evidence);
      if (deferred) results.deferred.set(url, { reason: deferred, ...(until && { until }) });
      else onEvidence?.(evidence);
      done += 1;
      onProgress?.({ done, total: targets.length, waiting: queues.waiting() });
    }
  };

  for (const target of targets) {
    const url = URL.canParse(target.url) ? new URL(target.url) : undefined;
    if (url) url.hash = '';
    const refusal = url ? guard.refusalOf(url) : new RefusedError('FORBIDDEN_SCHEME');
    const same = links.get(url?.href ?? '');
    const link = same ?? new LinkRequest(target);
    if (same) {
      same.spellings.add(target.url);
    } else if (url && !refusal) {
      links.set(url.href, link);
    } else {
      link.startPass(timeout);
      link.addFailure(target.url, refusal);
      onDone(link);
    }
  }

  const run = new AbortController();
  setMaxListeners(0, run.signal);
  const end = () => {
    run.abort();
    queues.end();
  };
  if (stop?.aborted) end();
  stop?.addEventListener('abort', end, { once: true });
  try {
    if (links.size > 0 && !run.signal.aborted)
      await requestWithLinkinator({
        ...{ links, guard, queues, userAgent, proxies, timeout, passDelay, onPage, onDone, end },
        signal: run.signal,
      });
  } finally {
    stop?.removeEventListener('abort', end);
    end();
  }
  for (const link of links.values()) {
    link.deferred ??= 'run ended';
    onDone(link);
  }
  return results;
}

export interface RequestOptions {
  /** Ranges of private addresses that may be requested, at any port. */
  allowPrivate?: string[];
  /** Looks up the addresses of a name instead of the system; they are checked in the same way. */
  resolve?: Resolve;
  userAgent?: string;
  /** Requests at a time to one host. */
  perHost?: number;
  /** Milliseconds between the starts of two requests to one host. */
  gap?: number;
  /** Requests at a time in all. */
  inAll?: number;
  /** Milliseconds that one link may take in one pass, without time in the queue. */
  timeout?: number;
  /** The longest pause that a host may want, in milliseconds; the rest of its links is deferred to the next run. */
  longestWait?: number;
  /** Milliseconds between a transient failure and the next try. */
  passDelay?: number;
  /** The proxies to use; none by default. */
  proxies?: Proxies;
  /** Ends the run; the results so far are kept. */
  signal?: AbortSignal;
  /** Called with each page that is read, as far as it is, before most of it is dropped. */
  onPage?: ((page: ReceivedPage) => void) | undefined;
  /** Called for each link when its evidence is complete. */
  onEvidence?: (evidence: Evidence) => void;
  onProgress?: (progress: RequestProgress) => void;
}

export interface RequestProgress {
  done: number;
  total: number;
  /** Hosts with requests in their queue. */
  waiting: number;
}

export interface RequestResults {
  /** What was seen; of a deferred link as well, if it was requested before. */
  evidence: Map<string, Evidence>;
  /** Links without a result in this run, with the reason: they are due again in the next one. */
  deferred: Map<string, Deferral>;
}

/** Why a link is deferred to the next run. */
export interface Deferral {
  reason: CloseReason;
  /** Until when its host wants no requests, in milliseconds since 1970. */
  until?: number;
}
