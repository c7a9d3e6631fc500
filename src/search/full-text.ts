import { facetNames, type Filters } from './facets.ts';

/** An answer of the index of record. */
export interface FullTextHit {
  href: string;
  /** HTML of Pagefind: text, entities and `<mark>`. */
  excerpt: string;
}

export interface FullTextAnswer {
  hits: FullTextHit[];
  /** How many results each value of each facet would give, as far as Pagefind knows. */
  counts: Record<string, Record<string, number>>;
}

export interface FullText {
  find: (query: string, filters: Filters, count: number) => Promise<FullTextAnswer>;
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
    async find(query, filters, count) {
      opened ??= open(address);
      try {
        return await Promise.race([ask(await opened, query, filters, count), fail(patience)]);
      } catch (error) {
        opened = undefined;
        throw error;
      }
    },
  };
}

async function ask(
  pagefind: Pagefind,
  query: string,
  filters: Filters,
  count: number,
): Promise<FullTextAnswer> {
  const { results, totalFilters } = await pagefind.search(query, { filters: anyOf(filters) });
  const found = await Promise.all(results.slice(0, count).map((result) => result.data()));
  return {
    hits: found.map(({ url, excerpt }) => ({ href: url, excerpt })),
    counts: totalFilters ?? {},
  };
}

function fail(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The full text did not answer.')), milliseconds);
  });
}

async function open(address: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ excerptLength: 24 });
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
  options: (options: { excerptLength: number }) => Promise<void>;
  search: (
    query: string,
    options: { filters: Record<string, { any: string[] }> },
  ) => Promise<{
    results: { data: () => Promise<{ url: string; excerpt: string }> }[];
    totalFilters?: Record<string, Record<string, number>>;
  }>;
}
