/** The part of a gap by which it varies. */
const JITTER = 0.2;
/** Failures to connect in a row after which a host is down. */
const DOWN_AFTER = 5;

/**
 * Creates the queues in which requests wait for a slot: few at a time on one host with a gap between their starts,
 * and a limit for all together. A host that wants too long a pause, or that is down, closes its queue.
 */
export function createHostQueues({ perHost, gap, inAll, longestWait }: QueueOptions): HostQueues {
  const hosts = new Map<string, Host>();
  const waiting = new Set<Host>();
  /** Hosts that only wait for the limit of all hosts. */
  const ready = new Set<Host>();
  let running = 0;
  let isEnded = false;

  const findHost = (name: string): Host => {
    const known = hosts.get(name);
    if (known) return known;
    const host: Host = {
      ...{ urgent: [], queue: [], running: 0, next: 0, gap, failures: 0 },
      ...{ hasResponded: false, closed: undefined, timer: undefined },
    };
    hosts.set(name, host);
    return host;
  };

  const start = (host: Host) => {
    const grant = host.urgent.shift() ?? host.queue.shift();
    host.running += 1;
    running += 1;
    host.next = Math.max(
      host.next,
      Date.now() + host.gap * (1 - JITTER + 2 * JITTER * Math.random()),
    );
    let isOver = false;
    grant?.({
      release: () => {
        if (isOver) return;
        isOver = true;
        host.running -= 1;
        running -= 1;
        // The host that has waited longest comes first, this one last.
        ready.add(host);
        for (const next of ready) {
          if (running >= inAll) break;
          advance(next);
        }
      },
    });
  };

  const advance = (host: Host) => {
    ready.delete(host);
    while (host.urgent.length + host.queue.length > 0 && host.running < perHost) {
      if (running >= inAll) {
        ready.add(host);
        return;
      }
      const pause = host.next - Date.now();
      if (pause > 0) {
        clearTimeout(host.timer);
        host.timer = setTimeout(() => {
          advance(host);
        }, pause);
        return;
      }
      start(host);
    }
    if (host.urgent.length + host.queue.length === 0) waiting.delete(host);
  };

  const close = (host: Host, reason: CloseReason) => {
    host.closed ??= reason;
    clearTimeout(host.timer);
    ready.delete(host);
    waiting.delete(host);
    for (const refuse of [...host.urgent.splice(0), ...host.queue.splice(0)]) refuse(host.closed);
  };

  return {
    acquire(name, isUrgent = false) {
      const host = findHost(name);
      if (isEnded) return Promise.resolve('run ended');
      if (host.closed) return Promise.resolve(host.closed);
      return new Promise((resolve) => {
        (isUrgent ? host.urgent : host.queue).push(resolve);
        waiting.add(host);
        advance(host);
      });
    },
    noteResponse(name) {
      Object.assign(findHost(name), { failures: 0, hasResponded: true });
    },
    noteFailure(name, what) {
      const host = findHost(name);
      // A host that responds to others may well leave one request without a response.
      if (what === 'no response' && host.hasResponded) return;
      host.failures += 1;
      if (host.failures >= DOWN_AFTER) close(host, 'host is down');
    },
    delay(name, until) {
      const host = findHost(name);
      host.gap *= 2;
      const pause = Math.max(host.gap, (until ?? 0) - Date.now());
      host.next = Math.max(host.next, Date.now() + pause);
      if (pause > longestWait) close(host, 'asked to wait');
    },
    isClosed: (name) => hosts.get(name)?.closed,
    closedUntil: (name) => hosts.get(name)?.next,
    waiting: () => waiting.size,
    end() {
      isEnded = true;
      for (const host of hosts.values()) close(host, 'run ended');
    },
  };
}

interface Host {
  /** Requests that continue a chain, before those that begin one. */
  urgent: Grant[];
  queue: Grant[];
  running: number;
  /** The earliest time of the next start. */
  next: number;
  gap: number;
  /** Failures to connect in a row. */
  failures: number;
  hasResponded: boolean;
  closed: CloseReason | undefined;
  timer: NodeJS.Timeout | undefined;
}

type Grant = (slot: Slot | CloseReason) => void;

export type CloseReason = 'asked to wait' | 'host is down' | 'run ended';

export interface Slot {
  /** Frees the slot; more than once does no harm. */
  release: () => void;
}

export interface HostQueues {
  /** Waits for a slot, or for the reason why there will be none. */
  acquire: (host: string, isUrgent?: boolean) => Promise<Slot | CloseReason>;
  noteResponse: (host: string) => void;
  noteFailure: (host: string, what: 'no connection' | 'no response') => void;
  /** The host responded that there are too many requests, perhaps with a time. */
  delay: (host: string, until: number | undefined) => void;
  isClosed: (host: string) => CloseReason | undefined;
  /** When a host that wants a pause accepts requests again, in milliseconds since 1970. */
  closedUntil: (host: string) => number | undefined;
  /** How many hosts have requests in their queue. */
  waiting: () => number;
  /** Grants no more slots, so that a stopped run ends. */
  end: () => void;
}

export interface QueueOptions {
  perHost: number;
  /** Milliseconds between two starts on one host, give or take a fifth. */
  gap: number;
  inAll: number;
  /** The longest pause that a host may want, in milliseconds. */
  longestWait: number;
}
