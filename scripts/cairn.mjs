// Runs every command of the project with a Node that is new enough: the one that `npm ci` installed, else the user's.
// Plain JavaScript, and only Node's own modules, so that any Node from 18 on can run it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { constants, homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const ASTRO = 'node_modules/astro/bin/astro.mjs';
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']);
/** A reader that has gone, as in `npm run check | head -1`, neither ends a command nor changes its exit code. */
const IGNORE_CLOSED_PIPES = `data:text/javascript,${encodeURIComponent(
  "for (const out of [process.stdout, process.stderr]) out.on('error', (error) => { if (error.code !== 'EPIPE') throw error; });",
)}`;
/** How long what a command started may take to end after a signal, in milliseconds. */
const GRACE = 5000;

/**
 * What each command runs. `development` marks those that need the development packages.
 * @type {Record<string, { run: string[], about: string, development?: true }>}
 */
export const commands = {
  start: { run: ['scripts/start.ts'], about: 'build the site and serve it' },
  dev: { run: ['scripts/dev.ts'], about: 'serve the site while you edit' },
  build: { run: ['scripts/build.ts'], about: 'check the content and build the site' },
  check: {
    run: ['scripts/check.ts'],
    about: 'check the content, and fix what has one right answer',
  },
  new: { run: ['scripts/new.ts'], about: 'add a resource' },
  rename: { run: ['scripts/rename.ts'], about: 'give a resource, topic or path a new id' },
  audit: { run: ['scripts/audit.ts'], about: 'list what is worth reviewing in the whole catalog' },
  links: { run: ['scripts/links.ts'], about: 'check the external links that are due' },
  'links:advice': { run: ['scripts/link-advice.ts'], about: 'check the links that a change adds' },
  'links:start': {
    run: ['scripts/link-start.ts'],
    about: 'fetch the link health for a scheduled check',
  },
  'links:report': {
    run: ['scripts/link-report.ts'],
    about: 'publish the result of a scheduled check',
  },
  review: {
    run: ['scripts/review.ts'],
    about: 'describe what a change does to the catalog',
    development: true,
  },
  'review:comment': { run: ['scripts/review-comment.ts'], about: 'post a review as a comment' },
  'review:machine-files': {
    run: ['scripts/review-machine-files.ts'],
    about: 'reject changes to files that only machines write',
  },
  suggestion: { run: ['scripts/suggestion.ts'], about: 'reply to a filled-in issue form' },
  generate: {
    run: ['scripts/generate.ts'],
    about: 'write the files that come from schemas and content',
  },
  bench: { run: ['bench/bench.ts'], about: 'measure build, check, search and links' },
  test: { run: ['scripts/test.ts'], about: 'run every test', development: true },
  lint: {
    run: ['node_modules/eslint/bin/eslint.js', '.'],
    about: 'lint the code',
    development: true,
  },
  format: {
    run: ['node_modules/prettier/bin/prettier.cjs', '--write', '.'],
    about: 'format the code',
    development: true,
  },
  node: { run: [], about: 'run a script with the Node of the project' },
  postinstall: { run: ['scripts/postinstall.ts'], about: 'complete an installation; npm runs it' },
};

const HELP = `Usage: npm run <command> -- [options]
       node scripts/cairn.mjs <command> [options]

Commands:
${Object.entries(commands)
  .map(([name, { about }]) => `  ${name.padEnd(20)} ${about}`)
  .join('\n')}

For the options of a command: npm run <command> -- --help
Relative paths are read from the project folder.`;

if (isProgram(fileURLToPath(import.meta.url))) await main(process.argv.slice(2));

/**
 * Whether a file is the program of this process, and not imported by another one.
 * @param {string} file
 */
export function isProgram(file) {
  return process.argv[1] !== undefined && realpathOf(process.argv[1]) === file;
}

/** @param {string[]} args */
async function main([name, ...args]) {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(HELP);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return fail(`${describeUnknown(name)}\n\n${HELP}`);

  const installing = name === 'postinstall';
  const broken = installing ? undefined : findInstallationFault(ROOT, command.development === true);
  if (broken !== undefined) return fail(broken);
  const { node, problem } = chooseNode(findNodes());
  // Nothing to complete without it; the first command says what to install.
  if (node === undefined) return installing ? undefined : fail(problem);

  const note = describePaths(args, findTypingFolder());
  if (note !== undefined) console.error(note);
  const end = await run(node, ['--import', IGNORE_CLOSED_PIPES, ...command.run, ...args], {
    cwd: ROOT,
    env: environmentFor(node),
    endWithParent: process.env['npm_lifecycle_event'] !== undefined,
  });
  if (end.error !== undefined) return fail(`"${node}" could not be started: ${end.error.message}`);
  process.exitCode = endLike(end);
}

