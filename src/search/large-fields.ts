import type { SearchDocument, SearchType } from './documents.ts';

/** What search loads first of a large catalog; words and documents follow in the shards that a query needs. */
export interface LargeIndex {
  /** How many documents there are of each type, in the order of the documents. */
  counts: [type: SearchType, count: number][];
  /** The ids of the topics, and how many sections each has. */
  topics: [id: string, sections: number][];
  /** Position and names of each term of the glossary. */
  terms: [at: number, names: string[]][];
  /** Position and address of what Pagefind holds the text of. */
  pages: [at: number, href: string][];
  /** The words of names: what a beginning may go on to, and what a misspelt word may be. */
  words: string;
  /** The first word of each shard. */
  shards: string[];
}

/** A document as its pack holds it: its type follows from its position. */
export type StoredDocument = Omit<SearchDocument, 'type'>;

/** So many documents weigh about as much as the headers of their response. */
export const DOCUMENTS_OF_A_PACK = 4;

/** What a posting says of where the word is; names say how many words they have. */
export const fields = {
  text: { at: 0, weight: 0.5 },
  summary: { at: 1, weight: 2 },
  host: { at: 2, weight: 0.3 },
  run: { at: 3, weight: 3 },
  more: { at: 4, weight: 3 },
  defines: { at: 5, weight: 3 },
  people: { at: 6, weight: 4 },
  alias: { at: 8, weight: 4 },
  title: { at: 32, weight: 6 },
} as const;

/** The most words of a name that are distinguished. */
export const longestName = 20;

const pageTypes: ReadonlySet<SearchType> = new Set(['topic', 'path', 'term', 'page']);

/** Whether a document has a text on its page that the catalog itself does not hold. */
export function isPage({ type }: Pick<SearchDocument, 'type'>): boolean {
  return pageTypes.has(type);
}
