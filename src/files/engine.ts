import { existsSync, readFileSync } from 'node:fs';
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

/** Whether an engine was installed as a package, by its folder; else it is a checkout. */
export function isPackage(engine: string): boolean {
  return engine.split(sep).includes('node_modules');
}

/** The version of the engine, as its package.json says. */
export function engineVersion(): string {
  const text = readFileSync(join(engineFolder(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function findAbove(folder: string, name: string): string {
  return existsSync(join(folder, name)) ? folder : findAbove(dirname(folder), name);
}
