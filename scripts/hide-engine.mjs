// Hides where the engine lies from what cannot work there. Plain JavaScript, and only Node's own modules.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';

/** What Vite takes for a part of an address, of a pattern or of an escape, within paths of modules. */
const UNUSABLE =
  process.platform === 'win32' ? /[#?%*"\u0000-\u001f]/ : /[#?%*"\\\u0000-\u001f\u007f]/;
/** What of a checkout is run or read. */
const FOLDERS = ['bench', 'public', 'scripts', 'src', 'tests'];
/** Where pnpm and npm keep packages that they link. */
const LINKED = /[\\/]node_modules[\\/]\.(?:pnpm|store)[\\/]/;
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
 * @throws {Error} if its packages are links themselves, with a sentence that says what to do
 */
export function hideEngine(engine, cache) {
  const [character] = UNUSABLE.exec(engine) ?? [];
  if (character === undefined) return { engine, options: [] };
  // By another path than its real one, a package would not find those beside it.
  if (LINKED.test(engine))
    throw new Error(
      `its packages are links, which do not work below a path with ${JSON.stringify(character)}. Move the project, or install with node-linker=hoisted (pnpm) or --install-strategy=hoisted (npm).`,
    );
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
