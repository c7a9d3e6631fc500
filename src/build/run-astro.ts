import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ASTRO = 'node_modules/astro/bin/astro.mjs';
const END_WITH_PARENT = pathToFileURL(join(import.meta.dirname, 'end-with-parent.ts')).href;
const isWindows = process.platform === 'win32';

/**
 * Builds the pages into a folder, in a process group of its own that ends with this program, or when `signal` aborts.
 * Throws if Astro cannot build.
 */
export async function runAstro(out: string, signal: AbortSignal): Promise<void> {
  // Astro remembers files of an earlier build, which may have been of another folder that is gone.
  const build = [ASTRO, 'build', '--silent', '--force', '--outDir', out];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...build], {
      detached: !isWindows,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const kill = () => {
      if (child.pid === undefined || child.exitCode !== null) return;
      if (isWindows) child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    };
    signal.addEventListener('abort', kill);
    child.on('error', reject).on('close', (ended) => {
      signal.removeEventListener('abort', kill);
      resolve(ended);
    });
    if (signal.aborted) kill();
  });
  signal.throwIfAborted();
  if (code !== 0) throw new Error('Astro could not build the site; its message is above.');
}
