import { spawn } from 'node:child_process';
import { cp, rename, rm } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { engineFolder, engineModule } from '../files/engine.ts';
import { toWriteError } from '../files/write-file.ts';
import { CACHE, prepareAstroRoot, type AstroRoot } from './astro-root.ts';

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
/** Lines that say where in the code of others something failed, which helps nobody here. */
const STACK = /^\s*(?:at .*(?::\d+:\d+\)?|\(<anonymous>\)|\(native\))|Stack trace:)$/;

/**
 * Builds the pages of a content folder in place of a folder, in a process group of its own that ends with this program, or
 * when `signal` aborts. Only the build that holds the lock of the project may do so.
 *
 * @param out an absolute path
 * @param print where the output goes, but for lines that only help developers
 * @throws {WriteError} if the disk is full
 * @throws {Error} if Astro cannot build
 */
export async function buildPages(
  out: string,
  content: string,
  { signal, print }: { signal: AbortSignal; print: Outputs },
): Promise<void> {
  const place = await prepareAstroRoot('build');
  const site = join(place.root, 'site');
  const options = { recursive: true, force: true };
  try {
    await rm(site, options);
    await runAstro(place, { site, content: resolve(content) }, { signal, print });
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
  { signal, print: { stdout, stderr } }: { signal: AbortSignal; print: Outputs },
): Promise<void> {
  const program = [engineModule('scripts/pages'), site, JSON.stringify(place)];
  const places = {
    CAIRN_CONTENT: content,
    CAIRN_CACHE: resolve(CACHE),
    CAIRN_ENGINE: engineFolder(),
  };
  let full: string | undefined;
  const code = await new Promise<number | null>((resolve, reject) => {
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
    const print = (from: Readable | null, to: Outputs['stdout']) => {
      if (from)
        createInterface({ input: from }).on('line', (line) => {
          full ??= /\b(?:ENOSPC|EDQUOT)\b/.exec(line)?.[0];
          if (!STACK.test(stripVTControlCharacters(line))) to.write(`${line}\n`);
        });
    };
    print(child.stdout, stdout);
    print(child.stderr, stderr);
    signal.addEventListener('abort', kill);
    child.on('error', reject).on('close', (ended) => {
      signal.removeEventListener('abort', kill);
      resolve(ended);
    });
    if (signal.aborted) kill();
  });
  signal.throwIfAborted();
  if (code === 0) return;
  if (full !== undefined) throw toWriteError(Object.assign(new Error(full), { code: full }), site);
  throw new Error('Astro could not build the site; its message is above.');
}

/** The standard streams of a process, or what takes their place. */
interface Outputs {
  stdout: { write: (text: string) => unknown };
  stderr: { write: (text: string) => unknown };
}
