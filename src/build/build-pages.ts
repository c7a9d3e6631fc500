import { spawn } from 'node:child_process';
import { cp, rename, rm } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { engineFolder, engineModule } from '../files/engine.ts';
import { toWriteError, writeFileAtomically } from '../files/write-file.ts';
import { CACHE, prepareAstroRoot, type AstroRoot } from './astro-root.ts';
import { formatFailure, type PagesFailure } from './pages-failure.ts';

const END_WITH_PARENT = pathToFileURL(
  join(import.meta.dirname, `end-with-parent${extname(import.meta.filename)}`),
).href;
/**
 * Room for objects, in MB. Pages make many that live briefly: with the 16 MB that are usual for them, collecting them takes
 * a tenth of a build. The old ones are collected only beyond what a small site needs in all.
 */
const ROOM = [
  '--min-semi-space-size=64',
  '--max-semi-space-size=64',
  '--initial-old-space-size=512',
];
const isWindows = process.platform === 'win32';
/** What somebody needs who repairs a failure: nobody else is shown it. */
const DETAILS = `${CACHE}/build-failure.txt`;

/**
 * Builds the pages of a content folder in place of a folder, in a process group of its own that ends with this program, or
 * when `signal` aborts. Only the build that holds the lock of the project may do so.
 *
 * @param out an absolute path
 * @param print where the output goes that Astro leaves when it has built the pages
 * @param nameFile names the content file that a failure is about as it is known here, or nothing
 * @throws {WriteError} if the disk is full
 * @throws {Error} if the pages cannot be built: says which one, and what to do
 */
export async function buildPages(
  out: string,
  content: string,
  { signal, print, nameFile }: Options,
): Promise<void> {
  const place = await prepareAstroRoot('build');
  const site = join(place.root, 'site');
  const options = { recursive: true, force: true };
  try {
    await rm(site, options);
    await rm(DETAILS, options);
    await runAstro(place, { site, content: resolve(content) }, { signal, print, nameFile });
    await moveFolder(site, out);
  } finally {
    await rm(site, options).catch(() => undefined);
  }
}

async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rm(to, { recursive: true, force: true });
    await rename(from, to).catch((error: NodeJS.ErrnoException) => {
      // Names lead to no other file system.
      if (error.code !== 'EXDEV') throw error;
      return cp(from, to, { recursive: true });
    });
  } catch (error) {
    throw toWriteError(error, to);
  }
}

async function runAstro(
  place: AstroRoot,
  { site, content }: { site: string; content: string },
  { signal, print, nameFile }: Options,
): Promise<void> {
  const program = [engineModule('scripts/pages'), site, JSON.stringify(place)];
  const places = {
    CAIRN_CONTENT: content,
    CAIRN_CACHE: resolve(CACHE),
    CAIRN_ENGINE: engineFolder(),
  };
  const lines: { text: string; to: Stream }[] = [];
  let failure: PagesFailure | undefined;
  const code = await new Promise<number | string | null>((resolve, reject) => {
    const hiding = process.execArgv.filter((option) => option.startsWith('--preserve-symlinks'));
    const options = [...hiding, ...ROOM, '--import', END_WITH_PARENT];
    const child = spawn(process.execPath, [...options, ...program], {
      cwd: place.root,
      env: { ...process.env, ...places },
      detached: !isWindows,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const kill = () => {
      if (child.pid === undefined || child.exitCode !== null) return;
      if (isWindows) child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    };
    const keep = (from: Readable | null, to: Stream) => {
      if (from)
        createInterface({ input: from }).on('line', (text) => {
          if (lines.push({ text, to }) > MOST_LINES) lines.shift();
        });
    };
    keep(child.stdout, print.stdout);
    keep(child.stderr, print.stderr);
    signal.addEventListener('abort', kill);
    child.on('message', (sent) => {
      failure = sent as PagesFailure;
    });
    child.on('error', reject).on('close', (ended, by) => {
      signal.removeEventListener('abort', kill);
      resolve(by ?? ended);
    });
    if (signal.aborted) kill();
  });
  signal.throwIfAborted();
  if (code === 0) {
    for (const { text, to } of lines) to.write(`${text}\n`);
    return;
  }
  const printed = lines.map(({ text }) => text).join('\n');
  failure ??= { message: describeEnd(code, printed), details: '' };
  const details = `${failure.details}\n\n${printed}\n`;
  const full = /\b(?:ENOSPC|EDQUOT)\b/.exec(details)?.[0];
  if (full !== undefined) throw toWriteError(Object.assign(new Error(full), { code: full }), site);
  // What is wrong is said in any case.
  await writeFileAtomically(DETAILS, details).catch(() => undefined);
  throw new Error(formatFailure(failure, await nameFile(failure), DETAILS));
}

/** Why a process ended that could not say so itself. */
function describeEnd(code: number | string | null, printed: string): string {
  if (/out of memory/i.test(printed) || code === 'SIGKILL')
    return 'there was too little memory; close other programs';
  return `the process that builds them ended with ${code}`;
}

/** The most lines that are kept of what the process prints. */
const MOST_LINES = 1000;

interface Options {
  signal: AbortSignal;
  print: Outputs;
  nameFile: (failure: PagesFailure) => Promise<string>;
}

/** The standard streams of a process, or what takes their place. */
interface Outputs {
  stdout: Stream;
  stderr: Stream;
}

interface Stream {
  write: (text: string) => unknown;
}
