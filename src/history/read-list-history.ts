import { dirname, relative, basename, join } from 'node:path';
import { readListSettings } from '../content/beside-list.ts';
import { readSource } from '../content/read-source.ts';
import { nameInProject } from '../source/list-file.ts';
import { readBlobs } from '../git/git.ts';
import { LONGEST_LIST } from '../list/markdown.ts';
import type { History } from './change.ts';
import { describeDays } from './describe-days.ts';
import {
  dayOf,
  readCommits,
  type Commit,
  type CommittedDay,
  type CommittedFile,
  type Limits,
} from './read-commits.ts';
import { type Texts, createReduce, keepFirst, type Reduce } from './reduce-lists.ts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createContent } from '../list/create-content.ts';
import { findOrigin } from '../list/find-origin.ts';
import { createKnownIds, keyOf } from '../list/known-ids.ts';
import { mergeContents } from '../list/merge-contents.ts';
import { readList } from '../list/read-list.ts';
import { withoutOrder } from './content-data.ts';
import type { FindText, StoredFile } from './read-texts.ts';

/** To compare characters costs so much less than to parse them. */
const COMPARED_FOR_PARSED = 40;
/** So many days are read from git at a time. */
const BATCH = 16;

/** The hashes of the lists at both ends of a day, by their paths. */
interface Day {
  day: string;
  time: number;
  before: ReadonlyMap<string, string>;
  after: ReadonlyMap<string, string>;
}

/**
 * Reads the changes of Markdown lists from git, as far back as can be read in a few seconds: what a day leaves alone is
 * not parsed. What had an address keeps its id through all versions.
 *
 * @param list the list that names the catalog; its settings may name several
 * @param now what the lists hold now, if that is known
 * @throws {Error} if git fails
 */
export async function readListHistory(
  list: string,
  limits: Limits,
  now?: ListNow,
): Promise<History> {
  const folder = dirname(list);
  const paths = readListSettings(list).lists.map(
    (path) => `:(literal)${relative(folder, path).replaceAll('\\', '/')}`,
  );
  const { commits, since } = await readCommits(folder, limits, paths);
  if (commits.length === 0 && !since) return { known: false, why: 'not-tracked' };
  const reader = await createListReader(list, now ?? (await readSource(list)).content);
  const { days, cut } = await readDays(folder, findDays(commits), reader, limits);
  const begin = cut ?? (since && { day: dayOf(since.time), why: since.why });
  return {
    known: true,
    days: describeDays(days, reader.find, reader.topics).toReversed(),
    ...(begin && { since: begin }),
  };
}

/** The days on which a list changed, oldest first. */
function findDays(commits: Commit[]): Day[] {
  const state = new Map<string, string>();
  for (const { file, before } of commits.flatMap(({ files }) => files).toReversed())
    if (before === undefined) state.delete(file);
    else state.set(file, before);
  let newest = '';
  // A commit whose clock was late belongs to the day of the one before it: each version follows from the last.
  const days = Map.groupBy(commits, ({ time }) => {
    const day = dayOf(time);
    return (newest = day > newest ? day : newest);
  });
  return [...days].map(([day, own]) => {
    const before = new Map(state);
    for (const { file, after } of own.flatMap(({ files }) => files))
      if (after === undefined) state.delete(file);
      else state.set(file, after);
    return { day, time: own.at(-1)?.time ?? 0, before, after: new Map(state) };
  });
}

/**
 * Reads days from the newest on, while that costs little; returns them with the oldest first, and the oldest of them if
 * there are days before it.
 */
async function readDays(
  folder: string,
  all: Day[],
  reader: ListReader,
  { timeout, resourcesOfDay, characters }: Limits,
): Promise<{ days: CommittedDay[]; cut?: { day: string; why: 'long' } }> {
  const days: CommittedDay[] = [];
  let left = characters;
  const newestFirst = all.toReversed();
  let texts: ReadonlyMap<string, string> = new Map();
  for (const [i, day] of newestFirst.entries()) {
    if (i % BATCH === 0) {
      const batch = newestFirst.slice(i, i + BATCH);
      const hashes = new Set(
        batch.flatMap(({ before, after }) => [...before.values(), ...after.values()]),
      );
      texts = await readBlobs(folder, [...hashes], { largest: 4 * LONGEST_LIST, timeout });
    }
    const [before, after] = [textsOf(day.before, texts), textsOf(day.after, texts)];
    left -= (lengthOf(before) + lengthOf(after)) / COMPARED_FOR_PARSED;
    const reduced = reader.reduce(before, after);
    left -= lengthOf(reduced.before) + lengthOf(reduced.after);
    if (i > 0 && left < 0)
      return { days, cut: { day: newestFirst[i - 1]?.day ?? day.day, why: 'long' } };
    days.unshift(compareDay(day, reader.read(reduced.before), reader.read(reduced.after)));
  }
  return { days };

  function compareDay(
    { day, time }: Day,
    before: ReadonlyMap<string, string>,
    after: ReadonlyMap<string, string>,
  ): CommittedDay {
    const names = new Set([...before.keys(), ...after.keys()]);
    const differing = [...names].flatMap((file): CommittedFile[] => {
      const [old, current] = [before.get(file), after.get(file)];
      return old === current ? [] : [{ file, before: old, after: current }];
    });
    reader.keep(differing);
    const isResource = ({ file }: CommittedFile) => file.startsWith('resources/');
    const resources = differing.filter(isResource);
    if (resources.length <= resourcesOfDay) return { day, time, files: differing, unread: [] };
    const files = differing.filter((one) => !isResource(one));
    return { day, time, files, unread: resources };
  }
}

