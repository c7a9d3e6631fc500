import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { nameOf, readListSettings } from '../content/read-source.ts';
import { createContent } from '../list/create-content.ts';
import { findOrigin } from '../list/find-origin.ts';
import { createKnownIds, keyOf } from '../list/known-ids.ts';
import { mergeContents } from '../list/merge-contents.ts';
import { readList } from '../list/read-list.ts';
import { withoutOrder } from './content-data.ts';
import type { CommittedFile } from './read-commits.ts';
import type { FindText, StoredFile } from './read-texts.ts';
import { createReduce, keepFirst, type Reduce, type Texts } from './reduce-lists.ts';

/** How many entries of each place may have to stay, so that headings mean what they mean in the whole list. */
const FIRST = [1, 3, 10];

/** What the lists of a catalog hold now, as content files. */
export interface ListNow {
  resources: readonly { id: string; data: unknown }[];
  topics: readonly { id: string; data: unknown }[];
  paths: readonly { id: string }[];
}

/** Reads versions of lists, and remembers what differs between them. */
export interface ListReader {
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
export async function createListReader(list: string, now: ListNow): Promise<ListReader> {
  const folder = dirname(list);
  const { lists, options, legend } = readListSettings(list);
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
      content.legend.push(...legend);
      for (const resource of content.resources)
        if (!ids.has(keyOf(resource))) ids.set(keyOf(resource), resource.id);
      const file = nameOf(join(folder, name));
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
