import { facetNames, type Filters } from './facets.ts';
import { endOfText, findMatchingForms, formatFullTextQuery } from './full-text-words.ts';
import { textPackOf, type PackedText } from './text-packs.ts';
import { type Word, findMarks } from './words.ts';

/** The results of the full-text index. */
export interface FullTextHit {
  href: string;
  /** The part of its text that holds the words. */
  excerpt: string;
  /** Forms of the words that matched, for the marks. */
  forms: ReadonlySet<string>;
}

export interface FullTextResults {
  hits: FullTextHit[];
  /** How many results each value of each facet would give, as far as Pagefind knows. */
  counts: Record<string, Record<string, number>>;
}

export interface FullText {
  find: (words: Word[], filters: Filters, count: number) => Promise<FullTextResults>;
}

/** How long the full text may take: without a connection some of it may never come. */
const patience = 8_000;

/**
 * Opens Pagefind's index, at the address of its script, when the first query comes.
 * Finding rejects where the index cannot be had; the next query tries again.
 */
export function createFullText(address: string): FullText {
  let opened: Promise<Pagefind> | undefined;
  return {
    async find(words, filters, count) {
      opened ??= open(address);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('The full text did not respond.')), patience);
      });
      try {
        const folder = new URL('.', address);
        return await Promise.race([searchIndex(await opened, folder, words, filters, count), late]);
      } catch (error) {
        opened = undefined;
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

async function searchIndex(
  pagefind: Pagefind,
  folder: URL,
  words: Word[],
  filters: Filters,
  count: number,
): Promise<FullTextResults> {
  const query = formatFullTextQuery(words);
  const { results, totalFilters } = await pagefind.search(query, { filters: anyOf(filters) });
  const ids = results.slice(0, count).map(({ id }) => id);
  const texts = await loadTexts(ids, folder);
  const root = new URL('..', folder).pathname;
  return {
    hits: ids.flatMap((id): FullTextHit[] => {
      const { url, content } = texts[id] ?? { url: '', content: '' };
      const [text = ''] = content.split(endOfText);
      // Pagefind takes the nearest beginning for a word it does not know.
      const forms = findMatchingForms(text, words);
      return forms ? [{ href: root + url.slice(1), excerpt: cutExcerpt(text, forms), forms }] : [];
    }),
    counts: totalFilters ?? {},
  };
}

/** The texts of records by their ids, from the packs that hold them; a pack that a new build has changed may lack one. */
async function loadTexts(ids: string[], folder: URL): Promise<Record<string, PackedText>> {
  const packs = await Promise.all(
    [...new Set(ids.map(textPackOf))].map(async (name) => {
      const response = await fetch(new URL(`text/${name}.json`, folder));
      if (!response.ok) throw new Error(`The text responded with ${response.status}.`);
      return (await response.json()) as Record<string, PackedText>;
    }),
  );
  return Object.assign({}, ...packs) as Record<string, PackedText>;
}

async function open(address: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  return pagefind;
}

function anyOf(filters: Filters): Record<string, { any: string[] }> {
  return Object.fromEntries(
    facetNames.flatMap((facet) => {
      const chosen = filters[facet] ?? [];
      return chosen.length > 0 ? [[facet, { any: chosen }]] : [];
    }),
  );
}

interface Pagefind {
  search: (
    query: string,
    options: { filters: Record<string, { any: string[] }> },
  ) => Promise<{
    results: { id: string }[];
    totalFilters?: Record<string, Record<string, number>>;
  }>;
}

/** About a line and a half. */
const length = 150;
const before = 45;
const letters = /[^\p{M}\u200d]/u;

/** The part of a text in which most words are marked, with dots where it is cut; no letter is cut from its marks. */
export function cutExcerpt(text: string, forms: ReadonlySet<string>): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= length) return plain;
  const marks = findMarks(plain, forms);
  let start = 0;
  let most = 0;
  marks.forEach(([from], i) => {
    const held = marks.slice(i).findIndex(([, to]) => to > from - before + length);
    const count = held < 0 ? marks.length - i : held;
    if (count > most) [start, most] = [Math.max(0, from - before), count];
  });
  const from = start === 0 ? 0 : moveToEdge(plain, start);
  const end = from + length >= plain.length ? plain.length : moveToEdge(plain, from + length);
  const part = plain.slice(from, end).trim();
  return `${from > 0 ? '… ' : ''}${part}${end < plain.length ? ' …' : ''}`;
}

/** The next space, or where there is none nearby, the next letter. */
function moveToEdge(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  if (space >= 0 && space - at < 16) return space;
  let edge = at;
  while (edge < text.length && !isEdge(text, edge)) edge += 1;
  return edge;
}

function isEdge(text: string, at: number): boolean {
  const isInPair = /[\udc00-\udfff]/.test(text.charAt(at));
  const joins = /[\u17d2\u1039\u200d]/.test(text.charAt(at - 1));
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  const isPartOfSyllable = /[\u1160-\u11ff\uff9e\uff9f]/.test(next);
  return !isInPair && !joins && !isPartOfSyllable && letters.test(next);
}
