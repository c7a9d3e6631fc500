import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { createAddressGuard, RefusedError, type Resolve } from './address-guard.ts';
import { LinkRequest } from './asked-link.ts';
import { createDispatcher } from './dispatcher.ts';
import type { Evidence } from '../../link-health/evidence.ts';
import { LinkinatorClient } from './link-asker.ts';
import { createLinkList } from './link-list.ts';
import type { Proxies } from './proxy.ts';
import type { ReceivedPage } from './read-page.ts';
import { createHostQueues, type CloseReason } from './turns.ts';
import { withDispatcher } from './with-dispatcher.ts';

/**
 * Asks each address, politely and within bounds, by linkinator behind our dispatcher, and returns what was
 * seen. Throws on a range that is malformed, and when linkinator goes past the dispatcher. Runs of one
 * process wait for each other.
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
    if (links.size > 0 && !run.signal.aborted) {
      const list = createLinkList([...links.keys()]);
      const records = new AsyncLocalStorage<LinkRequest>();
      const shared = { queues, timeout, signal: run.signal };
      const dispatcher = createDispatcher(records, list, {
        ...shared,
        ...{ guard, userAgent, onPage, proxies },
      });
      const client = new LinkinatorClient({
        ...shared,
        ...{ links, lists: list.pages, records, passDelay, end, onDone },
      });
      await withDispatcher(dispatcher, () => client.run());
    }
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

/** An address to ask. */
export interface LinkTarget {
  /** http(s), without fragment. */
  url: string;
  /** What an earlier answer said, so that an unchanged page need not be sent again. */
  etag?: string | undefined;
  modified?: string | undefined;
}

export interface RequestOptions {
  /** Ranges of private addresses that may be asked, at any port. */
  allowPrivate?: string[];
  /** Finds the addresses of a name in place of the system; what it finds is checked in the same way. */
  resolve?: Resolve;
  userAgent?: string;
  /** Requests at a time to one host. */
  perHost?: number;
  /** Milliseconds between the starts of two requests to one host. */
  gap?: number;
  /** Requests at a time in all. */
  inAll?: number;
  /** Milliseconds that one address may take in one pass, waiting for its turn not counted. */
  timeout?: number;
  /** Milliseconds that a host may make us wait before the rest of it is left for the next run. */
  longestWait?: number;
  /** Milliseconds between a failure that may pass and the next try. */
  passDelay?: number;
  /** Through which proxies addresses are asked; none where it is not said. */
  proxies?: Proxies;
  /** Ends the run; what was found until then stays. */
  signal?: AbortSignal;
  /** Called with each page that is read, as far as it is, before most of it is dropped. */
  onPage?: ((page: ReceivedPage) => void) | undefined;
  /** Called for each address when all that can be known of it in this run is known. */
  onEvidence?: (evidence: Evidence) => void;
  /** How far the run is. */
  onProgress?: (progress: RequestProgress) => void;
}

export interface RequestProgress {
  done: number;
  total: number;
  /** Hosts that asked us to wait, or that wait for their turn. */
  waiting: number;
}

export interface RequestResults {
  /** What was seen; of a deferred address too, where it was asked before it was deferred. */
  evidence: Map<string, Evidence>;
  /** Addresses that this run does not answer, with the reason: they are due again in the next one. */
  deferred: Map<string, Deferral>;
}

/** Why an address is left for the next run. */
export interface Deferral {
  reason: CloseReason;
  /** Until when its host asked to be left alone, in milliseconds since 1970. */
  until?: number;
}
