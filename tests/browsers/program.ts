import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { within } from './session.ts';

/**
 * Starts the program in a process group, kills that group and removes the folder once standard input closes: when the
 * tests say so, and also when they are killed.
 */
const supervisor = `
folder=$1; shift
setsid "$@" </dev/null &
read -r line
kill -KILL -$!
wait
[ -z "$folder" ] || rm -rf "$folder" || { sleep 1; rm -rf "$folder"; }`;

/**
 * Starts a program that ends, with all that it started, whatever becomes of the tests.
 *
 * @returns what the pattern's group matched in the first line that the pattern fits, and a function that ends it all
 * @throws {Error} if no line fits within the limit, with the last lines
 */
export async function startProgram(
  command: string[],
  { env, folder = '', ready }: { env: NodeJS.ProcessEnv; folder?: string; ready?: RegExp },
): Promise<Program> {
  const child = spawn('/bin/sh', ['-c', supervisor, 'sh', folder, ...command], {
    // Apart from the terminal, whose Ctrl+C would end the supervisor before it has cleaned up.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env,
  });
  const closed = once(child, 'exit');
  const end = async () => {
    child.stdin.end();
    await within(`the end of ${command[0]}`, closed);
    // Processes that are about to die may still hold these.
    child.stdout.destroy();
    child.stderr.destroy();
  };
  const lines: string[] = [];
  const found = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    if (!ready) resolve('');
    for (const output of [child.stdout, child.stderr])
      createInterface(output).on('line', (line) => {
        lines.push(line);
        const match = ready?.exec(line)?.[1];
        if (match !== undefined) resolve(match);
      });
  });
  try {
    return { found: await within(`${command[0]} to start`, found), end };
  } catch (error) {
    await end();
    throw new Error(`${(error as Error).message}\n${lines.slice(-5).join('\n')}`);
  }
}

export interface Program {
  found: string;
  end: () => Promise<void>;
}
