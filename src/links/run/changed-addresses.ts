import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findExternalUrls } from '../../catalog/check-body.ts';
import { parseContentFile } from '../../catalog/content-file.ts';
import { addressOfLink } from '../state/address-of-link.ts';
import type { ListedAddress } from './listed-addresses.ts';

const run = promisify(execFile);
const LARGEST = 64 * 1024 * 1024;

/**
 * The addresses among `listed` that a change of the content folder added: those that a changed file
 * names, no unchanged file names, and none of the changed files named before. So a renamed file brings none.
 * `range` is `A..B`, `A...B` (since both parted) or `A` (up to the files as they lie there).
 * Throws with what git says when it does not know the range.
 */
export async function findChangedAddresses(
  listed: ListedAddress[],
  range: string,
  folder: string,
): Promise<Set<string>> {
  if (/(?:^|\.\.)-/.test(range)) throw new Error(`"${range}" is no git range.`);
  const changed = new Set(await findChangedFiles(range, folder));
  const base = await findBase(range, folder);
  const known = new Set<string>();
  // One after the other: a change may touch thousands of files.
  for (const file of changed)
    for (const url of await readAddresses(base, file, folder)) known.add(url);
  return new Set(
    listed
      .filter(({ files }) => files.every((file) => changed.has(withoutFolder(file))))
      .map(({ url }) => url)
      .filter((url) => !known.has(url)),
  );
}

/** The files that differ, from the content folder; a renamed one under both names. */
async function findChangedFiles(range: string, folder: string): Promise<string[]> {
  const names = ['--name-only', '--no-renames', '--relative', '-z'];
  const differing = await git(folder, ['diff', ...names, range, '--', '.']);
  const isOpen = !range.includes('..');
  // A diff does not tell of files that git does not know yet.
  const unknown = isOpen ? await git(folder, ['ls-files', '-z', '-o', '--exclude-standard']) : '';
  return [...differing.split('\0'), ...unknown.split('\0')].filter((file) => file !== '');
}

/** The commit that a range begins with. */
async function findBase(range: string, folder: string): Promise<string> {
  const [, from, dots, to] = /^(.*?)(?:(\.{2,3})(.*))?$/s.exec(range) ?? [];
  const ends = [from || 'HEAD', to || 'HEAD'];
  const args = dots === '...' ? ['merge-base', ...ends] : ['rev-parse', '--verify', ends[0] ?? ''];
  return (await git(folder, args)).trim();
}

/** The addresses that a file named then; none when it did not exist or could not be read. */
async function readAddresses(commit: string, file: string, folder: string): Promise<string[]> {
  const text = await git(folder, ['show', `${commit}:./${file}`]).catch(() => '');
  const { parsed } = parseContentFile(file, text);
  if (!parsed) return [];
  return [...findStrings(parsed.data), ...findExternalUrls(parsed.body)]
    .map(addressOfLink)
    .filter((url) => url !== undefined);
}

function findStrings(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(findStrings) : [];
}

/** `content/` stands for the folder, whatever its name. */
function withoutFolder(file: string): string {
  return file.replace(/^content\//, '');
}

async function git(folder: string, args: string[]): Promise<string> {
  try {
    return (await run('git', ['-C', folder, ...args], { maxBuffer: LARGEST })).stdout;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n')[0];
    throw new Error(`git ${args[0] ?? ''}: ${said ?? (error as Error).message}`);
  }
}
