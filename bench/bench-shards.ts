import { planShards, spreadByZipf, type HostLoad, type Pace } from './simulate-run.ts';

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
