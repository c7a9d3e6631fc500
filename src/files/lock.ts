import { readFileSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { disk, statIfAny, removeAbandoned, temporaryOf } from './disk.ts';
import { createOwner, isRunning, ownerSchema, type Owner } from './owner.ts';
import { toWriteError, createLink } from './write-file.ts';

const STEP = 50;
/** A lock without an owner is being written; after this time its writer has died. */
const EMPTY_FOR = 2000;

/** Another program holds a lock. */
export class LockedError extends Error {
  constructor(file: string, busy: string, { pid, host, at }: Owner) {
    const since = new Date(at).toISOString().replace(/\..*/, 'Z');
    super(
      `${busy}: process ${pid} on "${host}" has held "${file}" since ${since}. ` +
        'Wait until it ends; if it no longer runs, remove that file.',
    );
    this.name = 'LockedError';
  }
}

interface LockOptions {
  /** What is the case while another program holds the lock, as the beginning of a sentence. */
  busy: string;
  /** Milliseconds to wait for it. */
  wait: number;
}

/** The locks that this program holds, by file, with their tokens. */
const held = new Map<string, string>();

/**
 * Runs `action` while no other program holds the lock, which is a file in a folder that exists. The lock of a program
 * that no longer runs is replaced.
 *
 * @throws {LockedError} if another program holds it for longer than `wait`
 */
export async function withLock<Result>(
  file: string,
  options: LockOptions,
  action: () => Promise<Result>,
): Promise<Result> {
  const release = await acquireLock(file, options);
  try {
    return await action();
  } finally {
    await release();
  }
}

/** As `withLock`, for what does not end with a function: returns what releases the lock. */
export async function acquireLock(
  file: string,
  { busy, wait }: LockOptions,
): Promise<() => Promise<void>> {
  const own = createOwner();
  const temporary = temporaryOf(file);
  const end = Date.now() + wait;
  try {
    await disk.create(temporary, JSON.stringify(own));
    for (;;) {
      const holder = await tryLock(file, temporary);
      if (holder === undefined) break;
      if (Date.now() >= end) throw new LockedError(file, busy, holder);
      await pause(STEP);
    }
    await removeRests(file);
  } catch (error) {
    throw error instanceof LockedError ? error : toWriteError(error, file);
  } finally {
    await disk.rm(temporary, { force: true }).catch(() => undefined);
  }
  if (held.size === 0) process.once('exit', releaseAll);
  held.set(file, own.token);
  return async () => {
    held.delete(file);
    if (held.size === 0) process.removeListener('exit', releaseAll);
    // One that stays behind is replaced once this program has ended.
    if ((await readOwner(file))?.token === own.token)
      await disk.rm(file, { force: true }).catch(() => undefined);
  };
}

/** Makes the lock this program's; returns who holds it if it is another's. */
async function tryLock(file: string, temporary: string): Promise<Owner | undefined> {
  if (await createLink(temporary, file)) return undefined;
  const holder = await readOwner(file);
  if (!holder) return removeEmpty(file);
  if (isRunning(holder)) return holder;
  // One heir for each lock that is left behind: who creates this file, and then finds that very lock.
  const heir = `${file}.${holder.token}.heir`;
  if (!(await createLink(temporary, heir))) {
    const other = await readOwner(heir);
    if (other && !isRunning(other)) await disk.rm(heir, { force: true });
    return holder;
  }
  try {
    if ((await readOwner(file))?.token !== holder.token) return holder;
    await disk.rename(temporary, file);
    return undefined;
  } finally {
    await disk.rm(heir, { force: true }).catch(() => undefined);
  }
}

/** Removes a lock without an owner once it is old; until then somebody unknown holds it. */
async function removeEmpty(file: string): Promise<Owner> {
  const at = (await statIfAny(file))?.mtimeMs ?? Date.now();
  if (Math.abs(Date.now() - at) > EMPTY_FOR) await disk.rm(file, { force: true });
  return { pid: 0, host: 'unknown', started: '', at, token: '' };
}

/** What programs that were killed left beside the lock. */
async function removeRests(file: string): Promise<void> {
  const folder = dirname(file);
  await removeAbandoned(folder);
  for (const name of await readdir(folder))
    if (name.startsWith(`${basename(file)}.`) && name.endsWith('.heir'))
      await disk.rm(join(folder, name), { force: true });
}

async function readOwner(file: string): Promise<Owner | undefined> {
  return parseOwner(await readFile(file, 'utf8').catch(() => ''));
}

function parseOwner(text: string): Owner | undefined {
  try {
    return ownerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A program that ends in the middle of something leaves no lock behind, unless it is killed. */
function releaseAll(): void {
  for (const [file, token] of held) {
    try {
      if (parseOwner(readFileSync(file, 'utf8'))?.token === token) rmSync(file, { force: true });
    } catch {
      // It is gone already.
    }
  }
}
