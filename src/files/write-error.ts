import { dirname } from 'node:path';

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
