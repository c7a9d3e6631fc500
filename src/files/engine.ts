import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

/**
 * The folder of the engine, the one with its package.json. What Vite bundles runs elsewhere: the environment names the
 * folder there.
 */
export function engineFolder(): string {
  return process.env['CAIRN_ENGINE'] ?? findAbove(import.meta.dirname, 'package.json');
}

/**
 * The path of a module of the engine that another process is to run or load: in a package Node refuses TypeScript, so
 * that it is compiled there.
 *
 * @param name its path from the engine's folder without the extension, such as `src/build/end-with-parent`
 */
export function engineModule(name: string): string {
  const engine = engineFolder();
  return isPackage(engine) ? join(engine, 'lib', `${name}.js`) : join(engine, `${name}.ts`);
}

/**
 * Loads a module of the engine by Node itself, in code that Vite bundles: what a build may not need is not bundled, and
 * state is not kept twice.
 *
 * @param name as for {@link engineModule}
 */
export function loadEngineModule<Module>(name: string): Module {
  const path = engineModule(name);
  return createRequire(path)(path) as Module;
}

/** Whether an engine was installed as a package, by its folder; else it is a checkout. */
export function isPackage(engine: string, separator: string = sep): boolean {
  return engine.split(separator).includes('node_modules');
}

/** The version of the engine, as its package.json says. */
export function engineVersion(): string {
  return readManifest(engineFolder()).version;
}

/** Once a process: every page needs it. */
function readManifest(engine: string): Manifest {
  const known = manifests.get(engine);
  if (known) return known;
  const manifest = JSON.parse(readFileSync(join(engine, 'package.json'), 'utf8')) as Manifest;
  manifests.set(engine, manifest);
  return manifest;
}

const manifests = new Map<string, Manifest>();

interface Manifest {
  version: string;
  repository?: unknown;
}

/**
 * The address of the engine's own repository, for pages that lead there; `undefined` where its package.json names none.
 */
export function engineRepository(): string | undefined {
  return parseRepository(readManifest(engineFolder()).repository);
}

/** The web address in `repository` of a package.json: `git+https://…/name.git`, alone or as its `url`. */
export function parseRepository(field: unknown): string | undefined {
  const url = typeof field === 'object' && field !== null && 'url' in field ? field.url : field;
  if (typeof url !== 'string') return undefined;
  const address = url.replace(/^git\+/, '').replace(/(?:\.git)?\/*$/, '');
  return /^https:\/\//.test(address) && URL.canParse(address) ? address : undefined;
}

function findAbove(folder: string, name: string): string {
  return existsSync(join(folder, name)) ? folder : findAbove(dirname(folder), name);
}