function textsOf(hashes: ReadonlyMap<string, string>, texts: ReadonlyMap<string, string>): Texts {
  return new Map(
    [...hashes].flatMap(([list, hash]) => {
      const text = texts.get(hash);
      return text === undefined ? [] : [[list, text]];
    }),
  );
}

function lengthOf(texts: Texts): number {
  return [...texts.values()].reduce((sum, { length }) => sum + length, 0);
}

/** How many entries of each place may have to stay, so that headings mean what they mean in the whole list. */
const FIRST = [1, 3, 10];

/** What the lists of a catalog hold now, as content files. */
export interface ListNow {
  resources: readonly { id: string; data: unknown }[];
  topics: readonly { id: string; data: unknown }[];
  paths: readonly { id: string }[];
}

/** Reads versions of lists, and remembers what differs between them. */
interface ListReader {
  /** Leaves out of two versions what is the same in both, as far as the rest means what it means in the whole lists. */
  reduce: Reduce;
  /** What the lists hold, under the names that files of a folder would have, as hashes. */
  read: (texts: Texts) => Map<string, string>;
  /** Keeps what was read last of files that differ; of the others nothing is kept. */
  keep: (files: CommittedFile[]) => void;
  /** What was kept, and the topics as they are now. */
  find: FindText;
  /** The topics as they are now, by their names, as hashes. */
  topics: ReadonlyMap<string, string>;
}

/**
 * Reads versions of the lists of a catalog, as its settings say now.
 *
 * @throws {Error} if a list of it is behind a symbolic link
 */
async function createListReader(list: string, now: ListNow): Promise<ListReader> {
  const folder = dirname(list);
  const { lists, options } = readListSettings(list);
  const { url, path: ownPath } = await findOrigin(list);
  const root = ownPath.slice(0, ownPath.length - basename(list).length);
  const ids = new Map(
    now.resources.map(({ id, data }) => [keyOf(data as { title: string; url?: string }), id]),
  );
  const current = new Set([...now.topics, ...now.paths].map(({ id }) => id));
  const topics = new Map<string, string>();
  const kept = new Map<string, StoredFile>();
  let read = new Map<string, StoredFile>();
  for (const { id, data } of now.topics) {
    const stored = storeFile('topics', { id, data, body: '' });
    topics.set(`topics/${id}.mdx`, stored.hash);
    kept.set(stored.hash, stored.file);
  }
  const readAll = (texts: Texts): Map<string, string> => {
    const parts = [...texts].map(([name, text]) => {
      const content = readList(text, {
        ...options,
        ...{ repository: options.repository ?? url, path: root + name },
        known: createKnownIds(ids),
      });
      for (const resource of content.resources)
        if (!ids.has(keyOf(resource))) ids.set(keyOf(resource), resource.id);
      const file = nameInProject(join(folder, name));
      return { file, content: createContent(content, file) };
    });
    const { resources, topics: own, paths } = mergeContents(parts, current);
    const hashes = new Map<string, string>();
    for (const [kind, files] of Object.entries({ resources, topics: own, paths }))
      for (const one of files) {
        const { file, hash } = storeFile(kind, one);
        hashes.set(file.file.replace('content/', ''), hash);
        read.set(hash, file);
      }
    return hashes;
  };
  const keep = (files: CommittedFile[]) => {
    for (const hash of files.flatMap(({ before, after }) => [before, after])) {
      const file = hash === undefined ? undefined : read.get(hash);
      if (hash !== undefined && file) kept.set(hash, file);
    }
    read = new Map();
  };
  const texts = new Map(lists.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
  const isEnough = (first: number) => {
    const reduced = new Map([...texts].map(([name, text]) => [name, keepFirst(text, first)]));
    const names = [...readAll(reduced).keys()];
    const found = names.filter((name) => name.startsWith('topics/'));
    // Which entries a step means depends on all others.
    const hasPaths = names.some((name) => name.startsWith('paths/'));
    return !hasPaths && found.length === topics.size && found.every((name) => topics.has(name));
  };
  const reduce = createReduce(FIRST.find(isEnough) ?? Number.POSITIVE_INFINITY);
  keep([]);
  return { reduce, read: readAll, keep, find: (_file, hash) => kept.get(hash), topics };
}

function storeFile(
  folder: string,
  { id, data, body }: Pick<StoredFile, 'id' | 'data' | 'body'>,
): { file: StoredFile; hash: string } {
  const name = `content/${folder}/${id}.${folder === 'resources' ? 'yaml' : 'mdx'}`;
  const file = { file: name, id, data: withoutOrder(data), body };
  return { file, hash: createHash('sha256').update(JSON.stringify(file)).digest('base64url') };
}
