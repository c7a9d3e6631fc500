import {
  type HostLoad,
  type Pace,
  planShards,
  spreadByZipf,
} from '../src/links/run/plan-shards.ts';

const LINKS = 100_000;
const MACHINES = [1, 4, 16];
/** The politeness of a run; half a second is what an address takes with a redirect now and then. */
const PACE: Pace = { gap: 0.25, perHost: 2, inAll: 64, answer: 0.5 };

/**
 * Plans a weekly run over 100,000 links for 1, 4 and 16 machines, without asking anything, and returns
 * the hours of each as a table. The links are spread by the law of Zipf with exponent 1.1: a third of
 * them on the five biggest hosts, most hosts with a single one.
 */
export function benchShards(): string {
  const usual = spreadByZipf(LINKS, 20_000, 1.1);
  const spreads: [string, HostLoad[]][] = [
    ['as Zipf has it', usual],
    [
      '40,000 of them on one host',
      [{ host: 'code.example', links: 40_000 }, ...spreadByZipf(60_000, 20_000, 1.1)],
    ],
    ['the five biggest hosts left to their API', usual.slice(5)],
  ];
  const head = `${LINKS.toLocaleString('en')} links`.padEnd(42);
  const columns = MACHINES.map((machines) => `${machines} machine${machines > 1 ? 's' : ''}`);
  const rows = spreads.map(([name, hosts]) => {
    const hours = MACHINES.map((machines) => hoursOf(hosts, machines));
    const cells = hours.map((hour) => `${hour.toFixed(2)} h`.padStart(14));
    return `${name.padEnd(42)}${cells.join('')}   biggest host ${biggest(hosts)}, hosts ${hosts.length}`;
  });
  return [`${head}${columns.map((column) => column.padStart(14)).join('')}`, ...rows].join('\n');
}

/** Hours until the last of the machines has done its part. */
function hoursOf(hosts: HostLoad[], machines: number): number {
  return Math.max(...planShards(hosts, machines, PACE).map(({ seconds }) => seconds)) / 3600;
}

function biggest(hosts: HostLoad[]): number {
  return Math.max(...hosts.map(({ links }) => links));
}
