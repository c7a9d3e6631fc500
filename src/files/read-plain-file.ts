import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  opendirSync,
  readSync,
  realpathSync,
  type Dirent,
} from 'node:fs';

type Unreadable = 'absent' | 'link' | 'not-a-file' | 'too-large' | 'forbidden';

/** A file that is not read, with the reason as words that follow its name. */
export class UnreadableFile extends Error {
  readonly reason: Unreadable;
  /** The bytes that it has, if they are known. */
  readonly size: number | undefined;

  constructor(path: string, reason: Unreadable, size?: number) {
    super(`"${path}" ${words[reason]}.`);
    this.reason = reason;
    this.size = size;
  }
}

const words: Record<Unreadable, string> = {
  absent: 'does not exist',
  link: 'is a symbolic link',
  'not-a-file': 'is no plain file',
  'too-large': 'is too large',
  forbidden: 'cannot be read: permission denied',
};

// Windows knows neither: there the look at the entry itself must do.
const KNOWS_LINKS = constants.O_NOFOLLOW !== undefined;
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a plain file of at most `largest` bytes: never more is read, no link is followed, and neither a pipe nor
 * a device can hold it up. With `follow`, for a path that the user names, a link to such a file is one. `listed` is
 * what the listing of its folder said it is, if that was read just now.
 * @throws {UnreadableFile} if it is something else, larger, absent, or may not be read
 */
export function readPlainFile(
  path: string,
  largest: number,
  {
    follow = false,
    listed,
  }: { follow?: boolean; listed?: Pick<Dirent, 'isFile'> | undefined } = {},
): Buffer {
  let handle: number;
  try {
    if (follow) path = realpathSync(path);
    // Where links are not followed as a file is opened, nothing but a plain one is opened.
    const entry = KNOWS_LINKS && listed?.isFile() ? undefined : lstatSync(path);
    if (entry?.isSymbolicLink()) throw new UnreadableFile(path, 'link');
    // To open some devices has effects.
    if (entry?.isFile() === false) throw new UnreadableFile(path, 'not-a-file');
    handle = openSync(path, FLAGS);
  } catch (error) {
    throw explain(path, error);
  }
  try {
    const { size, isPlain } = statOf(handle);
    if (!isPlain) throw new UnreadableFile(path, 'not-a-file');
    if (size > largest) throw new UnreadableFile(path, 'too-large', size);
    // One byte more than it has, as it may grow or not know its size.
    let bytes = Buffer.allocUnsafe(size + 1);
    let length = 0;
    for (;;) {
      const read = readSync(handle, bytes, length, bytes.length - length, null);
      length += read;
      if (length > largest) throw new UnreadableFile(path, 'too-large');
      if (read === 0) return bytes.subarray(0, length);
      if (length === bytes.length)
        bytes = Buffer.concat([bytes], Math.min(largest + 1, length * 2 + 1024));
    }
  } catch (error) {
    throw explain(path, error);
  } finally {
    closeSync(handle);
  }
}

/**
 * The entries of a folder, in no order; `undefined` if it has more than `most`, of which no more are read.
 * @throws {UnreadableFile} if it is none, absent, or may not be read; a link to one where `follow` is not set
 */
export function readPlainFolder(
  path: string,
  most: number,
  { follow = false } = {},
): Dirent[] | undefined {
  try {
    if (!follow && lstatSync(path).isSymbolicLink()) throw new UnreadableFile(path, 'link');
    const folder = opendirSync(path);
    try {
      const entries: Dirent[] = [];
      for (let entry = folder.readSync(); entry; entry = folder.readSync()) {
        if (entries.length === most) return undefined;
        entries.push(entry);
      }
      return entries;
    } finally {
      folder.closeSync();
    }
  } catch (error) {
    throw explain(path, error);
  }
}

function statOf(handle: number): { size: number; isPlain: boolean } {
  const entry = fstatSync(handle);
  return { size: entry.size, isPlain: entry.isFile() };
}

function explain(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : reasons[code];
  return reason === undefined ? error : new UnreadableFile(path, reason);
}

const reasons: Partial<Record<string, Unreadable>> = {
  ENOENT: 'absent',
  ENOTDIR: 'not-a-file',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
  ENODEV: 'not-a-file',
  ELOOP: 'link',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
};
