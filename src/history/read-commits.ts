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
  /** `undefined` if the file is new. */
  before: string | undefined;
  /** `undefined` if the file is removed. */
  after: string | undefined;
}

/** Limits of what is read of a long history. */
export interface Limits {
  commits: number;
  /** If more resources change on a day, they are counted and not read. */
  resourcesOfDay: number;
  /** Of old versions of lists so many are parsed. */
  characters: number;
  /** For each call of git, in milliseconds. */
  timeout: number;
}

// Whatever the user's settings are: no renames, no signatures, a merge as one commit.
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
 * The commits that touch a folder, oldest first, along the first parents: a merged branch is one commit. If the history
 * is cut off, `since` is the time from which it is known, and the commit at the cut is left out.
 *
 * @param paths what of the folder is read; by default all of it
 * @throws {Error} if git fails
 */
export async function readCommits(
  folder: string,
  { commits: most, timeout }: Pick<Limits, 'commits' | 'timeout'>,
  paths = ['.'],
): Promise<{ commits: Commit[]; since?: Since }> {
  const args = [
    '-c',
    'log.follow=false',
    'log',
    ...FORMAT,
    `--max-count=${most + 1}`,
    '--',
    ...paths,
  ];
  const commits = orderTimes(cutLog(await git(folder, args, { timeout })).toReversed(), Date.now());
  const [oldest] = commits;
  const cut = await readCut(folder, timeout);
  if (oldest && cut.has(oldest.hash))
    return { commits: commits.slice(1), since: { time: oldest.time, why: 'shallow' } };
  if (oldest && commits.length > most)
    return { commits: commits.slice(1), since: { time: oldest.time, why: 'long' } };
  return { commits };
}

/** The hashes of the files of a folder in the newest commit. */
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
 * The commits, oldest first, with believable times: a commit whose clock was wrong gets the time of the one before it,
 * and the first ones that of the first believable one.
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

/** Anything but a plain file, such as a symbolic link, counts as absent. */
function textHash(mode = '', hash = ''): string | undefined {
  return mode.startsWith('100') ? hash : undefined;
}

interface Since {
  /** In seconds. */
  time: number;
  /** A shallow clone, or more commits than are read. */
  why: 'shallow' | 'long';
}

/** All commits of a day together. */
export interface CommittedDay {
  day: string;
  /** Of the last commit, in seconds. */
  time: number;
  /** The files that differ between the start and the end of the day. */
  files: CommittedFile[];
  /** Resources that are only counted. */
  unread: CommittedFile[];
}

const CONTENT = new RegExp(
  [
    String.raw`^(?:resources/[^/]+\.yaml|(?:topics|paths|pages)/[^/]+\.mdx|(?:site|glossary)\.yaml`,
    // What readers see of public files: not CNAME, nor what no build copies.
    String.raw`|public/(?:[\w.-]+/){0,3}[\w-][\w.-]*\.(?:avif|gif|ico|jpe?g|png|svg|txt|webp))$`,
  ].join(''),
);

/**
 * Groups commits by day in UTC, oldest first; what a day adds and removes again is left out. If more than `most`
 * resources change on a day, they are only counted.
 */
export function groupByDay(commits: Commit[], most: number): CommittedDay[] {
  const days = new Map<string, { time: number; files: Map<string, CommittedFile> }>();
  for (const { time, files } of commits) {
    const day = dayOf(time);
    const known = days.get(day) ?? { time, files: new Map<string, CommittedFile>() };
    days.set(day, known);
    known.time = Math.max(known.time, time);
    for (const entry of files)
      if (CONTENT.test(entry.file)) {
        const { before } = known.files.get(entry.file) ?? entry;
        known.files.set(entry.file, { ...entry, before });
      }
  }
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { time, files }]) => {
      const differing = [...files.values()].filter(({ before, after }) => before !== after);
      const resources = differing.filter(({ file }) => file.startsWith('resources/'));
      const isMany = resources.length > most;
      return {
        day,
        time,
        files: isMany ? differing.filter((entry) => !resources.includes(entry)) : differing,
        unread: isMany ? resources : [],
      };
    });
}

/** The day of a time in seconds, in UTC. */
export function dayOf(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}
