import type { SearchDocument, SearchType } from './documents.ts';
import { searchTypes } from './documents.ts';
import {
  DOCUMENTS_OF_A_PACK,
  fields,
  isPage,
  longestName,
  type LargeIndex,
  type StoredDocument,
} from './large-fields.ts';
import { packPostings, type Postings } from './postings.ts';
import stopWords from './stop-words.json' with { type: 'json' };
import { findForms, runsOf, splitWords } from './words.ts';
import { packWords } from './word-list.ts';

/** The index of a large catalog: what is loaded first, and the files of its shards by name. */
export interface LargeFiles {
  index: LargeIndex;
  /** The postings of the words of each shard. */
  shards: Record<string, string>[];
  documents: StoredDocument[][];
}

/** Signs of a shard, before it is compressed to about a third. */
const SHARD = 6000;
/** What says nothing by itself is found in the shortest names only. */
const MOST_OF_STOP_WORD = 200;

const ignored = new Set(stopWords);

/** Makes the index of documents, with the texts that are found beyond them, by address. */
export function createLargeIndex(
  documents: SearchDocument[],
  texts: ReadonlyMap<string, string>,
): LargeFiles {
  const postings = new Map<string, FieldAt[]>();
  const names = new Map<string, number>();
  documents.forEach((document, at) => {
    const forms = findFields(document, texts.get(document.href) ?? '');
    for (const [form, field] of forms) {
      const own = postings.get(form);
      if (own) own.push([at, field]);
      else postings.set(form, [[at, field]]);
      if (field >= fields.alias.at) names.set(form, (names.get(form) ?? 0) + 1);
    }
  });
  const shards = cutIntoShards(postings);
  return {
    index: {
      counts: countTypes(documents),
      topics: countSections(documents),
      terms: documents.flatMap(({ type, title, aliases = [] }, at) =>
        type === 'term' ? [[at, [title, ...aliases]] as [number, string[]]] : [],
      ),
      pages: documents.flatMap((document, at): LargeIndex['pages'] =>
        isPage(document) ? [[at, document.href]] : [],
      ),
      words: packWords(names),
      shards: shards.map((shard) => Object.keys(shard)[0]?.slice(1) ?? ''),
    },
    shards,
    documents: cutIntoPacks(documents),
  };
}

/** The best field that a document holds each form in. */
function findFields(document: SearchDocument, text: string): Map<string, number> {
  const found = new Map<string, number>();
  const add = (value: string, field: number) => {
    for (const form of findForms(value)) found.set(form, Math.max(found.get(form) ?? 0, field));
  };
  const { title, aliases = [], people = [], summary = '', more = [], host = '' } = document;
  add(text, fields.text.at);
  add(summary, fields.summary.at);
  add(host, fields.host.at);
  for (const run of [title, ...aliases].flatMap(runsOf)) found.set(run, fields.run.at);
  for (const value of more) add(value, fields.more.at);
  for (const value of document.defines ?? []) add(value, fields.defines.at);
  for (const value of people) add(value, fields.people.at);
  const length = (name: string) => Math.min(splitWords(name).length, longestName);
  for (const alias of aliases) add(alias, fields.alias.at + length(alias));
  add(title, fields.title.at + length(title));
  return found;
}

function cutIntoShards(postings: ReadonlyMap<string, FieldAt[]>): Record<string, string>[] {
  const shards: [string, string][][] = [[]];
  let left = SHARD;
  for (const word of [...postings.keys()].sort()) {
    const own = postings.get(word) ?? [];
    const packed = packPostings(toPostings(ignored.has(word) ? findShortest(own) : own));
    if (left < packed.length && left < SHARD) {
      shards.push([]);
      left = SHARD;
    }
    shards.at(-1)?.push([word, packed]);
    left -= packed.length + word.length;
  }
  // A word that is a number would come before the others among the keys of an object.
  return shards.map((shard) => Object.fromEntries(shard.map(([word, own]) => [`=${word}`, own])));
}

type FieldAt = [at: number, field: number];

function toPostings(all: FieldAt[]): Postings {
  return { at: all.map(([at]) => at), field: all.map(([, field]) => field) };
}

function findShortest(all: FieldAt[]): FieldAt[] {
  return all
    .filter(([, field]) => field > fields.title.at)
    .toSorted(([a, x], [b, y]) => x - y || a - b)
    .slice(0, MOST_OF_STOP_WORD)
    .toSorted(([a], [b]) => a - b);
}

function cutIntoPacks(documents: SearchDocument[]): StoredDocument[][] {
  const count = Math.ceil(documents.length / DOCUMENTS_OF_A_PACK);
  return Array.from({ length: count }, (_, i) =>
    documents
      .slice(i * DOCUMENTS_OF_A_PACK, (i + 1) * DOCUMENTS_OF_A_PACK)
      .map(({ type: _, ...document }) => document),
  );
}

function countTypes(documents: SearchDocument[]): LargeIndex['counts'] {
  return (Object.keys(searchTypes) as SearchType[]).map((type) => [
    type,
    documents.filter((own) => own.type === type).length,
  ]);
}

function countSections(documents: SearchDocument[]): LargeIndex['topics'] {
  const sections = Map.groupBy(
    documents.filter(({ type }) => type === 'section'),
    ({ topics = [] }) => topics[0] ?? '',
  );
  return documents.flatMap(({ type, topics = [] }) =>
    type === 'topic'
      ? topics.map((id): [string, number] => [id, sections.get(id)?.length ?? 0])
      : [],
  );
}
