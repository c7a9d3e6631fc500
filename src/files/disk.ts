import {
  chmod,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { isProcess, self } from './owner.ts';

/** Every operation by which this project changes the disk: one table, so that a test can end a program at each of them. */
export const disk = {
  chmod,
  link,
  rename,
  rm,
  rmdir,

  /** Creates a folder; where it is `recursive` also those above it, and it may be there already. */
  async mkdir(path: string, { recursive = false } = {}): Promise<void> {
    await (recursive ? createFolders(path) : mkdir(path));
  },

  /** Creates a file that does not exist yet, with a content that has reached the disk. */
  async create(path: string, content: string | Uint8Array): Promise<void> {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(content);
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

/** Node's own way never ends where the system lets nobody create a folder, as in `/proc`. */
async function createFolders(path: string): Promise<void> {
  const isFolder = async () => (await stat(path).catch(() => undefined))?.isDirectory() === true;
  if (await isFolder()) return;
  if (dirname(path) !== path) await createFolders(dirname(path));
  await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
    // The folder above is there: the system itself refuses.
    if (error.code === 'ENOENT') throw Object.assign(error, { code: 'EPERM' });
    if (error.code !== 'EEXIST') throw error;
    // Another program may have been quicker.
    if (!(await isFolder())) throw Object.assign(error, { code: 'ENOTDIR' });
  });
}

/** What is at a path, links not followed; `undefined` if nothing is. */
export async function statIfAny(path: string) {
  return lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}

/** Hidden, so that nothing reads it as content; the name says who made it. */
const NAME = /^\..+\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/;
/** A file of another machine, or container, counts as abandoned after this time. */
const FOREIGN_FOR = 3_600_000;

/** A name for a file that takes the place of another one, in the folder of that one. */
export function temporaryOf(path: string): string {
  const random = randomBytes(6).toString('hex');
  // Names have 255 bytes at most.
  const name = basename(path).replace(/^\./, '').slice(0, 60);
  return join(dirname(path), `.${name}.${hostHash()}-${self.pid}-${random}.tmp`);
}

/** Removes the temporary files in a folder whose makers no longer run: they were ended while they wrote. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, host, pid] = NAME.exec(name) ?? [];
    if (host === undefined) continue;
    const path = join(folder, name);
    if (host === hostHash() ? isProcess(Number(pid)) : await isYoung(path)) continue;
    await disk.rm(path, { force: true }).catch(() => undefined);
  }
}

async function isYoung(path: string): Promise<boolean> {
  const found = await statIfAny(path);
  return found !== undefined && Date.now() - found.mtimeMs < FOREIGN_FOR;
}

function hostHash(): string {
  return createHash('sha256').update(self.host).digest('hex').slice(0, 8);
}
