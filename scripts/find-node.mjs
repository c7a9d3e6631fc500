// Finds a Node that is new enough. Plain JavaScript, and only Node's own modules, so that any Node from 18 on can run it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** The version that scripts/bare-machine names. */
const FETCHED = '24.21.0';

/**
 * The first Node that runs here and is new enough, or what to install.
 * @param {Iterable<Candidate>} candidates the bundled one first, as it is the one that the tests run with
 * @returns {{ node?: string, problem: string }}
 */
export function chooseNode(candidates) {
  const seen = [];
  for (const candidate of candidates) {
    if (candidate.issue === undefined && isNewEnough(candidate.version))
      return { node: candidate.path, problem: '' };
    seen.push(candidate);
  }
  const bundled = seen.find(({ isBundled }) => isBundled === true);
  const newest = seen
    .flatMap(({ version }) => version ?? [])
    .sort(compareVersions)
    .at(-1);
  const why =
    bundled?.issue === undefined ? '' : `"${bundled.path}" does not run here: ${bundled.issue}. `;
  const found = newest === undefined ? '' : `; the newest here is ${newest.replace(/^v/, '')}`;
  return {
    problem: `${why}Cairn needs Node 22.19 or later${found}. Install Node 24 from https://nodejs.org/.`,
  };
}

/**
 * Whether a version of Node runs TypeScript as it is and what the project depends on.
 * @param {string | undefined} version as `node --version` prints it
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = numbersOf(version);
  // The early releases of 23 cannot run TypeScript without a flag.
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 19);
}

/**
 * The Nodes of this machine, each looked at only when those before it will not do.
 * @param {string} root the project folder
 */
export function* findNodes(root) {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = join(root, `node_modules/node-${process.platform}-${process.arch}/bin`, file);
  if (existsSync(bundled)) yield { ...probe(bundled), isBundled: true };
  yield { path: process.execPath, version: process.version };
  const nvm = join(process.env['NVM_DIR'] ?? join(homedir(), '.nvm'), 'versions/node');
  const versions = existsSync(nvm) ? readdirSync(nvm).sort(compareVersions).reverse() : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute),
    ...versions.map((version) => join(nvm, version, 'bin')),
  ];
  for (const folder of new Set(folders)) {
    const path = join(folder, file);
    if (existsSync(path)) yield probe(path);
  }
  yield* fetchNode();
}

/** The Node that a checkout brings, as npm keeps it for whoever has none that is new enough. */
function* fetchNode() {
  if (process.platform === 'win32') return;
  const name = `node-${process.platform}-${process.arch}@${FETCHED}`;
  console.error(`No Node here is new enough: npm brings ${name}, once.`);
  const args = ['exec', '--yes', '--prefer-offline', `--package=${name}`, '--', 'node'];
  const { status, stdout } = spawnSync('npm', [...args, '--print', 'process.execPath'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 300_000,
  });
  if (status === 0 && isAbsolute(stdout.trim())) yield probe(stdout.trim());
}

/**
 * Runs a Node to see whether it can: a library, a right or the right processor may be missing.
 * @param {string} path
 * @returns {Candidate}
 */
export function probe(path) {
  const { error, status, stdout, stderr } = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (status === 0 && /^v\d+\.\d+\.\d+/.test(stdout)) return { path, version: stdout.trim() };
  const code = /** @type {NodeJS.ErrnoException | undefined} */ (error)?.code;
  if (code === 'ENOENT')
    return {
      path,
      issue: 'the C library that it needs is missing (glibc; Alpine and others have musl)',
    };
  if (code === 'EACCES')
    return {
      path,
      issue: 'it may not be executed (a folder mounted "noexec", or a missing permission)',
    };
  const said = (stderr ?? '').split('\n').find((line) => line.trim() !== '');
  return {
    path,
    issue: (said ?? error?.message ?? `it ended with code ${status}`).trim().slice(0, 200),
  };
}

function compareVersions(a, b) {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((number, i) => number !== right[i]);
  return at === -1 ? 0 : left[at] - (right[at] ?? 0);
}

function numbersOf(version) {
  return (/(\d+)\.(\d+)\.(\d+)/.exec(version ?? '') ?? []).slice(1).map(Number);
}

/** @typedef {{ path: string, version?: string, issue?: string, isBundled?: boolean }} Candidate */
