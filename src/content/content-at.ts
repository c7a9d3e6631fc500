import { findChangedFiles, readBytesAt } from '../git/range.ts';
import type { UnreadableFile } from '../files/read-plain-file.ts';
import type { Overlay } from '../source/read-content.ts';

/** The texts that make a content folder what it was at a commit, whatever lies there now. */
export async function readOverlayAt(folder: string, commit: string): Promise<Overlay> {
  const overlay = new Map<string, Buffer | UnreadableFile | undefined>();
  // One after the other: a change may touch thousands of files.
  for (const file of await findChangedFiles({ from: commit, to: undefined }, folder))
    overlay.set(`content/${file}`, await readBytesAt(commit, file, folder));
  return overlay;
}
