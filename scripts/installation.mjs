// Looks at node_modules, and completes it. Plain JavaScript, and only Node's own modules, so that any Node from 18 on can run it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is wrong with `node_modules`, as a sentence that says what to do, or undefined.
 * @param {string} root the project folder
 * @param {boolean} development whether the development packages are needed too
 */
export function findInstallationIssue(root, development) {
  if (!existsSync(join(root, 'node_modules')))
    return 'The packages of this project are not installed. Run "npm ci" first.';
  // npm writes this file last.
  if (!existsSync(join(root, 'node_modules/.package-lock.json')))
    return 'The installation in node_modules is not complete. Run "npm ci" again.';
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === undefined)
    return 'package-lock.json cannot be read. Restore it ("git checkout package-lock.json") and run "npm ci".';
  const ours = { ...wanted['']?.dependencies, ...wanted['']?.devDependencies };
  for (const [path, wants] of Object.entries(wanted)) {
    const { version, dev, optional, devOptional, peer, link } = wants;
    if (path === '' || optional || devOptional || peer || link || (dev && !development)) continue;
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
    return `"${lacking.name}", which this machine needs, is missing from node_modules. Run "npm ci" again, without leaving out optional packages.`;
  return undefined;
}

/**
 * Adds the packages made for this kind of machine that are not installed. npm leaves out those that its own Node is too
 * old for, such as the bundler's program, though the commands run with a newer Node. By name they are no longer optional.
 * @param {string} root the project folder
 */
export function completeInstallation(root) {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return;
  const missing = findMissingForPlatform(root).map(({ name, version }) => `${name}@${version}`);
  if (missing.length === 0) return;
  console.error(`Adding what npm left out for this machine: ${missing.join(', ')}`);
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  spawnSync('npm', ['install', ...options, ...missing], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    timeout: 120_000,
  });
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
