import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LINKS = 2000;
const HOSTS = 50;
/** Milliseconds: of a made-up host until it answers, and between two starts on one host. */
const LATENCY = 50;
const GAP = 250;
const IN_ALL = 64;
/** The fastest of so many counts: the others met something else on this machine. */
const ROUNDS = 3;

/**
 * Asks 2,000 links on 50 made-up hosts in every way there is to compare, each in a program of its own,
 * and returns a table of what each took.
 */
export async function benchLinks(): Promise<string> {
  const server = spawn(process.execPath, [
    'src/links/engine/bench-hosts.ts',
    String(HOSTS),
    String(LATENCY),
  ]);
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    const rows: Row[] = [];
    for (const [way, name, rounds] of ways) {
      process.stdout.write(`${LINKS} links, ${name} … `);
      const tries: Measured[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const measured = await measure(way, port.toString().trim());
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

const ways = [
  ['polite', 'ours, polite', 1],
  ['lifted', 'ours, limits lifted', ROUNDS],
  ['undici', 'undici alone', ROUNDS],
  ['linkinator', 'linkinator alone', ROUNDS],
] as const;

/** The try that was held up least, with the most memory that any of them took. */
function fastestOf(tries: Measured[]): Measured {
  const least = (key: 'seconds' | 'cpu') => Math.min(...tries.map((measured) => measured[key]));
  const megabytes = Math.max(...tries.map((measured) => measured.megabytes));
  return { seconds: least('seconds'), cpu: least('cpu'), megabytes };
}

async function measure(way: string, port: string): Promise<Measured> {
  const args = ['src/links/engine/ask.bench.ts', way, String(LINKS), String(HOSTS), port];
  const { stdout } = await run(process.execPath, args, { timeout: 120_000 });
  return JSON.parse(stdout) as Measured;
}

function formatRows(rows: Row[]): string {
  const undici = rows.find(({ name }) => name === 'undici alone')?.seconds ?? NaN;
  // Each host is asked for its last link so many gaps after its first one.
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
  /** From the first request to the last answer. */
  seconds: number;
  /** Of all processors together. */
  cpu: number;
  /** The most memory that the process took. */
  megabytes: number;
}

interface Row extends Measured {
  name: string;
}
