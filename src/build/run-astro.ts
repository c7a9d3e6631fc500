import { spawn } from 'node:child_process';
import { cp, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { createFolder } from '../files/write-file.ts';
import { toWriteError } from '../files/write-error.ts';

const ASTRO = 'node_modules/astro/bin/astro.mjs';
/** Where pages are built that go to another file system. Only the build that holds the project's lock uses it. */
const NEAR = '.cache/pages';
const END_WITH_PARENT = pathToFileURL(join(import.meta.dirname, 'end-with-parent.ts')).href;
/** Pages make many objects that live briefly: with the usual 16 MB for them, collecting them takes a tenth of a build. */
const ROOM_FOR_NEW = ['--max-semi-space-size=64'];
const isWindows = process.platform === 'win32';
/** Lines that say where in the code of others something failed, which helps nobody here. */
const STACK = /^\s*(?:at .*(?::\d+:\d+\)?|\(<anonymous>\)|\(native\))|Stack trace:)$/;

/**
 * Builds the pages into a folder that exists, in a process group of its own that ends with this program, or when `signal`
 * aborts.
 *
 * @param print where its output goes, but for lines that only help its developers
 * @throws {WriteError} if the disk is full
 * @throws {Error} if Astro cannot build
 */
export async function runAstro(out: string, signal: AbortSignal, print: Outputs): Promise<void> {
  if ((await stat(out)).dev === (await stat('.')).dev) return build(out, signal, print);
  // Astro moves files from the project to where the site goes, by names, which lead to no other file system.
  const near = resolve(NEAR);
  const options = { recursive: true, force: true };
  try {
    await rm(near, options);
    await createFolder(near);
    await build(near, signal, print);
    await cp(near, out, options);
  } catch (error) {
    throw toWriteError(error, out);
  } finally {
    await rm(near, options).catch(() => undefined);
  }
}

async function build(out: string, signal: AbortSignal, { stdout, stderr }: Outputs): Promise<void> {
  // Astro remembers files of an earlier build, which may have been of another folder that is gone.
  const args = [ASTRO, 'build', '--silent', '--force', '--outDir', out];
  let full: string | undefined;
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [...ROOM_FOR_NEW, '--import', END_WITH_PARENT, ...args], {
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
  if (full !== undefined) throw toWriteError(Object.assign(new Error(full), { code: full }), out);
  throw new Error('Astro could not build the site; its message is above.');
}

/** The standard streams of a process, or what takes their place. */
interface Outputs {
  stdout: { write: (text: string) => unknown };
  stderr: { write: (text: string) => unknown };
}
