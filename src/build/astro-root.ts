import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import nodePath, { dirname, join, resolve } from 'node:path';
import { engineFolder, isPackage } from '../files/engine.ts';
import { listFiles } from '../files/list-files.ts';
import { createFolder } from '../files/write-file.ts';
import { describeUnbuildable } from './output-folder.ts';

/** The folder of a project in which commands keep what they can make again. */
export const CACHE = '.cache';

/** Where Astro finds its project, the engine and the packages of the engine. Paths are absolute. */
export interface AstroRoot {
  root: string;
  /** The folder of the engine with `src` and `public`, or a copy of it. */
  engine: string;
  /** Whether the engine runs through links that hide where it lies. */
  isHidden: boolean;
}

/**
 * Prepares the folder that Astro takes for its project: the real one holds nothing but content, and the engine may lie
 * where nobody may write. The packages of the engine are linked into it, where what Astro builds looks for them.
 *
 * @param use what the folder is for: a build and a server may run at the same time
 */
export async function prepareAstroRoot(use: 'build' | 'dev'): Promise<AstroRoot> {
  const engine = engineFolder();
  const isHidden = process.execArgv.includes('--preserve-symlinks');
  const root = join(isHidden ? findHiddenCache(engine) : await findCache(), use);
  await createFolder(root);
  // Hidden packages are above the root already, by the same path as for the engine.
  if (!isHidden) await linkPackages(join(root, 'node_modules'), join(engine, 'package.json'));
  if (canWorkIn(engine, root)) return { root, engine, isHidden };
  const copy = join(root, 'engine');
  await rm(copy, { recursive: true, force: true });
  for (const name of ['src', 'public']) await copyFiles(join(engine, name), join(copy, name));
  return { root, engine: copy, isHidden };
}

/** Copies what is in files, not who may write them: the next build has to remove them. */
async function copyFiles(from: string, to: string): Promise<void> {
  for (const name of listFiles(from, (entry) => entry.isFile())) {
    const target = join(to, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await readFile(join(from, name)));
  }
}

/**
 * Whether Astro can read the engine where it is: it takes a path for one below its root unless both begin with the same
 * folder, and what lies in `node_modules` for what never changes.
 */
function canWorkIn(engine: string, root: string): boolean {
  return (
    describeUnbuildable(engine) === undefined &&
    sharesFirstFolder(engine, root) &&
    !isPackage(engine)
  );
}

/** Whether two absolute paths begin with the same folder; on Windows, with that of the same drive. */
export function sharesFirstFolder(one: string, other: string, path = nodePath): boolean {
  const first = (full: string) => {
    const { root } = path.parse(full);
    return `${root}${full.slice(root.length).split(path.sep)[0] ?? ''}`.toLowerCase();
  };
  return first(one) === first(other);
}

/** Links each package that the engine names, wherever it was installed. */
async function linkPackages(folder: string, manifest: string): Promise<void> {
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  for (const name of Object.keys(dependencies))
    await linkFolder(join(folder, name), findPackage(name, manifest));
}

function findPackage(name: string, manifest: string): string {
  const found = findPackageJSON(name, manifest);
  if (found === undefined) throw new Error(`the package "${name}" is not installed.`);
  return dirname(found);
}

/** The cache of this project; one in the user's folder where Vite cannot work below the project's path. */
async function findCache(): Promise<string> {
  const own = resolve(CACHE);
  if (describeUnbuildable(own) === undefined) {
    await createFolder(own);
    // No .gitignore of the project has to name it.
    await writeFile(join(own, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
    return own;
  }
  const folder = process.env['CAIRN_USER_CACHE'] ?? join(tmpdir(), 'cairn');
  return join(folder, 'projects', idOf(own));
}

/** Beside the links that hide the engine, so that packages are found there. */
function findHiddenCache(engine: string): string {
  const place = isPackage(engine) ? join(engine, '../..') : dirname(engine);
  return join(place, 'projects', idOf(resolve(CACHE)));
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

async function linkFolder(link: string, target: string): Promise<void> {
  if ((await readlink(link).catch(() => undefined)) === target) return;
  await mkdir(dirname(link), { recursive: true });
  await rm(link, { recursive: true, force: true });
  // Windows lets everybody create junctions, but not links.
  await symlink(target, link, 'junction');
}

interface Manifest {
  dependencies: Record<string, string>;
}
