import { execFile } from 'node:child_process';

const LARGEST = 64 * 1024 * 1024;

/** Options for git besides its arguments. */
export interface GitOptions {
  /** Its standard input. */
  input?: string;
  /** Its time limit in milliseconds; no limit by default. */
  timeout?: number;
}

/**
 * Runs git in a folder and returns its output.
 *
 * @throws {Error} with its message if it fails
 */
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

/** Whether git was stopped because it took too long, so that there is no result. */
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

/**
 * The environment in which git runs: nothing of it points at another repository, changes what git prints, or lets it
 * prompt. A hook, for one, runs its commands with GIT_DIR set.
 */
export function cleanEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = Object.entries(environment).filter(([name]) => !/^GIT_/i.test(name));
  return {
    ...Object.fromEntries(own),
    // We parse its messages.
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone would fetch what it lacks from its origin.
    GIT_NO_LAZY_FETCH: '1',
  };
}
