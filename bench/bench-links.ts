import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LINKS = 2000;
const HOSTS = 50;
/** Milliseconds: until a local host responds, and between two starts on one host. */
const LATENCY = 50;
const GAP = 250;
const IN_ALL = 64;
/** The fastest of so many rounds counts: the others competed with something else. */
const ROUNDS = 3;

/**
 * Requests 2,000 links on 50 local hosts with each engine, each in a process of its own, and returns a table of
 * the costs.
 */
export async function benchLinks(): Promise<string> {
  const server = spawn(process.execPath, [
    'bench/loopback-hosts.ts',
    String(HOSTS),
    String(LATENCY),
  ]);
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    const rows: Row[] = [];
    for (const [engine, name, rounds] of engines) {
      process.stdout.write(`${LINKS} links, ${name} … `);
      const tries: Measured[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const measured = await measure(engine, port.toString().trim());
        process.stdout.write(`${measured.seconds.toFixed(2)} s `);
        tries.push(measured);
      }
      console.log('');
      rows.push({ name, ...fastestOf(tries) });
    }
    return formatRows(rows);
  } finally {
    server.stdin.end();
  }
}

const engines = [
  ['polite', 'ours, polite', 1],
  ['lifted', 'ours, limits lifted', ROUNDS],
  ['undici', 'undici alone', ROUNDS],
  ['linkinator', 'linkinator alone', ROUNDS],
] as const;

/** The fastest try, with the most memory of all tries. */
function fastestOf(tries: Measured[]): Measured {
  const least = (key: 'seconds' | 'cpu') => Math.min(...tries.map((measured) => measured[key]));
  const megabytes = Math.max(...tries.map((measured) => measured.megabytes));
  return { seconds: least('seconds'), cpu: least('cpu'), megabytes };
}

async function measure(engine: string, port: string): Promise<Measured> {
  const args = ['bench/request-links.ts', engine, String(LINKS), String(HOSTS), port];
  const { stdout } = await run(process.execPath, args, { timeout: 120_000 });
  return JSON.parse(stdout) as Measured;
}

function formatRows(rows: Row[]): string {
  const undici = rows.find(({ name }) => name === 'undici alone')?.seconds ?? NaN;
  // The last link of a host starts so many gaps after its first one.
  const polite = ((LINKS / HOSTS - 1) * GAP + LATENCY) / 1000;
  const lifted = (LINKS / IN_ALL) * (LATENCY / 1000);
  const limits: Record<string, string> = {
    'ours, polite': ratio(rows[0]?.seconds, polite, 'the least that politeness allows'),
    'ours, limits lifted': ratio(rows[1]?.seconds, undici, 'undici alone'),
    'undici alone': ratio(undici, lifted, `the latency, ${IN_ALL} at a time`),
  };
  const head = `${LINKS} links on ${HOSTS} hosts, ${LATENCY} ms   clock s     CPU s    peak MB   ratio`;
  const lines = rows.map(({ name, seconds, cpu, megabytes }) =>
    [
      name.padEnd(head.indexOf('   clock') - 1),
      seconds.toFixed(2).padStart(11),
      cpu.toFixed(2).padStart(10),
      megabytes.toFixed(0).padStart(11),
      `   ${limits[name] ?? ''}`,
    ]
      .join('')
      .trimEnd(),
  );
  return [head, ...lines].join('\n');
}

function ratio(seconds = NaN, floor: number, what: string): string {
  return `${(seconds / floor).toFixed(2)} × ${floor.toFixed(2)} s, ${what}`;
}

interface Measured {
  /** From the first request to the last response. */
  seconds: number;
  /** Of all processors together. */
  cpu: number;
  /** The most memory that the process took. */
  megabytes: number;
}

interface Row extends Measured {
  name: string;
}
