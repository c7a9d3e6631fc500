import { execFile } from 'node:child_process';
import { cleanEnvironment } from './environment.ts';

const LARGEST = 64 * 1024 * 1024;

/** What git is given besides its arguments. */
export interface GitOptions {
  /** What it reads. */
  input?: string;
  /** After how many milliseconds it is ended; it may take any time when absent. */
  timeout?: number;
}

/** Runs git in a folder and returns what it prints. Throws with what it says when it fails. */
export async function git(folder: string, args: string[], options?: GitOptions): Promise<string> {
  return (await gitBytes(folder, args, options)).toString();
}

/** As `git`, but returns the bytes as they are. */
export function gitBytes(
  folder: string,
  args: string[],
  { input = '', timeout = 0 }: GitOptions = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['-C', folder, ...args],
      {
        encoding: 'buffer',
        maxBuffer: LARGEST,
        env: cleanEnvironment(),
        timeout,
        killSignal: 'SIGKILL',
      },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else reject(explain(args[0] ?? '', error, stderr.toString().trim()));
      },
    );
    // It may end before it has read all.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Whether git failed because there is none on this machine. */
export function isGitMissing(error: unknown): boolean {
  return ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}

/** Whether git was ended because it took too long, so that it has answered nothing. */
export function isGitEnded(error: unknown): boolean {
  return ((error as Error).cause as { killed?: boolean } | undefined)?.killed === true;
}

function explain(command: string, error: Error, said: string): Error {
  const [, place] = /dubious ownership in repository at '(.*)'/.exec(said) ?? [];
  if (place !== undefined)
    return new Error(
      `git detected dubious ownership: another user owns the repository "${place}". If you trust it, run: git config --global --add safe.directory '${place}'`,
      { cause: error },
    );
  const [first = ''] = said.split('\n');
  return new Error(`git ${command}: ${first || error.message}`, { cause: error });
}
