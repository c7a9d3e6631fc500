import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { disk, removeAbandoned, temporaryOf } from './disk.ts';
import { createFolder } from './write-file.ts';

/** Files that are kept by what they follow from, and made again if they are gone. */
interface FileCache {
  /** The bytes that are kept under a name, else those that `make` returns, which are kept then. */
  keep: (name: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
}

/**
 * Opens a folder of files that may be deleted at any time. Names must follow from all that their content follows from:
 * nothing is ever replaced. When there are more than `most` files, the folder begins anew.
 */
export async function openFileCache(folder: string, most: number): Promise<FileCache> {
  await createFolder(folder);
  await removeAbandoned(folder);
  const kept = new Set(await readdir(folder));
  if (kept.size > most) {
    for (const name of kept) await disk.rm(join(folder, name), { force: true, recursive: true });
    kept.clear();
  }
  return {
    async keep(name, make) {
      const file = join(folder, name);
      const before = kept.has(name) ? await readFile(file).catch(() => undefined) : undefined;
      if (before) return before;
      const content = await make();
      const temporary = temporaryOf(file);
      // What cannot be kept is made again next time.
      await disk
        .create(temporary, content)
        .then(() => disk.rename(temporary, file))
        .catch(() => disk.rm(temporary, { force: true }));
      return content;
    },
  };
}
