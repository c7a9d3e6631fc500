import { shardOf } from '../src/links/run/select-addresses.ts';

/** Plans one run over these hosts on so many machines, and simulates what each of them needs for its part. */
export function planShards(hosts: HostLoad[], machines: number, pace: Pace): ShardPlan[] {
  const byShard = Map.groupBy(hosts, ({ host }) => shardOf(`https://${host}/`, machines));
  return Array.from({ length: machines }, (_, index) => {
    const part = byShard.get(index + 1) ?? [];
    return {
      links: part.reduce((sum, { links }) => sum + links, 0),
      milliseconds: simulateRun(part, pace),
    };
  });
}

/**
 * Spreads links over hosts by the law of Zipf: the host of rank r has a share in proportion to
 * 1 / r ** exponent. Returns the hosts that have at least one link, the biggest first.
 */
export function spreadByZipf(links: number, hosts: number, exponent: number): HostLoad[] {
  const weights = Array.from({ length: hosts }, (_, rank) => 1 / (rank + 1) ** exponent);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let share = 0;
  let given = 0;
  return weights.flatMap((weight, rank) => {
    // Rounded as a running sum, so that all shares together are exactly all links.
    share += weight;
    const count = Math.round((share / sum) * links) - given;
    given += count;
    return count > 0 ? [{ host: `host-${rank + 1}.example`, links: count }] : [];
  });
}

interface ShardPlan {
  links: number;
  milliseconds: number;
}

/**
 * Simulates one run of a machine over these hosts, without sockets or clocks: the same host queues as in a real run,
 * with the same time for every link. Returns the milliseconds until the last response.
 */
export function simulateRun(hosts: HostLoad[], pace: Pace): number {
  // All times that are added are constants, so both lists of what comes next are in order by themselves.
  const gaps = new Queue<Moment>();
  const ends = new Queue<Moment>();
  const ready = new Queue<Host>();
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
    ends.add({ at: now + pace.response, host });
  };
  /** A host is ready again when the later of its two bounds allows it. */
  const wake = (host: Host, wasHeld: boolean) => {
    if (wasHeld && host.left > 0 && !host.isPausing && host.running < pace.perHost) ready.add(host);
  };

  for (;;) {
    while (running < pace.inAll && ready.first !== undefined) start(ready.shift());
    if (ends.first === undefined) return now;
    if (gaps.first !== undefined && gaps.first.at <= ends.first.at) {
      const { at, host } = gaps.shift();
      now = at;
      host.isPausing = false;
      wake(host, true);
    } else {
      const { at, host } = ends.shift();
      now = at;
      running -= 1;
      host.running -= 1;
      wake(host, host.running === pace.perHost - 1);
    }
  }
}

/** A queue of which `shift` is as cheap as `add`. */
class Queue<Item> {
  #items: Item[] = [];
  #head = 0;

  get first(): Item | undefined {
    return this.#items[this.#head];
  }

  add(item: Item): void {
    this.#items.push(item);
  }

  /** Removes the first item and returns it; throws if there is none. */
  shift(): Item {
    const item = this.first;
    if (item === undefined) throw new RangeError('The queue is empty.');
    this.#head += 1;
    return item;
  }
}

interface HostLoad {
  host: string;
  links: number;
}

/** The limits of a run; times in milliseconds. */
export interface Pace {
  /** Between two starts on one host. */
  gap: number;
  /** Requests at a time on one host, and in all. */
  perHost: number;
  inAll: number;
  /** How long one link takes, from the start of its first request to the end of its last. */
  response: number;
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

const LINKS = 100_000;
const MACHINES = [1, 4, 16];
/** The politeness of a run, in milliseconds; a response is assumed to take half a second. */
const PACE: Pace = { gap: 250, perHost: 2, inAll: 64, response: 500 };

/**
 * Simulates a weekly run over 100,000 links on 1, 4 and 16 machines, without any request, and returns
 * the hours of each as a table. The links are spread by the law of Zipf with exponent 1.1: a third of
 * them on the five biggest hosts, most hosts with a single one.
 */
export function benchShards(): string {
  const usual = spreadByZipf(LINKS, 20_000, 1.1);
  const spreads: [string, HostLoad[]][] = [
    ['spread by the law of Zipf', usual],
    [
      '40,000 of them on one host',
      [{ host: 'code.example', links: 40_000 }, ...spreadByZipf(60_000, 20_000, 1.1)],
    ],
    ['without the five biggest hosts', usual.slice(5)],
  ];
  const head = [
    '100,000 links, hours of a run',
    'hosts',
    'biggest',
    ...MACHINES.map(formatMachines),
  ];
  const rows = spreads.map(([name, hosts]) => [
    name,
    String(hosts.length),
    String(Math.max(...hosts.map(({ links }) => links))),
    ...MACHINES.map((machines) => hoursOf(hosts, machines).toFixed(2)),
  ]);
  return [head, ...rows].map(formatRow).join('\n');
}

/** Hours until the last of the machines has done its part. */
function hoursOf(hosts: HostLoad[], machines: number): number {
  const plan = planShards(hosts, machines, PACE);
  return Math.max(...plan.map(({ milliseconds }) => milliseconds)) / 3_600_000;
}

function formatMachines(count: number): string {
  return count === 1 ? '1 machine' : `${count} machines`;
}

function formatRow([name = '', ...cells]: string[]): string {
  return `${name.padEnd(34)}${cells.map((cell) => cell.padStart(13)).join('')}`;
}