/**
 * Runs a program on this process's input and output, in a process group of its own, and hands signals on to the whole
 * group: so each is delivered once, though npm repeats what a terminal has already sent, and nothing is left behind.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, endWithParent?: boolean }} options `endWithParent` ends the program when
 *   the parent of this process is gone: npm 9 starts a shell in between, which dies of a signal and hands none on
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, error?: Error, stopped: boolean }>}
 */
export function run(program, args, { endWithParent = false, ...options } = {}) {
  const hasGroups = process.platform !== 'win32';
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: 'inherit', detached: hasGroups });
    /** @param {NodeJS.Signals | 0} signal */
    const send = (signal) => {
      try {
        return process.kill(hasGroups ? -(child.pid ?? NaN) : (child.pid ?? NaN), signal);
      } catch {
        return false;
      }
    };
    let stopped = false;
    let last = { signal: '', at: 0 };
    /** @param {NodeJS.Signals} signal */
    const stop = (signal) => {
      const repeated = signal === last.signal && Date.now() - last.at < 200;
      last = { signal, at: Date.now() };
      if (repeated) return;
      stopped = true;
      send(signal);
    };
    /** @type {[NodeJS.Signals, (signal: NodeJS.Signals) => void][]} */
    const handlers = SIGNALS.map((signal) => [signal, stop]);
    if (hasGroups) {
      const pause = () => {
        send('SIGSTOP');
        process.kill(process.pid, 'SIGSTOP');
      };
      handlers.push(['SIGTSTP', pause], ['SIGCONT', send], ['SIGWINCH', send]);
    }
    for (const [signal, handler] of handlers) process.on(signal, handler);
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (endWithParent && process.ppid !== parent) stop('SIGTERM');
    }, 500);
    const end = async (code, signal, error) => {
      // What the program started has had the same signal: it may take its time, but not for ever.
      const limit = Date.now() + GRACE;
      while (stopped && hasGroups && send(0)) {
        if (Date.now() > limit) send('SIGKILL');
        await new Promise((wake) => setTimeout(wake, 20));
        if (Date.now() > limit + 1000) break;
      }
      clearInterval(watch);
      for (const [signal, handler] of handlers) process.off(signal, handler);
      resolve({ code, signal, error, stopped });
    };
    child.on('error', (error) => void end(null, null, error));
    child.on('exit', (code, signal) => void end(code, signal));
  });
}

/**
 * Ends this process as another one ended: with its exit code, which it returns, or by its signal.
 * @param {{ code: number | null, signal: NodeJS.Signals | null }} end
 * @returns {number}
 */
export function endLike({ code, signal }) {
  if (signal !== null) process.kill(process.pid, signal);
  return code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0);
}

/**
 * The first Node that runs here and is new enough, or what to install.
 * @param {Iterable<Candidate>} candidates the bundled one first, as it is the one that the tests run with
 * @returns {{ node?: string, problem: string }}
 */
export function chooseNode(candidates) {
  const seen = [];
  for (const candidate of candidates) {
    if (candidate.fault === undefined && isNewEnough(candidate.version))
      return { node: candidate.path, problem: '' };
    seen.push(candidate);
  }
  const bundled = seen.find(({ isBundled }) => isBundled === true);
  const newest = seen
    .flatMap(({ version }) => version ?? [])
    .sort(compareVersions)
    .at(-1);
  const why =
    bundled?.fault === undefined ? '' : `"${bundled.path}" does not run here: ${bundled.fault}. `;
  const found = newest === undefined ? '' : `; the newest here is ${newest.replace(/^v/, '')}`;
  return {
    problem: `${why}Cairn needs Node 22.19 or later${found}. Install Node 24 from https://nodejs.org/ and run "npm ci".`,
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

/** The Nodes of this machine, each looked at only when those before it will not do. */
function* findNodes() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = join(ROOT, `node_modules/node-${process.platform}-${process.arch}/bin`, file);
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
      fault: 'the C library that it needs is missing (glibc; Alpine and others have musl)',
    };
  if (code === 'EACCES')
    return {
      path,
      fault: 'it may not be executed (a folder mounted "noexec", or a missing permission)',
    };
  const said = (stderr ?? '').split('\n').find((line) => line.trim() !== '');
  return {
    path,
    fault: (said ?? error?.message ?? `it ended with code ${status}`).trim().slice(0, 200),
  };
}

/**
 * What is wrong with `node_modules`, as a sentence that says what to do, or undefined.
 * @param {string} root the project folder
 * @param {boolean} development whether the development packages are needed too
 */
