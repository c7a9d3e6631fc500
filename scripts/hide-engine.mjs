// Hides where the engine lies from what cannot work there. Plain JavaScript, and only Node's own modules.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';

/** What Vite takes for a part of an address, of a pattern or of an escape, within paths of modules. */
const UNUSABLE =
  process.platform === 'win32' ? /[#?%*"\u0000-\u001f]/ : /[#?%*"\\\u0000-\u001f\u007f]/;
/** What of a checkout is run or read. */
const FOLDERS = ['bench', 'public', 'scripts', 'src', 'tests'];
/** Where pnpm and npm keep packages that they link. */
const LINKED = /^(.*[\\/]node_modules[\\/]\.(?:pnpm|store))[\\/](.+)$/s;
const OPTIONS = ['--preserve-symlinks', '--preserve-symlinks-main'];

/**
 * The folder of this user, with a path that everything can work with, for what can be made again.
 */
export function findUserCache() {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  const folders = [xdg, local, join(homedir(), '.cache'), tmpdir()];
  const found = folders.find((path) => path && isAbsolute(path) && !UNUSABLE.test(path));
  return join(found ?? tmpdir(), 'cairn');
}

/**
 * The engine by a path that Vite can work with, and the options with which Node keeps to that path: links lead from there
 * to where it lies. Most often it is where it lies.
 * @param {string} engine its folder
 * @param {string} cache a folder for links
 * @returns {{ engine: string, options: string[] }}
 * @throws {Error} if the cache cannot be written
 */
export function hideEngine(engine, cache) {
  if (!UNUSABLE.test(engine)) return { engine, options: [] };
  const [, store, path] = LINKED.exec(engine) ?? [];
  if (store !== undefined) return { engine: join(mirrorStore(store, cache), path), options: [] };
  const place = join(cache, createHash('sha256').update(engine).digest('hex').slice(0, 16));
  const packages = join(place, 'node_modules');
  mkdirSync(place, { recursive: true });
  if (basename(dirname(engine)) === 'node_modules') {
    link(dirname(engine), packages);
    return { engine: join(packages, basename(engine)), options: OPTIONS };
  }
  // Beside its packages, not above them, so that every package has one path.
  const hidden = join(place, 'engine');
  mkdirSync(hidden, { recursive: true });
  link(join(engine, 'node_modules'), packages);
  for (const name of FOLDERS) link(join(engine, name), join(hidden, name));
  // A copy of its permissions might refuse the next one.
  writeFileSync(join(hidden, 'package.json'), readFileSync(join(engine, 'package.json')));
  return { engine: hidden, options: OPTIONS };
}

/**
 * The packages of a store again, where everything can work with their paths: a package that is a link finds those beside
 * it only by its real path. Files are the same ones, so that they take no room, unless the cache is on another disk.
 * @param {string} store its folder
 * @param {string} cache
 */
function mirrorStore(store, cache) {
  // An install that changes something touches the folder.
  const name = `${store}\n${statSync(store).mtimeMs}`;
  const place = join(cache, createHash('sha256').update(name).digest('hex').slice(0, 16));
  const mirror = join(place, 'node_modules', basename(store));
  if (existsSync(mirror)) return mirror;
  const begun = join(place, `begun-${process.pid}`);
  rmSync(begun, { recursive: true, force: true });
  mkdirSync(dirname(mirror), { recursive: true });
  copyFolder(store, begun, { store, mirror });
  try {
    renameSync(begun, mirror);
  } catch (error) {
    // Another command was faster.
    rmSync(begun, { recursive: true, force: true });
    if (!existsSync(mirror)) throw error;
  }
  return mirror;
}

function copyFolder(from, to, folders) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target, folders);
    else if (entry.isSymbolicLink()) {
      const { store, mirror } = folders;
      const leads = readlinkSync(source);
      const inside = isAbsolute(leads) && leads.startsWith(store);
      symlinkSync(inside ? mirror + leads.slice(store.length) : leads, target, 'junction');
    } else if (entry.isFile()) copyFile(source, target);
  }
}

function copyFile(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function link(target, path) {
  try {
    if (readlinkSync(path) === target) return;
  } catch {
    // There is none yet.
  }
  rmSync(path, { recursive: true, force: true });
  // Windows lets everybody create junctions, but not links.
  symlinkSync(target, path, 'junction');
}
