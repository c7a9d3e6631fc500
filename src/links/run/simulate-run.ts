/**
 * Simulates one run of a machine over these hosts, without sockets or clocks: the same turns as a real run
 * gives, every address being answered after the same time. Returns the milliseconds until the last answer.
 */
export function simulateRun(hosts: HostLoad[], pace: Pace): number {
  // All times that are added are constants, so both lists of what comes next are in order by themselves.
  const gaps = new Line<Moment>();
  const ends = new Line<Moment>();
  const ready = new Line<Host>();
  let running = 0;
  let now = 0;
  for (const { links } of hosts) {
    if (links > 0) ready.add({ left: links, running: 0, isPausing: false });
  }

  const start = (host: Host) => {
    host.left -= 1;
    host.running += 1;
    host.isPausing = true;
    running += 1;
    gaps.add({ at: now + pace.gap, host });
    ends.add({ at: now + pace.answer, host });
  };
  /** A host is ready again when the later of its two bounds allows it. */
  const wake = (host: Host, wasHeld: boolean) => {
    if (wasHeld && host.left > 0 && !host.isPausing && host.running < pace.perHost) ready.add(host);
  };

  for (;;) {
    while (running < pace.inAll && ready.first !== undefined) start(ready.take());
    if (ends.first === undefined) return now;
    if (gaps.first !== undefined && gaps.first.at <= ends.first.at) {
      const { at, host } = gaps.take();
      now = at;
      host.isPausing = false;
      wake(host, true);
    } else {
      const { at, host } = ends.take();
      now = at;
      running -= 1;
      host.running -= 1;
      wake(host, host.running === pace.perHost - 1);
    }
  }
}

/** First come, first served; taking is as cheap as adding. */
class Line<Item> {
  #items: Item[] = [];
  #head = 0;

  get first(): Item | undefined {
    return this.#items[this.#head];
  }

  add(item: Item): void {
    this.#items.push(item);
  }

  /** Throws when nobody waits. */
  take(): Item {
    const item = this.first;
    if (item === undefined) throw new RangeError('Nobody waits in the line.');
    this.#head += 1;
    return item;
  }
}

export interface HostLoad {
  host: string;
  links: number;
}

/** How addresses are asked; times in milliseconds. */
export interface Pace {
  /** Between two starts on one host. */
  gap: number;
  /** Requests at a time on one host, and in all. */
  perHost: number;
  inAll: number;
  /** What one address takes, from the start of its first request to the end of its last. */
  answer: number;
}

interface Moment {
  at: number;
  host: Host;
}

interface Host {
  left: number;
  running: number;
  /** True until the gap after its last start is over. */
  isPausing: boolean;
}
