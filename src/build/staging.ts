import { renameSync } from 'node:fs';
import { chmod, lstat, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { statIfAny } from '../files/disk.ts';
import { acquireLock } from '../files/lock.ts';
import { createFolder, toWriteError } from '../files/write-file.ts';
import {
  assertReplaceable,
  findEntries,
  formatMarker,
  MARKER,
  OutputError,
} from './output-folder.ts';

/** Where a site is built until it takes the place of the one before. */
export interface Staging {
  /** The folder to build into. */
  site: string;
  /** Puts the site in its place; throws, and leaves what is there, if that cannot be done. */
  publish: () => Promise<void>;
  /** Removes all that is not in its place, and lets another build begin. */
  end: () => Promise<void>;
}

/**
 * Prepares to build a site beside the folder where it goes, and first completes or removes what a build that was killed has left.
 * `output` is a real path that `findOutput` allows.
 *
 * @throws {LockedError} if another build writes the same site
 * @throws {OutputError} if the folder cannot be replaced
 */
export async function createStaging(output: string): Promise<Staging> {
  const work = join(dirname(output), `.${basename(output)}.cairn-build`);
  const [site, previous] = [join(work, 'site'), join(work, 'previous')];
  const removeAll = async () => {
    // A program that is being ended may still write a file or two.
    const options = { recursive: true, force: true, maxRetries: 5 };
    await rm(site, options);
    // Only with a site in its place is the one before superfluous.
    if (await statIfAny(output)) await rm(previous, options);
  };
  const release = await lockWork(work, output);
  const end = async () => {
    await removeAll().catch(() => undefined);
    await release();
    await rmdir(work).catch(() => undefined);
  };
  try {
    // The last build was killed between the two renames.
    if (!(await statIfAny(output)) && (await statIfAny(previous))) renameSync(previous, output);
    await removeAll();
    await assertReplaceable(output);
    await assertOneFileSystem(output, work);
    await createFolder(site);
  } catch (error) {
    await end();
    throw error instanceof OutputError ? error : toWriteError(error, output);
  }
  return {
    site,
    end,
    async publish() {
      // Somebody may have put something there meanwhile.
      await assertReplaceable(output);
      await writeFile(join(site, MARKER), formatMarker(findEntries(site)));
      const old = await statIfAny(output);
      if (old) await chmod(site, old.mode & 0o777);
      swap({ site, previous, output, isNew: !old });
      await rm(previous, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}

/** Two renames, one right after the other: no signal comes between them, and a failure takes the first one back. */
function swap(paths: { site: string; previous: string; output: string; isNew: boolean }): void {
  const { site, previous, output, isNew } = paths;
  try {
    if (!isNew) renameSync(output, previous);
    try {
      renameSync(site, output);
    } catch (error) {
      if (!isNew) renameSync(previous, output);
      throw error;
    }
  } catch (error) {
    throw toWriteError(error, output);
  }
}

/** A lock within the folder for the work also says that the folder is a build's. */
async function lockWork(work: string, output: string): Promise<() => Promise<void>> {
  await createFolder(dirname(output));
  const lock = { busy: `Another build is writing "${output}"`, wait: 0 };
  for (let tries = 0; ; tries += 1) {
    await createFolder(work);
    await assertOwnWork(work);
    try {
      return await acquireLock(join(work, 'lock'), lock);
    } catch (error) {
      // A build that ended in this moment took the folder with it.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === 3) throw error;
    }
  }
}

async function assertOwnWork(work: string): Promise<void> {
  const isFolder = (await lstat(work)).isDirectory();
  const names = isFolder ? await readdir(work).catch(() => []) : [];
  const foreign = names.filter((name) => !name.endsWith('.tmp'));
  if (!isFolder || (foreign.length > 0 && !foreign.includes('lock')))
    throw new OutputError(
      `"${work}" is where a build works, and holds what no build made. Move it away.`,
    );
}

/** A mount cannot be renamed, and a rename does not lead from one file system to another. */
async function assertOneFileSystem(output: string, work: string): Promise<void> {
  if (!(await statIfAny(output))) return;
  if ((await stat(output)).dev !== (await stat(work)).dev)
    throw new OutputError(
      `--out "${output}" is a mount, which cannot be replaced as a whole. Name a folder in it, such as "${join(output, 'site')}".`,
    );
}
