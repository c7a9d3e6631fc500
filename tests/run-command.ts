import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { CommandIo, Main } from '../scripts/command.ts';
import { formatTerminal } from '../src/text/hidden-character.ts';

/** How a command ended, and what it printed. */
export interface Ended {
  code: number;
  out: string;
  err: string;
}

interface Place {
  /** The folder that it runs in; that of this process by default. */
  cwd?: string | undefined;
  /** Variables besides those of this process. */
  env?: NodeJS.ProcessEnv | undefined;
}

/**
 * Runs a command in this process, which is in its folder and has its environment until the command ends. So one runs
 * at a time.
 */
export async function runCommand(
  main: Main,
  args: readonly string[],
  { cwd = process.cwd(), env = {} }: Place = {},
): Promise<Ended> {
  const [folder, environment] = [process.cwd(), { ...process.env }];
  let out = '';
  let err = '';
  const io: CommandIo = {
    out: (line) => void (out += `${line}\n`),
    err: (line) => void (err += `${formatTerminal(line)}\n`),
    stdout: { isTTY: false, write: (text) => Boolean((out += text)) },
    stderr: { isTTY: false, write: (text) => Boolean((err += text)) },
    canType: false,
    catchInterrupt: () => new AbortController().signal,
    exitWithin: () => undefined,
  };
  process.chdir(cwd);
  for (const [name, value] of Object.entries(env)) process.env[name] = value ?? '';
  try {
    return { code: await main(args, io), out, err };
  } finally {
    process.chdir(folder);
    for (const name of Object.keys(process.env))
      if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
  }
}

/**
 * Runs a file of the project, such as `scripts/check.ts`, in a process of its own. One that takes over a minute is
 * ended, with the code -1.
 */
export function spawnScript(
  file: string,
  args: readonly string[],
  { cwd, env }: Place = {},
): Promise<Ended> {
  const path = join(import.meta.dirname, '..', file);
  const options = { cwd, env: { ...process.env, ...env }, timeout: 60_000 };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path, ...args], options, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}
