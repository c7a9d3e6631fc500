import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { z } from 'zod';
import { disk, statIfAny, removeAbandoned } from './disk.ts';
import { LockedError, withLock } from './lock.ts';
import { toWriteError, WriteError, keepMode, writeFileAtomically } from './write-file.ts';

/** One file of a folder that changes. */
export interface FileWrite {
  /** From the folder, with forward slashes. */
  path: string;
  /** The text it had when the change was planned; `undefined` if there was no such file. */
  before: string | undefined;
  /** The text it gets; `undefined` if it is removed. */
  after: string | undefined;
}

/** Holds the change that is being written, within the folder that changes. */
const CHANGE = '.cairn-change';
const JOURNAL = 'journal.json';
const LOCK = '.cairn-lock';
const LARGEST_JOURNAL = 16 * 1024 * 1024;
const lock = { busy: 'Another command is writing this content', wait: 10_000 };

const journalSchema = z.object({
  cairn: z.literal('change'),
  version: z.literal(1),
  /** Which folder it belongs to: a journal that came by a copy or a checkout is nobody's. */
  folder: z.string(),
  steps: z.array(
    z.object({
      path: z.string().refine(isInside, 'is not a path within the folder'),
      /** Hashes of the text; `null` for no file. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});

type Journal = z.infer<typeof journalSchema>;
type Step = Journal['steps'][number];

/** A change of which some files are written; the rest follows with the next command. */
export class UnfinishedError extends WriteError {}

/** What a command says of a change that could not be written; `undefined` if the failure is another one. */
export function formatWriteFailure(error: unknown): string | undefined {
  if (error instanceof UnfinishedError) return error.message;
  const isWriting = error instanceof WriteError || error instanceof LockedError;
  return isWriting ? `Nothing was written: ${error.message}` : undefined;
}

/**
 * Writes all changes or none: every new text is on the disk, and a journal of what is to be done beside it, before
 * the first file changes. What is killed after that is finished by `finishChange`. All is refused if a file is no
 * longer as the change expects it.
 *
 * @throws {WriteError} if nothing could be written
 * @throws {UnfinishedError} if only some files could be, with their names
 */
export async function writeFiles(folder: string, writes: FileWrite[]): Promise<void> {
  if (writes.length === 0) return;
  await withLock(join(folder, LOCK), lock, async () => {
    await finish(folder);
    const steps = writes.map(({ path, before, after }) => ({
      path,
      before: hashOf(before),
      after: hashOf(after),
    }));
    try {
      for (const step of steps) await assertAsExpected(folder, step);
      await stage(folder, writes, steps);
    } catch (error) {
      await removeChange(folder).catch(() => undefined);
      throw error;
    }
    await apply(folder, steps);
  });
}

/**
 * Finishes a change of a folder that was interrupted; returns the files that it changes, none if there was nothing
 * to finish. To be called before the folder is read.
 *
 * @throws {WriteError} if a file was edited since
 */
export async function finishChange(folder: string): Promise<string[]> {
  // Most often there is nothing, and a folder that is only read needs no lock. One that may not be read says so later.
  if (!(await statIfAny(join(folder, CHANGE)).catch(() => undefined))) return [];
  return withLock(join(folder, LOCK), lock, () => finish(folder));
}

async function finish(folder: string): Promise<string[]> {
  const journal = await readJournal(folder);
  if (!journal) {
    await removeChange(folder);
    return [];
  }
  for (const [i, step] of journal.steps.entries()) {
    const is = hashOf(await readForWriting(folder, step.path));
    const staged = (await statIfAny(stagedOf(folder, i)))?.isFile() === true;
    const canGo = is === step.before && (staged || step.after === null);
    if (is !== step.after && !canGo)
      throw new WriteError(
        `A change of "${folder}" was interrupted, and "${join(folder, step.path)}" has been edited since. ` +
          `Undo that edit, or remove "${join(folder, CHANGE)}" and compare the files with your version control.`,
      );
  }
  await apply(folder, journal.steps);
  return journal.steps.map(({ path }) => path);
}

/** Puts the new texts on the disk, then the journal: from then on the change is finished, whatever happens. */
async function stage(folder: string, writes: FileWrite[], steps: Step[]): Promise<void> {
  const change = join(folder, CHANGE);
  try {
    await disk.mkdir(change);
    for (const [i, { path, after }] of writes.entries()) {
      if (after === undefined) continue;
      await disk.create(stagedOf(folder, i), after).catch((error: unknown) => {
        throw toWriteError(error, join(folder, path));
      });
      await keepMode(join(folder, path), stagedOf(folder, i));
      await disk.mkdir(dirname(join(folder, path)), { recursive: true });
    }
  } catch (error) {
    throw toWriteError(error, change);
  }
  const journal: Journal = { cairn: 'change', version: 1, folder: await identify(folder), steps };
  await writeFileAtomically(join(change, JOURNAL), JSON.stringify(journal));
  await disk.syncFolder(folder);
}

/** Does what is not done yet; only names change, which needs no room on the disk. */
async function apply(folder: string, steps: Step[]): Promise<void> {
  const done: string[] = [];
  // New texts before others are removed, so that nothing is ever missing.
  const order = [...steps.entries()].toSorted(
    ([, one], [, other]) => Number(one.after === null) - Number(other.after === null),
  );
  for (const [i, { path, after }] of order) {
    const target = join(folder, path);
    try {
      if (after === null) await disk.rm(target, { force: true });
      else if (await statIfAny(stagedOf(folder, i))) await disk.rename(stagedOf(folder, i), target);
      done.push(path);
    } catch (error) {
      const written = done.length > 0 ? `Written: ${done.join(', ')}. ` : '';
      throw new UnfinishedError(
        `${toWriteError(error, target).message} ${written}The change is not complete: the next command finishes it.`,
        (error as NodeJS.ErrnoException).code,
        error,
      );
    }
  }
  for (const parent of new Set(steps.map(({ path }) => dirname(join(folder, path)))))
    await disk.syncFolder(parent);
  // All is written; what stays behind is found done by the next command.
  await removeChange(folder).catch(() => undefined);
}

/** The journal goes first: what is left then is of no meaning. Only what a change consists of is removed. */
async function removeChange(folder: string): Promise<void> {
  const change = join(folder, CHANGE);
  if (!(await statIfAny(change))) return;
  try {
    await disk.rm(join(change, JOURNAL), { force: true });
    await removeAbandoned(change);
    for (const name of await readdir(change))
      if (/^\d+$/.test(name)) await disk.rm(join(change, name), { force: true });
    await disk.rmdir(change);
  } catch (error) {
    throw toWriteError(error, change);
  }
}

async function readJournal(folder: string): Promise<Journal | undefined> {
  const change = await statIfAny(join(folder, CHANGE));
  if (!change) return undefined;
  const file = join(folder, CHANGE, JOURNAL);
  const found = change.isDirectory() ? await statIfAny(file) : undefined;
  if (change.isDirectory() && !found) return undefined;
  const text = found?.isFile() && found.size <= LARGEST_JOURNAL ? await readFile(file, 'utf8') : '';
  const { data } = journalSchema.safeParse(parseJson(text));
  if (data?.folder === (await identify(folder))) return data;
  throw new WriteError(
    `"${join(folder, CHANGE)}" holds no change that a command has begun in this folder on this machine. Remove it.`,
  );
}

/** @throws {WriteError} if the file is not as the change expects it */
async function assertAsExpected(folder: string, { path, before, after }: Step): Promise<void> {
  if (!isInside(path)) throw new WriteError(`"${path}" is not a path within "${folder}".`);
  if (hashOf(await readForWriting(folder, path)) === before) return;
  const name = join(folder, path);
  throw before === null && after !== null
    ? new WriteError(
        `"${name}" already exists, and nothing is overwritten. Choose another name.`,
        'EEXIST',
      )
    : new WriteError(`"${name}" has changed meanwhile. Run the command again.`);
}

/**
 * The text of a plain file within a folder; `undefined` if there is none.
 *
 * @throws {WriteError} if something else is there, which is not opened
 */
export async function readForWriting(folder: string, path: string): Promise<string | undefined> {
  const file = join(folder, path);
  const found = await statIfAny(file);
  const root = await realpath(folder);
  const parent = await realpath(dirname(file)).catch(() => root);
  if ((found && !found.isFile()) || (parent !== root && !parent.startsWith(root + sep)))
    throw new WriteError(
      `"${file}" is not a plain file within "${folder}", and is not written. Replace it by one.`,
    );
  return found && readFile(file, 'utf8');
}

function stagedOf(folder: string, index: number): string {
  return join(folder, CHANGE, `${index}`);
}

async function identify(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  return `${dev}:${ino}`;
}

function hashOf(text: string): string;
function hashOf(text: string | undefined): string | null;
function hashOf(text: string | undefined): string | null {
  return text === undefined ? null : createHash('sha256').update(text).digest('hex');
}

function isInside(path: string): boolean {
  const parts = normalize(path).split(/[\\/]/);
  return path !== '' && !isAbsolute(path) && !parts.includes('..') && parts[0] !== CHANGE;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
