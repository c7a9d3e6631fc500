import type { Commit, CommittedFile } from './read-commits.ts';

/** All commits of a day as one step. */
export interface CommittedDay {
  day: string;
  /** Of the last commit, in seconds. */
  time: number;
  /** The files that differ between the begin and the end of the day. */
  files: CommittedFile[];
  /** Resources that are counted and not read. */
  unread: CommittedFile[];
}

const CONTENT = /^(?:resources\/[^/]+\.yaml|(?:topics|paths)\/[^/]+\.mdx|(?:site|glossary)\.yaml)$/;

/**
 * Takes the commits of each day together, oldest first: what a day adds and removes again, or says first so and then
 * otherwise, is no news. The days are in UTC and those of the commits, whatever their order. Of more than `most`
 * resources on one day only the numbers are kept.
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
