import { readFile, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { disk, statIfAny, removeAbandoned, temporaryOf } from './disk.ts';

/**
 * Writes a text file whole or not at all: a reader sees the old text or the new one, also when the program is killed,
 * the disk is full or the power fails. Permissions of an old file stay. Folders that are missing are created.
 *
 * @throws {WriteError} if it cannot be written, or is no plain file; the old file is untouched then
 */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  try {
    const target = await findTarget(path);
    const folder = dirname(target);
    await disk.mkdir(folder, { recursive: true });
    await removeAbandoned(folder);
    const temporary = temporaryOf(target);
    try {
      await disk.create(temporary, text);
      await keepMode(target, temporary);
      await disk.rename(temporary, target);
    } catch (error) {
      // What stays behind is removed by the next write into this folder.
      await disk.rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    await disk.syncFolder(folder);
  } catch (error) {
    throw toWriteError(error, path);
  }
}

/**
 * Writes an object as JSON over nothing but an earlier one of its kind, which is known by its keys.
 *
 * @throws {WriteError} if something else is there, and as `writeFileAtomically` does
 */
export async function writeOwnJson<Value extends object>(
  path: string,
  value: Value,
  keys: (keyof Value & string)[],
): Promise<void> {
  const found = await statIfAny(path);
  if (found?.isFile() && !hasKeys(await readFile(path, 'utf8'), keys))
    throw new WriteError(
      `"${path}" holds something else than this command writes, and is not overwritten. Name another file.`,
    );
  await writeFileAtomically(path, JSON.stringify(value));
}

/** Gives a file a second name unless something has that name; returns whether it did. */
export async function createLink(from: string, to: string): Promise<boolean> {
  try {
    await disk.link(from, to);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Some file systems know no second names.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
  }
  return disk.create(to, await readFile(from, 'utf8')).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

/**
 * Creates a folder and those above it.
 *
 * @throws {WriteError} if it cannot be created
 */
export async function createFolder(folder: string): Promise<void> {
  await disk.mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    const { code, path = folder } = error;
    if (code !== 'ENOTDIR') throw toWriteError(error, folder);
    throw new WriteError(
      `"${path}" is not a folder, but one is needed there. Move it away, or choose another place.`,
      code,
      error,
    );
  });
}

/** Gives a file the permissions of the one that it is to replace. */
export async function keepMode(old: string, file: string): Promise<void> {
  const found = await statIfAny(old);
  if (found?.isFile()) await disk.chmod(file, found.mode & 0o777);
}

/**
 * The plain file that a path means, or would be. A symbolic link may lead to another file of its folder, so that no
 * link writes elsewhere; a pipe or a device would never end.
 */
async function findTarget(path: string): Promise<string> {
  const found = await statIfAny(path);
  if (!found || found.isFile()) return path;
  if (!found.isSymbolicLink()) throw notPlain(path);
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined || dirname(target) !== (await realpath(dirname(path))))
    throw new WriteError(
      `"${path}" is a symbolic link that leads out of its folder, and is not followed. Replace it by a file.`,
    );
  if (!(await statIfAny(target))?.isFile()) throw notPlain(path);
  return target;
}

function notPlain(path: string): WriteError {
  return new WriteError(
    `"${path}" is not a plain file, and is not written. Remove it, or name another file.`,
  );
}

function hasKeys(json: string, keys: string[]): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && keys.every((key) => key in value);
  } catch {
    return false;
  }
}

/** A failure to write, as one sentence with the path and what to do. */
export class WriteError extends Error {
  /** The code of the system, such as `ENOSPC`. */
  readonly code: string;

  constructor(message: string, code = '', cause?: unknown) {
    super(message, { cause });
    this.name = 'WriteError';
    this.code = code;
  }
}

/** By code of the system: what is wrong at a path, and what to do. */
const SENTENCES: Record<string, (path: string) => string> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: (path) =>
    `"${path}" cannot be written: the file system is read-only. Mount it writable, or choose another place.`,
  ENOSPC: (path) =>
    `"${path}" cannot be written: the disk is full. Free some space, and run the command again.`,
  EDQUOT: (path) =>
    `"${path}" cannot be written: your disk quota is used up. Free some space, and run the command again.`,
  EFBIG: (path) =>
    `"${path}" cannot be written: the system allows no file of that size. Raise the limit (ulimit -f), and run the command again.`,
  ENOENT: (path) =>
    `"${path}" cannot be written: the folder "${dirname(path)}" does not exist. Create it first.`,
  ENOTDIR: (path) =>
    `"${path}" cannot be written: "${dirname(path)}" is not a folder. Name a file in a folder.`,
  EEXIST: (path) => `"${path}" already exists, and nothing is overwritten. Choose another name.`,
  EISDIR: (path) => `"${path}" cannot be written: it is a folder. Name a file.`,
  ELOOP: (path) =>
    `"${path}" cannot be written: its symbolic links lead in a circle. Replace them by files.`,
  ENAMETOOLONG: (path) =>
    `"${path}" cannot be written: the name is too long. Choose a shorter one.`,
  EBUSY: (path) =>
    `"${path}" cannot be replaced: another program or a mount holds it. Close it, or choose another place.`,
  EXDEV: (path) =>
    `"${path}" cannot be replaced: it lies on another file system than its folder. Choose another place.`,
  EMFILE: (path) =>
    `"${path}" cannot be written: too many files are open. Close other programs, and run the command again.`,
};

/** The failure as a sentence about the path; what is no failure of the system is returned as it is. */
export function toWriteError(error: unknown, path: string): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof WriteError || code === undefined) return error as Error;
  const sentence =
    SENTENCES[code]?.(path) ?? `"${path}" cannot be written: ${message}. Run the command again.`;
  return new WriteError(sentence, code, error);
}

function notAllowed(path: string): string {
  return `"${path}" cannot be written: permission denied. Allow writing in "${dirname(path)}", or choose another place.`;
}
