import { dirname, relative } from 'node:path';
import { readListSettings, readSource } from '../content/read-source.ts';
import { readBlobs } from '../git/git.ts';
import { LONGEST_LIST } from '../list/markdown.ts';
import type { History } from './change.ts';
import { describeDays } from './describe-days.ts';
import { createListReader, type ListNow, type ListReader } from './list-versions.ts';
import {
  dayOf,
  readCommits,
  type Commit,
  type CommittedDay,
  type CommittedFile,
  type Limits,
} from './read-commits.ts';
import type { Texts } from './reduce-lists.ts';

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
