import { readPlainFile, UnreadableFile } from '../files/read-plain-file.ts';
import type { SourceCode } from './issue.ts';

/**
 * Replaces files, by path from the root of the project: a text or its bytes, why it cannot be read, or
 * `undefined` if the file is to be removed.
 */
export type Overlay = ReadonlyMap<string, string | Uint8Array | UnreadableFile | undefined>;

/** What the listing of a folder says of one of its files, where it was read just now. */
interface Listing {
  listed?: { isFile: () => boolean } | undefined;
}

/**
 * The bytes of a file as the overlay has it, or else as it is on the disk; `undefined` if it is to be removed.
 * @throws {UnreadableFile} if it is no plain file of at most `largest` bytes
 */
export function readBytes(
  path: string,
  file: string,
  { largest, overlay, ...listing }: { largest: number; overlay: Overlay } & Listing,
): Buffer | undefined {
  if (!overlay.has(file)) return readPlainFile(path, largest, listing);
  const instead = overlay.get(file);
  if (instead instanceof UnreadableFile) throw instead;
  if (instead === undefined) return undefined;
  const bytes = Buffer.from(instead);
  if (bytes.length > largest) throw new UnreadableFile(path, 'too-large', bytes.length);
  return bytes;
}

/** The names in a folder, sorted, with those that only the overlay has. */
export function listNames(folder: string, entries: { name: string }[], overlay: Overlay): string[] {
  const added = [...overlay.keys()]
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => file.slice(folder.length + 1));
  const isRemoved = (name: string) =>
    overlay.has(`${folder}/${name}`) && overlay.get(`${folder}/${name}`) === undefined;
  return [...new Set([...entries.map(({ name }) => name), ...added])]
    .filter((name) => !isRemoved(name))
    .toSorted();
}

/** The issue of a file that cannot be read; none of one that was removed a moment ago. */
export function describeUnreadable(
  error: unknown,
  largest: number,
): [SourceCode, string] | undefined {
  if (!(error instanceof UnreadableFile)) throw error;
  const { reason, size } = error;
  switch (reason) {
    case 'absent':
      return undefined;
    case 'too-large': {
      const has = size === undefined ? `more than ${largest / 1024}` : Math.ceil(size / 1024);
      return ['file-too-large', `the file is ${has} KB. Keep it below ${largest / 1024} KB.`];
    }
    case 'link':
      return [
        'unreadable-file',
        'the file is a symbolic link, and links are not followed. Replace it with the file itself.',
      ];
    case 'forbidden':
      return ['unreadable-file', 'the file cannot be read. Give yourself permission to read it.'];
    case 'not-a-file':
      return [
        'unreadable-file',
        'this is not a regular file but a folder, a pipe or a device. Remove it, or replace it with a file.',
      ];
  }
}

/** What no content is: hidden files, and those that a program left that was ended while it wrote. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name.endsWith('.tmp');
}
