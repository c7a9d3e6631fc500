import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What a command cost, in seconds. */
export interface Cost {
  /** Of all processors together, the command's own children included; `undefined` if the system does not report them. */
  cpu: number | undefined;
  elapsed: number;
  /** The most that a process of the command had in memory, in MB; `undefined` if the system does not report it. */
  memory: number | undefined;
}

/**
 * Runs Node, or another program, with these arguments and returns what it cost.
 *
 * @throws {Error} with its output if it fails
 */
export async function measureCommand(args: string[], program?: string): Promise<Cost> {
  const before = await readChildrenCpu();
  const start = performance.now();
  const memory = await run(args, program);
  const elapsed = (performance.now() - start) / 1000;
  const after = await readChildrenCpu();
  const cpu = before === undefined || after === undefined ? undefined : after - before;
  return { cpu, elapsed, memory };
}

/** Returns the most memory that was seen, which Linux keeps for each process as long as it runs. */
function run(args: string[], program?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    // With what this process was started with: the engine may be reached through links.
    const whole = program === undefined ? [...process.execArgv, ...args] : args;
    const child = spawn(program ?? process.execPath, whole, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let most: number | undefined;
    const watch = setInterval(() => {
      for (const pid of findFamily(child.pid)) most = Math.max(most ?? 0, readPeak(pid));
    }, 200);
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve(most || undefined);
      else
        reject(
          new Error(`${program ?? 'node'} ${args.join(' ')} ended with code ${code}.\n${output}`),
        );
    });
  });
}

/** A process and all that it started. */
function findFamily(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return [
      pid,
      ...children
        .split(' ')
        .filter(Boolean)
        .flatMap((child) => findFamily(Number(child))),
    ];
  } catch {
    return [pid];
  }
}

function readPeak(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** Seconds that all ended children of this process have used, as Linux counts them. */
async function readChildrenCpu(): Promise<number | undefined> {
  const stat = await readFile('/proc/self/stat', 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The name of the program, in brackets, may hold spaces; the 16th and 17th fields come after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticksPerSecond = 100;
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}
