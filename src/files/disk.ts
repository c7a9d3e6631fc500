import { chmod, link, lstat, mkdir, open, rename, rm, rmdir } from 'node:fs/promises';

/** Every operation by which this project changes the disk: one table, so that a test can end a program at each of them. */
export const disk = {
  chmod,
  link,
  mkdir,
  rename,
  rm,
  rmdir,

  /** Creates a file that does not exist yet, with a text that has reached the disk. */
  async create(path: string, text: string): Promise<void> {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },

  /** Makes new names in a folder last; some systems cannot do so, and need not. */
  async syncFolder(folder: string): Promise<void> {
    const handle = await open(folder, 'r').catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  },
};

/** What stands at a path, links not followed; `undefined` if nothing does. */
export async function statIfAny(path: string) {
  return lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}
