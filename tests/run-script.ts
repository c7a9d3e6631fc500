import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** How a script ended, and what it printed. */
export interface Ended {
  code: number;
  out: string;
  err: string;
}

/**
 * Runs a script of `scripts/` as its command does: with these arguments, and where that is given in another folder
 * and with more in the environment. One that takes over a minute is ended, with the code -1.
 */
export function runScript(
  script: string,
  args: readonly string[],
  { cwd, env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const path = join(import.meta.dirname, '../scripts', script);
  const options = { cwd, env: { ...process.env, ...env }, timeout: 60_000 };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path, ...args], options, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}
