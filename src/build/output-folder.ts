import { realpathSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { statIfAny } from '../files/disk.ts';
import { listFiles } from '../files/list-files.ts';
import { isOlderBuild } from './older-build.ts';

/** Names the files of a built site: only a folder that holds it is replaced, and nothing in it that is not named. */
export const MARKER = '.cairn-build.json';
const LARGEST_MARKER = 64 * 1024 * 1024;

/** What belongs to the project, and is no place for a site. */
const PROJECT_FOLDERS = [
  '.astro',
  '.devcontainer',
  '.git',
  '.github',
  '.vscode',
  'node_modules',
  'public',
  'scripts',
  'src',
  'tests',
];
/** Why there can be no folder at a path, by code of the system. */
const WRONG_PATHS: Record<string, string> = {
  ENOENT: 'is, or lies below, a symbolic link to nothing',
  ELOOP: 'is, or lies below, symbolic links that lead in a circle',
  ENAMETOOLONG: 'is longer than a path may be',
  EACCES: 'lies in a folder that you may not read',
  ERR_INVALID_ARG_VALUE: 'holds a null character',
};
/** Written by systems wherever somebody looks. */
const LITTER = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i;
const SHOWN = 5;

const markerSchema = z.object({
  cairn: z.literal('build'),
  version: z.literal(1),
  files: z.array(z.string()),
});

/** A folder that is no place for a site. */
export class OutputError extends Error {}

/**
 * The real folder that `--out` means, whether or not it exists. Folders are compared by what they are, not by name,
 * so that links, `..`, mounts and capitals lead to the same result.
 *
 * @throws {OutputError} if a site there would replace something else
 */
export async function findOutput(
  out: string,
  { project, content }: { project: string; content: string },
): Promise<string> {
  const refuse = (why: string) => new OutputError(`--out "${out}" ${why}`);
  const output = await findRealPath(resolve(project, out)).catch((error: NodeJS.ErrnoException) => {
    throw refuse(
      `${WRONG_PATHS[error.code ?? ''] ?? `cannot be used: ${error.message}`}. Name a folder.`,
    );
  });
  const found = await statIfAny(output);
  if (!(await isInFolders(output)))
    throw refuse('is, or lies below, what is not a folder. Name a folder.');
  if (output.split(sep).some((part) => part.toLowerCase() === '.git'))
    throw refuse('lies within a Git repository’s own data. Name another folder, such as dist.');

  const holders: [path: string, name: string][] = [
    [project, 'the project'],
    [content, 'the content'],
    [homedir(), 'your home folder'],
    [tmpdir(), 'the folder for temporary files'],
    [join(project, '.cache'), 'the cache of the project'],
    ...PROJECT_FOLDERS.map((name): [string, string] => [join(project, name), `"${name}"`]),
  ];
  const own = found && (await identify(output));
  const above = await identifyAll(output);
  for (const [path, name] of holders) {
    const protectedIds = await identifyAll(path);
    // What does not exist holds nothing.
    if (own !== undefined && protectedIds.includes(own))
      throw refuse(
        `is or holds ${name}, which would be deleted. Name another folder, such as dist.`,
      );
  }
  for (const [path, name] of [
    [content, 'the content'],
    ...PROJECT_FOLDERS.map((name) => [join(project, name), `"${name}"`]),
  ] as [string, string][]) {
    const id = await identify(path);
    if (id !== undefined && above.includes(id))
      throw refuse(
        `lies within ${name}, which no build changes. Name another folder, such as dist.`,
      );
  }
  return output;
}

/**
 * Refuses to replace a folder that no build made, or in which something stands that the build did not make.
 *
 * @throws {OutputError} with the names of what would be lost
 */
export async function assertReplaceable(output: string): Promise<void> {
  const names = findEntries(output);
  if (names.length === 0) return;
  const made = (await readMarker(output)) ?? (await isOlderBuild(output, names));
  if (!made)
    throw new OutputError(
      `--out "${output}" holds files that no build made, such as "${names[0] ?? ''}". ` +
        'Name an empty or new folder; if it is an incomplete site of an older version, delete it yourself.',
    );
  const foreign = names.filter((name) => !made.has(name) && !LITTER.test(name));
  if (foreign.length === 0) return;
  const shown = foreign.slice(0, SHOWN).map((name) => `"${name}"`);
  const more = foreign.length > SHOWN ? ` and ${foreign.length - SHOWN} more` : '';
  throw new OutputError(
    `--out "${output}" holds what no build made, and would be lost: ${shown.join(', ')}${more}. ` +
      'Move it away; what belongs to the site goes into public/, which every build copies.',
  );
}

/** What a marker says for these files of a site. */
export function formatMarker(files: Iterable<string>): string {
  const marker: z.infer<typeof markerSchema> = {
    cairn: 'build',
    version: 1,
    files: [...new Set([...files, MARKER])].toSorted(),
  };
  return `${JSON.stringify(marker)}\n`;
}

/** All that is below a folder and is no folder, with forward slashes, links not followed. */
export function findEntries(folder: string): string[] {
  try {
    return listFiles(folder, (entry) => !entry.isDirectory());
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new OutputError(`"${folder}" cannot be read: ${message}. Name another folder.`);
  }
}

async function readMarker(output: string): Promise<Set<string> | undefined> {
  const file = join(output, MARKER);
  const found = await statIfAny(file);
  if (!found?.isFile() || found.size > LARGEST_MARKER) return undefined;
  try {
    return new Set(markerSchema.parse(JSON.parse(await readFile(file, 'utf8'))).files);
  } catch {
    return undefined;
  }
}

/**
 * The real path of what may not exist yet, below folders that do.
 *
 * @throws {Error} if a link leads to nothing
 */
async function findRealPath(path: string): Promise<string> {
  const found = await statIfAny(path);
  if (found) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(await findRealPath(parent), basename(path));
}

/** Whether a path, or what of it exists, is a folder. */
async function isInFolders(path: string): Promise<boolean> {
  const found = await statIfAny(path);
  return found ? found.isDirectory() : dirname(path) === path || isInFolders(dirname(path));
}

/** What a folder is, whatever its name; `undefined` if there is none. */
async function identify(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.dev}:${found.ino}`;
}

/** What a folder and all folders above it are. */
async function identifyAll(path: string): Promise<string[]> {
  const ids: string[] = [];
  let at = await realpath(path).catch(() => resolve(path));
  for (;;) {
    const id = await identify(at);
    if (id !== undefined) ids.push(id);
    if (dirname(at) === at) return ids;
    at = dirname(at);
  }
}

/** What Vite and Astro take for a part of an address, of a pattern or of an escape, within paths of modules. */
const UNUSABLE = /[#?%*"\\\u0000-\u001f\u007f]/;

/**
 * Why Vite cannot work below a folder, as a sentence; `undefined` if it can. On Windows "\\" separates folders.
 */
export function describeUnbuildable(
  folder: string,
  isWindows = process.platform === 'win32',
): string | undefined {
  const [character] = UNUSABLE.exec(isWindows ? folder.replaceAll('\\', '/') : folder) ?? [];
  return (
    character &&
    `the path ${JSON.stringify(folder)} holds ${JSON.stringify(character)}, below which Vite finds no file. Move it to a folder without that.`
  );
}
