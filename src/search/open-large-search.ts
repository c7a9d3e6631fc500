import type { FacetIndex } from '../catalog/facet-index.ts';
import { countValues } from '../catalog/facets.ts';
import { unpackColumn } from '../text/column.ts';
import { completeHits, FULL_TEXT_HITS, isOneLetter, PAUSE } from './results.ts';
import type { Result, Search } from './results.ts';
import {
  facetNames,
  hasFilters,
  type FacetCounts,
  type FacetName,
  type Filters,
} from './facets.ts';
import { createFullText } from './full-text.ts';
import type { LargeIndex, StoredDocument } from './large-fields.ts';
import { createLargeSearch } from './large-search.ts';
import type { Shard } from './large-shards.ts';
import { suggest } from './spelling.ts';
import type { Word } from './words.ts';

/** The values that a document has in a facet, by its position. */
type ValuesOf = (facet: FacetName, at: number) => string[];

/** Opens the search of a large catalog. Words, documents and facets are loaded when a query needs them. */
export function openLargeSearch(root: string, index: LargeIndex): Search {
  const load = async <T>(file: string): Promise<T> => {
    const response = await fetch(new URL(file, root));
    if (!response.ok) throw new Error(`${file} responded with ${response.status}.`);
    return (await response.json()) as T;
  };
  const large = createLargeSearch(index, {
    loadShard: (number) => load<Shard>(`search/words/${number}.json`),
    loadPack: (number) => load<StoredDocument[]>(`search/documents/${number}.json`),
  });
  const fullText = createFullText(new URL('pagefind/pagefind.js', root).href);
  const known = new Set(large.words);
  let facets: ValuesOf | undefined;
  const loadFacets = async () =>
    (facets ??= readFacets(index, await load<FacetIndex>('resources/facets.json')));

  return async function* (query, filters, signal, most) {
    // Whoever filters looks for results: then the definition is one of them, if it passes.
    const isFiltered = hasFilters(filters);
    const valuesOf = isFiltered ? await loadFacets() : facets;
    const passes = (at: number) => !valuesOf || passesAll(at, filters, valuesOf);
    const found = await large.find(query, most, passes);
    if (signal.aborted) return;
    const term = isFiltered ? undefined : found.term;
    const results: Result[] = isFiltered && found.term ? [found.term, ...found.hits] : found.hits;
    const total = found.total + results.length - found.hits.length;
    // What pages say is looked up where nothing else matches: it weighs more than all the rest.
    const hasNoMatch = !term && !found.hits.some(({ matches }) => matches);
    const needsFullText = hasNoMatch && found.words.length > 0 && !isOneLetter(found.words);
    const shown = { term, results, total, suggestion: undefined, complete: !needsFullText };
    const all = isFiltered ? await large.findAll(query) : found.all;
    yield { ...shown, counts: count(all, filters, valuesOf ?? (() => [])) };
    if (needsFullText) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (signal.aborted) return;
      // A search that cannot be completed, without a network for example, still has results.
      const completed = await complete(results, found.words, filters).catch(() => results);
      if (signal.aborted) return;
      shown.results = completed;
      shown.total += completed.length - results.length;
      shown.complete = true;
    }
    const isMissing = needsFullText && shown.results.length === 0;
    const suggestion = isMissing ? await suggest(query, known) : undefined;
    // What can be filtered is said once the columns of the facets are there.
    const loaded = valuesOf ?? (await loadFacets().catch(() => undefined));
    if (signal.aborted || (valuesOf && !needsFullText)) return;
    yield { ...shown, suggestion, counts: count(all, filters, loaded ?? (() => [])) };
  };

  async function complete(results: Result[], words: Word[], filters: Filters): Promise<Result[]> {
    const { hits } = await fullText.find(words, filters, FULL_TEXT_HITS);
    const pages = await large.loadPages(hits.map(({ href }) => href));
    return completeHits(results, hits, pages, undefined);
  }
}

function readFacets(index: LargeIndex, { facets }: FacetIndex): ValuesOf {
  const columns = new Map(
    Object.entries(facets).map(([name, { sets, column }]) => [
      name,
      {
        // What states no value passes no filter of search.
        sets: sets.map((set) => set.split(' ').filter((value) => value !== '' && value !== 'none')),
        column: unpackColumn(column),
      },
    ]),
  );
  const types = index.counts.flatMap(([type, count]) => Array<string>(count).fill(type));
  const topics = index.topics.map(([id]) => id);
  const sections = index.topics.flatMap(([id, count]) => Array<string>(count).fill(id));
  const first = { topic: types.indexOf('topic'), section: types.indexOf('section') };
  return (facet, at) => {
    const type = types[at] ?? 'page';
    if (facet === 'type') return [type];
    if (type === 'resource') {
      const own = columns.get(facet);
      return own?.sets[own.column[at] ?? 0] ?? [];
    }
    if (facet !== 'topic') return [];
    if (type === 'topic') return topics.slice(at - first.topic, at - first.topic + 1);
    return type === 'section' ? sections.slice(at - first.section, at - first.section + 1) : [];
  };
}

function count(all: number[], filters: Filters, valuesOf: ValuesOf): FacetCounts {
  return Object.fromEntries(
    facetNames.map((facet) => {
      const own = all.filter((at) => passesAll(at, filters, valuesOf, facet));
      return [facet, countValues(own.map((at) => valuesOf(facet, at)))];
    }),
  ) as FacetCounts;
}

/** Whether a document passes all filters, but for the facet that is left out. */
function passesAll(at: number, filters: Filters, valuesOf: ValuesOf, leftOut?: FacetName): boolean {
  return facetNames.every((facet) => {
    const chosen = filters[facet] ?? [];
    if (facet === leftOut || chosen.length === 0) return true;
    return valuesOf(facet, at).some((value) => chosen.includes(value));
  });
}
