import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { readKnownIds } from '../content/read-source.ts';
import { readBlobs } from '../git/read-blobs.ts';
import { createContent } from '../list/create-content.ts';
import { findOrigin } from '../list/find-origin.ts';
import { createKnownIds, keyOf } from '../list/known-ids.ts';
import { LONGEST_LIST } from '../list/markdown.ts';
import { readList } from '../list/read-list.ts';
import type { History } from './change.ts';
import {
  dayOf,
  readCommits,
  type CommittedDay,
  type CommittedFile,
  type Limits,
} from './read-commits.ts';
import { withoutOrder } from './content-data.ts';
import { describeDays } from './describe-days.ts';
import type { StoredFile } from './read-texts.ts';

/** How many characters of old versions are read at most: some seconds of parsing. */
const MOST_CHARACTERS = 4_000_000;
const MOST_DAYS = 200;

/** What a list held at the end of a day, as the files that a folder would have, by their names. */
interface Version {
  day: string;
  time: number;
  files: Map<string, { hash: string; stored: StoredFile }>;
}

/**
 * Reads the changes of a Markdown list from git, as far back as can be read in a few seconds. What had an address keeps
 * its id through all versions.
 *
 * @throws {Error} if git fails
 */
export async function readListHistory(list: string, limits: Limits): Promise<History> {
  const [folder, name] = [dirname(list), basename(list)];
  const { commits, since } = await readCommits(folder, limits, `:(literal)${name}`);
  if (commits.length === 0 && !since) return { known: false, why: 'not-tracked' };
  // The last version of each day, the newest first.
  const ends = new Map<string, { time: number; hash: string }>();
  for (const { time, files } of commits)
    for (const { after } of files)
      if (after !== undefined) ends.set(dayOf(time), { time, hash: after });
  const days = [...ends].toReversed().slice(0, MOST_DAYS);
  const hashes = [...new Set(days.map(([, { hash }]) => hash))];
  const texts = await readBlobs(folder, hashes, {
    largest: 4 * LONGEST_LIST,
    timeout: limits.timeout,
  });
  const versions = await readVersions(list, days, texts);
  const isWhole = versions.length === ends.size && !since;
  const begin = versions[0];
  const described = isWhole ? versions : versions.slice(1);
  const committed = described.map((version, i) =>
    describeDay(version, isWhole ? described[i - 1] : versions[i], limits.resourcesOfDay),
  );
  const stored = new Map(
    versions.flatMap(({ files }) => [...files.values()].map((file) => [file.hash, file.stored])),
  );
  const tree = new Map([...(versions.at(-1)?.files ?? [])].map(([file, { hash }]) => [file, hash]));
  return {
    known: true,
    days: describeDays(committed, (_file, hash) => stored.get(hash), tree).toReversed(),
    ...(!isWhole && begin && { since: { day: begin.day, why: since?.why ?? 'long' } }),
  };
}

/** Reads versions from the newest on, while they are few enough; returns them with the oldest first. */
async function readVersions(
  list: string,
  days: [day: string, end: { time: number; hash: string }][],
  texts: ReadonlyMap<string, string>,
): Promise<Version[]> {
  const { url, path } = await findOrigin(list);
  const ids = new Map(readKnownIds(list));
  const versions: Version[] = [];
  let left = MOST_CHARACTERS;
  for (const [day, { time, hash }] of days) {
    const text = texts.get(hash);
    left -= text?.length ?? 0;
    if (versions.length > 1 && left < 0) break;
    if (text === undefined) continue;
    const read = readList(text, { repository: url, path, known: createKnownIds(ids) });
    for (const resource of read.resources)
      if (!ids.has(keyOf(resource))) ids.set(keyOf(resource), resource.id);
    versions.push({ day, time, files: createFiles(createContent(read, basename(list))) });
  }
  return versions.toReversed();
}

function createFiles({
  resources,
  topics,
  paths,
}: ReturnType<typeof createContent>): Version['files'] {
  const files: Version['files'] = new Map();
  for (const [folder, all] of Object.entries({ resources, topics, paths }))
    for (const { id, data, body } of all) {
      const file = `${folder}/${id}.${folder === 'resources' ? 'yaml' : 'mdx'}`;
      const stored = { file: `content/${file}`, id, data: withoutOrder(data), body };
      const hash = createHash('sha256').update(JSON.stringify(stored)).digest('base64url');
      files.set(file, { hash, stored });
    }
  return files;
}

function describeDay(
  { day, time, files }: Version,
  before: Version | undefined,
  most: number,
): CommittedDay {
  const names = new Set([...(before?.files.keys() ?? []), ...files.keys()]);
  const differing = [...names].flatMap((file): CommittedFile[] => {
    const [old, now] = [before?.files.get(file)?.hash, files.get(file)?.hash];
    return old === now ? [] : [{ file, before: old, after: now }];
  });
  const resources = differing.filter(({ file }) => file.startsWith('resources/'));
  if (resources.length <= most) return { day, time, files: differing, unread: [] };
  const others = differing.filter(({ file }) => !file.startsWith('resources/'));
  return { day, time, files: others, unread: resources };
}
