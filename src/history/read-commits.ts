import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isBelievable } from '../text/dates.ts';
import { git } from '../git/git.ts';

/** One commit that touches a folder. */
export interface Commit {
  hash: string;
  /** When it came to be part of the history, in seconds. */
  time: number;
  files: CommittedFile[];
}

/** A file of a commit by the hashes of its text. */
export interface CommittedFile {
  /** From the folder. */
  file: string;
  /** Nothing where the file is new. */
  before: string | undefined;
  /** Nothing where the file is removed. */
  after: string | undefined;
}

/** What is left out of an endless history. */
export interface Limits {
  commits: number;
  /** Of more resources on one day than these only the numbers are told, and none of them is read. */
  resourcesOfDay: number;
  /** For each question to git, in milliseconds. */
  timeout: number;
}

// Whatever the settings of whoever builds are: no renames, no signatures, merges as the one step that they are.
const FORMAT = [
  '--first-parent',
  '-m',
  '--root',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--relative',
  '--no-show-signature',
  '--no-color',
  '--format=%x01%H %ct',
];

/**
 * The commits that touch a folder, oldest first, as the first parents tell them: a merged branch is one step.
 * Where the history is cut off, `since` is the time from which it is known, and the commit at the cut is left out:
 * what it holds came before it. Throws as git does.
 */
export async function readCommits(
  folder: string,
  { commits: most, timeout }: Pick<Limits, 'commits' | 'timeout'>,
): Promise<{ commits: Commit[]; since?: Since }> {
  const args = ['-c', 'log.follow=false', 'log', ...FORMAT, `--max-count=${most + 1}`, '--', '.'];
  const commits = orderTimes(cutLog(await git(folder, args, { timeout })).toReversed(), Date.now());
  const [oldest] = commits;
  const cut = await readCut(folder, timeout);
  if (oldest && cut.has(oldest.hash))
    return { commits: commits.slice(1), since: { time: oldest.time, why: 'shallow' } };
  if (oldest && commits.length > most)
    return { commits: commits.slice(1), since: { time: oldest.time, why: 'long' } };
  return { commits };
}

/** The files of a folder as the newest commit has them, by their hashes. */
export async function readTree(folder: string, timeout: number): Promise<Map<string, string>> {
  const output = await git(folder, ['ls-tree', '-r', '-z', 'HEAD', '.'], { timeout });
  return new Map(
    output.split('\0').flatMap((line): [string, string][] => {
      const [, hash = '', file = ''] = /^100\d{3} blob ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
      return hash === '' ? [] : [[file, hash]];
    }),
  );
}

/** The commits at which a shallow clone was cut off. */
async function readCut(folder: string, timeout: number): Promise<Set<string>> {
  const path = (await git(folder, ['rev-parse', '--git-path', 'shallow'], { timeout })).trimEnd();
  const lines = await readFile(resolve(folder, path), 'utf8').catch(() => '');
  return new Set(lines.split('\n').filter((line) => line !== ''));
}

function cutLog(output: string): Commit[] {
  const commits: Commit[] = [];
  const tokens = output.split('\0');
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]?.replace(/^\n/, '') ?? '';
    const [, hash, time] = /^\x01([0-9a-f]+) (-?\d+)$/.exec(token) ?? [];
    if (hash !== undefined) commits.push({ hash, time: Number(time), files: [] });
    if (!token.startsWith(':')) continue;
    i += 1;
    commits.at(-1)?.files.push(readEntry(token, tokens[i] ?? ''));
  }
  return commits;
}

/**
 * The commits, oldest first, each at a time at which it can have been made: one whose clock was wrong has the time of
 * the one before it, and the first ones that of the first one after them whose clock was right.
 */
export function orderTimes(commits: Commit[], now: number): Commit[] {
  const isRight = ({ time }: Commit) => isBelievable(time * 1000, now);
  let last = commits.find(isRight)?.time ?? Math.floor(now / 1000);
  return commits.map((commit) => {
    if (isRight(commit)) last = commit.time;
    return { ...commit, time: last };
  });
}

/** `:100644 100644 <hash> <hash> M` */
function readEntry(entry: string, file: string): CommittedFile {
  const [from, to, before, after] = entry.slice(1).split(' ');
  return { file, before: textHash(from, before), after: textHash(to, after) };
}

/** What is no plain file, such as a link to one, counts as absent. */
function textHash(mode = '', hash = ''): string | undefined {
  return mode.startsWith('100') ? hash : undefined;
}

export interface Since {
  /** In seconds. */
  time: number;
  /** A shallow clone, or more commits than are told. */
  why: 'shallow' | 'long';
}
