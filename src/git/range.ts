import { UnreadableFile } from '../files/read-plain-file.ts';
import { git, isGitMissing, readBlobBytes } from './git.ts';

/** No file that is read of a commit is larger, in bytes. */
const LARGEST = 1024 * 1024;

/** The two ends of a change. */
interface GitRange {
  /** The commit before it. */
  from: string;
  /** The last commit of it; `undefined` if it goes up to the files on disk. */
  to: string | undefined;
}

/**
 * Parses a range as git writes them: `A..B`, `A...B` (since both parted) or `A` (up to the files on disk).
 *
 * @throws {Error} if it is not a range, or git does not know one of its ends
 */
export async function readRange(range: string, folder: string): Promise<GitRange> {
  if (/(?:^|\.\.)-/.test(range)) throw new Error(`"${range}" is not a Git range.`);
  const [, from, dots, to] = /^(.*?)(?:(\.{2,3})(.*))?$/s.exec(range) ?? [];
  const begin = await readCommit(from || 'HEAD', folder);
  if (!dots) return { from: begin, to: undefined };
  const end = await readCommit(to || 'HEAD', folder);
  if (dots === '..') return { from: begin, to: end };
  return { from: (await git(folder, ['merge-base', begin, end])).trim(), to: end };
}

async function readCommit(name: string, folder: string): Promise<string> {
  const found = await git(folder, [
    'rev-parse',
    '--verify',
    '--end-of-options',
    `${name}^{commit}`,
  ]).catch(async (error: unknown) => {
    if (isGitMissing(error)) throw new Error('git is not installed, or not on the PATH.');
    if (/dubious ownership|not a git repository/.test((error as Error).message)) throw error;
    const shallow = await git(folder, ['rev-parse', '--is-shallow-repository']).catch(() => '');
    throw new Error(
      shallow.trim() === 'true'
        ? `git knows no commit "${name}" here, as the clone is shallow and holds only the newest. Run: git fetch --unshallow`
        : `git knows no commit "${name}" here. Check its spelling, or run: git fetch`,
    );
  });
  return found.trim();
}

/** A change as it is, whatever `.gitmodules` or a setting would leave out of it. */
const WHOLE = ['--no-renames', '--ignore-submodules=none', '--relative', '-z'];

/** The files of a folder that differ within a range, from that folder; a renamed one under both names. */
export async function findChangedFiles({ from, to }: GitRange, folder: string): Promise<string[]> {
  const names = ['--name-only', ...WHOLE];
  const ends = to === undefined ? [from] : [from, to];
  const differing = await git(folder, ['diff', ...names, ...ends, '--', '.']);
  // A diff does not contain files that git does not know yet.
  const unknown =
    to === undefined ? await git(folder, ['ls-files', '-z', '-o', '--exclude-standard']) : '';
  return [...differing.split('\0'), ...unknown.split('\0')].filter((file) => file !== '');
}

/** The files of a folder that differ within a range and are no plain file at its end: links, programs, other repositories. */
export async function findOddFiles({ from, to }: GitRange, folder: string): Promise<string[]> {
  const ends = to === undefined ? [from] : [from, to];
  const raw = await git(folder, ['diff', '--raw', ...WHOLE, ...ends, '--', '.']);
  const parts = raw.split('\0');
  return parts.flatMap((part, i) => {
    const mode = /^:\d{6} (\d{6}) /.exec(part)?.[1];
    const isOdd = i % 2 === 0 && mode !== undefined && !['100644', '000000'].includes(mode);
    return isOdd ? (parts[i + 1] ?? []) : [];
  });
}

/** The text of a file of a folder at a commit; `undefined` if it did not exist or cannot be read. */
export async function readFileAt(
  commit: string,
  file: string,
  folder: string,
): Promise<string | undefined> {
  const found = (await readFilesAt(commit, [file], folder)).get(file);
  return Buffer.isBuffer(found) ? found.toString() : undefined;
}

/** So many names fit in a command line. */
const NAMES = 100;

/**
 * The bytes of files of a folder at a commit, or why they are not to be read: git keeps links and whole repositories
 * as well. What did not exist is `undefined`.
 */
export async function readFilesAt(
  commit: string,
  files: string[],
  folder: string,
): Promise<Map<string, Buffer | UnreadableFile | undefined>> {
  const hashes = new Map<string, string>();
  const found = new Map<string, Buffer | UnreadableFile | undefined>(
    files.map((file) => [file, undefined]),
  );
  for (let at = 0; at < files.length; at += NAMES) {
    const paths = files.slice(at, at + NAMES).map((file) => `./${file}`);
    const listed = await git(folder, ['ls-tree', '-l', '-z', commit, '--', ...paths]);
    for (const entry of listed.split('\0')) {
      const [, mode, hash = '', size, file = ''] =
        /^(\d+) \S+ ([0-9a-f]+) +(\S+)\t(.*)$/s.exec(entry) ?? [];
      if (mode === undefined) continue;
      if (mode === '120000') found.set(file, new UnreadableFile(file, 'link'));
      else if (!mode.startsWith('100')) found.set(file, new UnreadableFile(file, 'not-a-file'));
      else if (Number(size) > LARGEST)
        found.set(file, new UnreadableFile(file, 'too-large', Number(size)));
      else hashes.set(file, hash);
    }
  }
  const blobs = await readBlobBytes(folder, [...hashes.values()], { largest: LARGEST });
  for (const [file, hash] of hashes) found.set(file, blobs.get(hash));
  return found;
}
