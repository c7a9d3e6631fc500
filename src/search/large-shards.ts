import type { LargeIndex } from './large-fields.ts';
import { unpackPostings, type Postings } from './postings.ts';
import { anyBegins, findPlace } from './word-list.ts';

/** The words of a shard with their postings; a sign before each keeps the order of words that are numbers. */
export type Shard = Record<string, string>;

/** The postings of words, loaded shard by shard. */
export interface Shards {
  /** Loads what holds these words, or would if they were words. */
  load: (words: Iterable<string>) => Promise<void>;
  /** Of a word whose shard is loaded; none if nothing holds it. */
  postingsOf: (word: string) => Postings;
  has: (word: string) => boolean;
  anyBegins: (start: string) => boolean;
}

const none: Postings = { at: [], field: [] };

/** Loads the shards of an index when words of them are looked for, each once. */
export function createShards(
  { shards: first }: Pick<LargeIndex, 'shards'>,
  loadShard: (number: number) => Promise<Shard>,
): Shards {
  const requests = new Map<number, Promise<Shard>>();
  const loaded = new Map<number, { shard: Shard; words: string[] }>();
  const postings = new Map<string, Postings>();

  const shardOf = (word: string) => {
    const at = findPlace(first, word);
    return first[at] === word ? at : Math.max(0, at - 1);
  };
  const request = (number: number) => {
    const known = requests.get(number) ?? loadShard(number);
    requests.set(number, known);
    known.catch(() => requests.delete(number));
    return known;
  };
  const find = (word: string): string | undefined => {
    const shard = loaded.get(shardOf(word))?.shard;
    return shard && Object.hasOwn(shard, `=${word}`) ? shard[`=${word}`] : undefined;
  };
  return {
    async load(words) {
      const numbers = new Set([...words].map(shardOf));
      await Promise.all(
        [...numbers].map(async (number) => {
          const shard = await request(number);
          const words = Object.keys(shard).map((key) => key.slice(1));
          if (!loaded.has(number)) loaded.set(number, { shard, words });
        }),
      );
    },
    postingsOf(word) {
      const known = postings.get(word);
      if (known) return known;
      const packed = find(word);
      if (packed === undefined) return none;
      const own = unpackPostings(packed);
      postings.set(word, own);
      return own;
    },
    has: (word) => find(word) !== undefined,
    anyBegins: (start) => anyBegins(loaded.get(shardOf(start))?.words ?? [], start),
  };
}
