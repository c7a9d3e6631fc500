import { execFile } from 'node:child_process';

const LARGEST = 64 * 1024 * 1024;

/** Options for git besides its arguments. */
interface GitOptions {
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

/** How much is read from git at a time, in bytes. */
const BATCH = 16 * 1024 * 1024;

/** What bounds the reading of blobs: in bytes each, and in milliseconds each time that git runs. */
interface Bounds {
  largest: number;
  timeout?: number;
}

/**
 * The texts of blobs by their hashes. Blobs that are larger than `largest` bytes, missing, or not text in UTF-8 are
 * left out.
 *
 * @throws {Error} if git fails or takes longer than `timeout` milliseconds
 */
export async function readBlobs(
  folder: string,
  hashes: string[],
  bounds: Bounds,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  await eachBlob(folder, hashes, bounds, (hash, bytes) => {
    try {
      texts.set(hash, decoder.decode(bytes));
    } catch {
      // Not UTF-8: no file of content.
    }
  });
  return texts;
}

/** As `readBlobs`, with the bytes as they are. */
export async function readBlobBytes(
  folder: string,
  hashes: string[],
  bounds: Bounds,
): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  await eachBlob(folder, hashes, bounds, (hash, bytes) => found.set(hash, bytes));
  return found;
}

/** Reads blobs by one process for many. */
async function eachBlob(
  folder: string,
  hashes: string[],
  { largest, timeout = 0 }: Bounds,
  keep: (hash: string, bytes: Buffer) => unknown,
): Promise<void> {
  if (hashes.length === 0) return;
  const sizes = await readSizes(folder, hashes, timeout);
  let batch: string[] = [];
  let bytes = 0;
  const readBatch = async () => {
    const input = batch.map((hash) => `${hash}\n`).join('');
    const output = await gitBytes(folder, ['cat-file', '--batch'], { input, timeout });
    for (const [hash, blob] of cutBatch(output)) keep(hash, blob);
    batch = [];
    bytes = 0;
  };
  for (const [hash, size] of sizes) {
    if (size > largest) continue;
    if (bytes + size > BATCH) await readBatch();
    batch.push(hash);
    bytes += size;
  }
  if (batch.length > 0) await readBatch();
}

async function readSizes(
  folder: string,
  hashes: string[],
  timeout: number,
): Promise<Map<string, number>> {
  const input = hashes.map((hash) => `${hash}\n`).join('');
  const output = await git(folder, ['cat-file', '--batch-check'], { input, timeout });
  return new Map(
    output.split('\n').flatMap((line): [string, number][] => {
      const [, hash = '', size = ''] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
      return hash === '' ? [] : [[hash, Number(size)]];
    }),
  );
}

/** Cuts `<hash> blob <length>\n<bytes>\n`, one after the other. */
function* cutBatch(output: Buffer): Generator<[string, Buffer]> {
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf('\n', at);
    const [hash = '', type, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    yield [hash, output.subarray(at, at + Number(size))];
    at += Number(size) + 1;
  }
}
