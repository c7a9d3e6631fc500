import { chromium } from '@playwright/test';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { engineFolder } from '../src/files/engine.ts';
import { type ChildProcess, spawn } from 'node:child_process';

const variables = ['CHROME_PATH', 'PLAYWRIGHT_CHROMIUM'];
const names = [
  // Without a window, three times as quick to open a page as the others.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const playwright = [process.execPath, join(engineFolder(), 'node_modules/@playwright/test/cli.js')];

/**
 * Finds a Chromium or Chrome that starts, and installs one where there is none.
 *
 * @returns its path
 * @throws {Error} with a sentence that says what to install
 */
export async function findBrowser(): Promise<string> {
  const found = (await findInstalledBrowser(process.env)) ?? (await installBrowser());
  if (found !== undefined) return found;
  throw new Error(
    explainMissing({
      isRoot: (await rootPrefix()) !== undefined,
      hasApt: findCommands(process.env['PATH'] ?? '', ['apt-get']).length > 0,
      lacksLibraries: existsSync(chromium.executablePath()),
    }),
  );
}

/** Says what to do where no browser was found and none could be installed. */
export function explainMissing({ isRoot, hasApt, lacksLibraries }: Machine): string {
  const other = 'or set CHROME_PATH to a Chromium or Chrome';
  if (lacksLibraries)
    return `Playwright's Chromium lacks system libraries: run "${isRoot ? '' : 'sudo '}npx playwright install-deps chromium", ${other}.`;
  if (hasApt && !isRoot)
    return `The tests need a browser, which only root can install here: run "sudo apt-get install chromium", ${other}.`;
  return `The tests need a browser, and none could be installed: install Chromium or Chrome, or set CHROME_PATH to one.`;
}

/** Finds a browser that is there already: the one a variable names, one on the path, Playwright's own. */
export async function findInstalledBrowser(
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  for (const variable of variables) {
    const named = environment[variable];
    if (named === undefined || named === '') continue;
    if (await isBrowser(named)) return named;
    throw new Error(`${variable} names "${named}", which does not start as a browser.`);
  }
  for (const command of findCommands(environment['PATH'] ?? '')) {
    if (await isBrowser(command)) return command;
  }
  const own = chromium.executablePath();
  return (await isBrowser(own)) ? own : undefined;
}

async function installBrowser(): Promise<string | undefined> {
  console.log("No browser found. Installing Playwright's Chromium.");
  await attempt([...playwright, 'install', 'chromium']);
  const root = await rootPrefix();
  const own = chromium.executablePath();
  if (existsSync(own) && !(await isBrowser(own)) && root !== undefined) {
    console.log('It lacks system libraries. Installing them.');
    await attempt([...root, ...playwright, 'install-deps', 'chromium'], 300);
  }
  if (await isBrowser(own)) return own;
  if (root !== undefined && findCommands(process.env['PATH'] ?? '', ['apt-get']).length > 0) {
    await attempt([...root, 'apt-get', 'update']);
    for (const name of ['chromium-headless-shell', 'chromium']) {
      console.log(`Installing the package "${name}" of the distribution.`);
      // Unpacking a browser on a slow disk is silent for a while.
      await attempt([...root, 'apt-get', 'install', '-y', name], 300);
      const found = await findInstalledBrowser(process.env);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** What to put before a command so that it runs as root without a prompt, or nothing if there is no way. */
async function rootPrefix(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  return (await runBounded(['sudo', '-n', 'true'], { silence: 5 })).ok ? ['sudo', '-n'] : undefined;
}

/** Runs a step of an installation; what matters afterwards is whether a browser starts. */
async function attempt(command: string[], silence = 60): Promise<void> {
  const { ok, output, ending } = await runBounded(command, { silence });
  if (ok) return;
  console.log(`  ${ending}`);
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  for (const line of lines.slice(-3)) console.log(`  ${line}`);
}

/** Ubuntu's `chromium-browser` is a stub that fails until a snap is installed, so the version of each is read. */
async function isBrowser(command: string): Promise<boolean> {
  if (process.platform === 'win32') return existsSync(command);
  const { ok, output } = await runBounded([command, '--version'], { silence: 20 });
  return ok && /chrom/i.test(output);
}

function findCommands(path: string, wanted: readonly string[] = names): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return wanted.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What decides how a browser can be installed. */
interface Machine {
  /** Whether commands can run as root without a password. */
  isRoot: boolean;
  hasApt: boolean;
  /** Whether Playwright's Chromium was downloaded, and does not start. */
  lacksLibraries: boolean;
}

// Elsewhere than on Windows a command leads a process group, so that what it started ends with it.
const detached = process.platform !== 'win32';

/** Runs a command, keeps what it prints, and ends it once it has been silent for that many seconds. */
export function runBounded(command: string[], limits: { silence: number }): Promise<Outcome> {
  const [program = '', ...args] = command;
  const shown = command.join(' ');
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let silent = false;
    const watch = setTimeout(() => {
      silent = true;
      endGroup(child);
    }, limits.silence * 1000);
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      watch.refresh();
    };
    const end = (ok: boolean, ending: string) => {
      clearTimeout(watch);
      resolve({ ok, output, ending });
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      end(false, `"${shown}" could not be started: ${error.message}`);
    });
    child.on('close', (code) => {
      if (silent) end(false, `"${shown}" was silent for ${limits.silence} s and was ended.`);
      else end(code === 0, `"${shown}" ended with code ${code ?? 'unknown'}.`);
    });
  });
}

function endGroup(child: ChildProcess): void {
  if (detached && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  else child.kill('SIGKILL');
}

export interface Outcome {
  ok: boolean;
  output: string;
  /** How it ended, as a sentence. */
  ending: string;
}
