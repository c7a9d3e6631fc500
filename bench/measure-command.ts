import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** What a command cost, in seconds. */
export interface Cost {
  /** Of all processors together, the command's own children included; `undefined` if the system does not report them. */
  cpu: number | undefined;
  elapsed: number;
}

/**
 * Runs Node with these arguments and returns what it cost.
 *
 * @throws {Error} with its output if it fails
 */
export async function measureCommand(args: string[]): Promise<Cost> {
  const before = await readChildrenCpu();
  const start = performance.now();
  await run(args);
  const elapsed = (performance.now() - start) / 1000;
  const after = await readChildrenCpu();
  const cpu = before === undefined || after === undefined ? undefined : after - before;
  return { cpu, elapsed };
}

function run(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const hear = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`node ${args.join(' ')} ended with code ${code}.\n${output}`));
    });
  });
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
