/** The part of a gap by which it varies. */
const JITTER = 0.2;
/** Failures to connect in a row after which a host is down. */
const DOWN_AFTER = 5;

/**
 * Creates the turns that requests take: few at a time on one host with a gap between their starts, and not
 * many in all. A host that asks us to wait for too long, or that is down, gives no more turns.
 */
export function createHostQueues({ perHost, gap, inAll, longestWait }: QueueOptions): HostQueues {
  const hosts = new Map<string, Host>();
  const waiting = new Set<Host>();
  /** Hosts that only wait for others to finish. */
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
        // Whoever has waited longest comes first, this host last.
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
      Object.assign(findHost(name), { failures: 0, hasAnswered: true });
    },
    noteFailure(name, what) {
      const host = findHost(name);
      // A host that answers others may well leave one address without an answer.
      if (what === 'no answer' && host.hasResponded) return;
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
  /** Requests that go on with what has begun come before those that begin. */
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

type Grant = (turn: Slot | CloseReason) => void;

export type CloseReason = 'asked to wait' | 'host is down' | 'run ended';

export interface Slot {
  /** Ends the turn; more than once does no harm. */
  release: () => void;
}

export interface HostQueues {
  /** Waits for a turn, or for the reason why there will be none. */
  acquire: (host: string, isUrgent?: boolean) => Promise<Slot | CloseReason>;
  noteResponse: (host: string) => void;
  noteFailure: (host: string, what: 'no connection' | 'no answer') => void;
  /** The host said that it is asked too often, perhaps with a time. */
  delay: (host: string, until: number | undefined) => void;
  isClosed: (host: string) => CloseReason | undefined;
  /** When a host that asked to wait may be asked again, in milliseconds since 1970. */
  closedUntil: (host: string) => number | undefined;
  /** How many hosts somebody waits for. */
  waiting: () => number;
  /** Gives no more turns, so that a stopped run ends. */
  end: () => void;
}

export interface QueueOptions {
  perHost: number;
  /** Milliseconds between two starts on one host, give or take a fifth. */
  gap: number;
  inAll: number;
  /** Milliseconds that a host may make us wait. */
  longestWait: number;
}
