import { readFileSync } from 'node:fs';
import type { Entries } from '../catalog/catalog.ts';
import { compareTexts } from '../text/compare.ts';
import { disk } from '../files/disk.ts';
import { writeFileAtomically } from '../files/write-file.ts';

/** Content that was checked, without what is remembered of links, which may be newer. */
type CheckedEntries = Omit<Entries, 'records'>;

/**
 * Hands the content that was checked on to the process that builds the pages: what is published is what was checked,
 * and its files are parsed once. Only the build that holds the project's lock may use `file`.
 *
 * @returns what removes it again
 * @throws {WriteError} if it cannot be written
 */
export async function handOnEntries(
  file: string,
  entries: CheckedEntries,
): Promise<() => Promise<void>> {
  // In the order that Astro gives to what its collections hold.
  const resources = entries.resources.toSorted((a, b) => compareTexts(a.id, b.id));
  await writeFileAtomically(file, JSON.stringify({ ...entries, resources }));
  process.env['CAIRN_ENTRIES'] = file;
  return async () => {
    delete process.env['CAIRN_ENTRIES'];
    await disk.rm(file, { force: true });
  };
}

/** The content that a build has checked; `undefined` in a server for development, which reads the files themselves. */
export function readHandedEntries(): CheckedEntries | undefined {
  const file = process.env['CAIRN_ENTRIES'];
  if (file === undefined) return undefined;
  return (read ??= JSON.parse(readFileSync(file, 'utf8')) as CheckedEntries);
}

/** A process builds once. */
let read: CheckedEntries | undefined;
