import { findExternalUrls } from '../../rules/bodies.ts';
import { parseContentFile } from '../../source/content-file.ts';
import { findChangedFiles, readFileAt, readRange } from '../../git/range.ts';
import { addressOfLink } from '../../urls/link-address.ts';
import type { ListedAddress } from './listed-addresses.ts';

/**
 * The addresses among `listed` that a change of the content folder added: those in a changed file, but in no
 * unchanged file, and in none of the changed files before. So a renamed file adds none. `range` is `A..B`, `A...B`
 * (since both parted) or `A` (up to the files on disk).
 *
 * @throws {Error} with the message of git if it does not know the range
 */
export async function findChangedAddresses(
  listed: ListedAddress[],
  range: string,
  folder: string,
): Promise<Set<string>> {
  const ends = await readRange(range, folder);
  const changed = new Set(await findChangedFiles(ends, folder));
  const known = new Set<string>();
  // One after the other: a change may touch thousands of files.
  for (const file of changed)
    for (const url of await readAddresses(ends.from, file, folder)) known.add(url);
  return new Set(
    listed
      .filter(({ files }) => files.every((file) => changed.has(withoutFolder(file))))
      .map(({ url }) => url)
      .filter((url) => !known.has(url)),
  );
}

/** The addresses in a file at a commit; none if it did not exist or could not be read. */
async function readAddresses(commit: string, file: string, folder: string): Promise<string[]> {
  const text = (await readFileAt(commit, file, folder)) ?? '';
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