export function findInstallationFault(root, development) {
  if (!existsSync(join(root, 'node_modules')))
    return 'The packages of this project are not installed. Run "npm ci" first.';
  // npm writes this file last.
  if (!existsSync(join(root, 'node_modules/.package-lock.json')))
    return 'The installation in node_modules is not complete. Run "npm ci" again.';
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === undefined)
    return 'package-lock.json cannot be read. Restore it ("git checkout package-lock.json") and run "npm ci".';
  const ours = { ...wanted['']?.dependencies, ...wanted['']?.devDependencies };
  for (const [path, { version, dev, optional, devOptional, peer }] of Object.entries(wanted)) {
    if (path === '' || optional || devOptional || peer || (dev && !development)) continue;
    const name = nameOf(path);
    if (!existsSync(join(root, path, 'package.json')))
      return dev
        ? `This command needs the development packages, and "${name}" is not installed. Run "npm ci" first.`
        : `"${name}" is missing from node_modules. Run "npm ci" again.`;
    if (path !== `node_modules/${name}` || !Object.hasOwn(ours, name)) continue;
    const found = readJson(join(root, path, 'package.json'))?.version;
    if (found !== version)
      return `node_modules has "${name}" ${found}, and the project needs ${version}. Run "npm ci" again.`;
  }
  const lacking = findMissingForPlatform(root)[0];
  if (lacking !== undefined)
    return `"${lacking.name}", which this machine needs, is missing from node_modules. Run "npm ci" again, without leaving out optional packages or scripts.`;
  return undefined;
}

/**
 * The packages made for this kind of machine that are not installed. npm leaves an optional package out without a word
 * when the Node that runs npm is too old for it, and when node_modules comes from another machine.
 * @param {string} root
 * @returns {{ name: string, version: string }[]}
 */
export function findMissingForPlatform(root) {
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {};
  const missing = Object.entries(wanted).filter(
    ([path, { os, cpu, optional, dev }]) =>
      // Node itself is looked for elsewhere, as that of the user may do.
      optional &&
      !dev &&
      os?.includes(process.platform) &&
      cpu?.includes(process.arch) &&
      !path.startsWith('node_modules/node-') &&
      !existsSync(join(root, path, 'package.json')),
  );
  const libc = missing.length > 0 ? findLibc() : undefined;
  return missing
    .filter(([, wants]) => wants.libc === undefined || wants.libc.includes(libc))
    .map(([path, { version }]) => ({ name: nameOf(path), version }));
}

function findLibc() {
  if (process.platform !== 'linux') return undefined;
  // Host names are of no use here, and looking them up takes time.
  process.report.excludeNetwork = true;
  const { header } = /** @type {any} */ (process.report.getReport());
  return header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

/** @returns {Record<string, any> | undefined} the packages of a lock file, unless it cannot be read */
function readPackages(file) {
  return readJson(file)?.packages;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} path of a package in a lock file */
function nameOf(path) {
  return path.replace(/^.*node_modules\//, '');
}

/**
 * A line for somebody who types a relative path in another folder than the one where the command runs, or undefined.
 * @param {string[]} args
 * @param {string} folder where the command was typed
 * @param {string} root
 */
export function describePaths(args, folder, root = ROOT) {
  if (realpathOf(folder) === realpathOf(root)) return undefined;
  const isRelative = (value) =>
    value !== '' && !isAbsolute(value) && !/^[a-z][a-z\d+.-]+:/i.test(value);
  return args.map((arg) => arg.replace(/^-.*?(=|$)/, '')).some(isRelative)
    ? `Relative paths are read from "${root}", not from "${folder}".`
    : undefined;
}

/**
 * @param {string} name a command that does not exist
 */
export function describeUnknown(name) {
  const near = Object.keys(commands).find(
    (known) => known.startsWith(name) || countEdits(name, known) <= 2,
  );
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `There is no command ${JSON.stringify(name.slice(0, 100))}.${hint}`;
}

/** The environment for a command: what it starts by the name "node" is the same Node. */
function environmentFor(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    // A command that was started here runs here, whoever started it.
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_PREVIEW_BACKGROUND: '0',
    ...process.env,
    [key]: [dirname(node), process.env[key]].filter(Boolean).join(delimiter),
  };
}

/** Where the command was typed: npm changes to the project folder first, and remembers it. */
function findTypingFolder() {
  const { INIT_CWD, npm_lifecycle_event: script } = process.env;
  return script !== undefined && INIT_CWD ? INIT_CWD : process.cwd();
}

function countEdits(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a.slice(0, 100)].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

function compareVersions(a, b) {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((number, i) => number !== right[i]);
  return at === -1 ? 0 : left[at] - (right[at] ?? 0);
}

function numbersOf(version) {
  return (/(\d+)\.(\d+)\.(\d+)/.exec(version ?? '') ?? []).slice(1).map(Number);
}

function realpathOf(path) {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 2;
}

/** @typedef {{ path: string, version?: string, fault?: string, isBundled?: boolean }} Candidate */
