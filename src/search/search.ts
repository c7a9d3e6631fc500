import type { SearchDocument } from './documents.ts';
import {
  countFacets,
  facetNames,
  hasFilters,
  passesFilters,
  type FacetCounts,
  type Filters,
} from './facets.ts';
import { createFullText, type FullTextAnswer, type FullTextHit } from './full-text.ts';
import { createInstantSearch, type Hit } from './instant.ts';
import type { InstantIndex } from './instant-index.ts';
import { type Word, splitWords } from './words.ts';
import { foldText } from './fold.ts';

export interface Result {
  document: SearchDocument;
  /** Forms of the words that matched, for the marks. */
  forms: ReadonlySet<string>;
  /** The part of its text that holds the words, where its summary does not. */
  excerpt?: string;
}

export interface Answer {
  /** The definition of what the query names, for a card above the results; with filters it is one of them. */
  term: Result | undefined;
  results: Result[];
  counts: FacetCounts;
  /** Whether the full text has been asked too. */
  complete: boolean;
  /** Another spelling, when nothing was found. */
  suggestion: string | undefined;
}

/** Answers a query at once, and again when the full text has been asked: what is shown stays in its place. */
export type Search = (
  query: string,
  filters: Filters,
  signal: AbortSignal,
) => AsyncGenerator<Answer, void>;

export interface OpenedSearch {
  search: Search;
  index: InstantIndex;
}

const fullTextHits = 10;
/** How long somebody must have stopped typing before the full text is asked. */
const pause = 250;

/** Loads the instant index; Pagefind follows with the first query. `root` is the address of the site's root. */
export async function openSearch(root: string): Promise<OpenedSearch> {
  const response = await fetch(new URL('search.json', root));
  if (!response.ok) throw new Error(`The search index answered ${response.status}.`);
  const index = (await response.json()) as InstantIndex;
  const instant = createInstantSearch(index.documents);
  const fullText = createFullText(new URL('pagefind/pagefind.js', root).href);
  const byHref = new Map(index.documents.map((document) => [document.href, document]));

  const search: Search = async function* (query, filters, signal) {
    const { term, hits, words } = instant.find(query);
    // Whoever filters looks for results: then the definition is one of them, if it passes.
    const card = hasFilters(filters) ? undefined : term;
    const listed = term && !card ? [term, ...hits] : hits;
    const toAnswer = async (
      results: Result[],
      counts: FacetCounts,
      complete: boolean,
    ): Promise<Answer> => ({
      term: card,
      results: results.filter(({ document }) => passesFilters(document, filters)),
      counts,
      complete,
      suggestion:
        complete && !card && results.length === 0 ? await suggest(query, index) : undefined,
    });
    const countOf = (results: Result[]) =>
      countFacets(
        [...(card ? [card] : []), ...results].map(({ document }) => document),
        filters,
      );
    if (words.length === 0 || isOneLetter(words)) {
      yield await toAnswer(listed, countOf(listed), true);
      return;
    }
    yield await toAnswer(listed, countOf(listed), false);
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;

    // A search that cannot be completed, without a network for example, is still an answer.
    const answer = await fullText.find(words, filters, fullTextHits).catch(() => undefined);
    const results = answer
      ? completeHits(listed, answer.hits, byHref, index.holds, term?.document.href)
      : listed;
    const counts = answer && index.holds === 'names' ? countsOf(answer) : countOf(results);
    yield await toAnswer(results, counts, true);
  };
  return { search, index };
}

/** A letter says too little to ask the full text, but in scripts where it is a word. */
function isOneLetter(words: Word[]): boolean {
  return words.length === 1 && words[0]?.pairs.length === 0 && words[0].joined.length < 2;
}

/** How far words are apart is loaded when nothing was found, as most queries find something. */
async function suggest(query: string, { documents }: InstantIndex): Promise<string | undefined> {
  const loaded = await import('fastest-levenshtein').catch(() => undefined);
  return loaded && suggestSpelling(query, documents, loaded.distance);
}

/**
 * Adds what only the full text has at the end, and excerpts where there is no summary. Where the instant index holds names
 * alone, resources of the full text, which hold every word, come before what holds only a part of the query in its name.
 */
export function completeHits(
  hits: Hit[],
  found: FullTextHit[],
  byHref: Map<string, SearchDocument>,
  holds: InstantIndex['holds'],
  term: string | undefined,
): Result[] {
  const byFullText = new Map(found.map((own) => [own.href, own]));
  const kept = hits.map((hit): Result & { answers: boolean } => {
    const own = hit.document.summary ? undefined : byFullText.get(hit.document.href);
    return own
      ? { ...hit, excerpt: own.excerpt, forms: new Set([...hit.forms, ...own.forms]) }
      : hit;
  });
  const shown = new Set([term, ...hits.map(({ document }) => document.href)]);
  const added = found.flatMap(({ href, excerpt, forms }): Result[] => {
    const document = byHref.get(href);
    return document && !shown.has(href) ? [{ document, forms, excerpt }] : [];
  });
  if (holds === 'everything') return [...kept, ...added];
  const isResource = ({ document }: Result) => document.type === 'resource';
  return [
    ...kept.filter(({ answers }) => answers),
    ...added.filter(isResource),
    ...kept.filter(({ answers }) => !answers),
    ...added.filter((own) => !isResource(own)),
  ];
}

function countsOf({ counts }: FullTextAnswer): FacetCounts {
  return Object.fromEntries(
    facetNames.map((facet) => [facet, new Map(Object.entries(counts[facet] ?? {}))]),
  ) as FacetCounts;
}

/** How many edits lead from one word to another. */
type Distance = (one: string, other: string) => number;

/** Proposes another spelling for a query that found nothing, from the words of names. */
export function suggestSpelling(
  query: string,
  documents: SearchDocument[],
  distance: Distance,
): string | undefined {
  const known = new Set(
    documents.flatMap(({ title, aliases = [] }) =>
      [title, ...aliases].flatMap((name) => splitWords(name).map(({ whole }) => whole)),
    ),
  );
  const typed = splitWords(query.slice(0, longestQuery));
  const corrected = typed.map(({ whole }) =>
    known.has(whole) ? whole : nearest(whole, known, distance),
  );
  const proposal = corrected.filter((word) => word !== undefined).join(' ');
  return proposal === '' || proposal === foldText(query).trim() ? undefined : proposal;
}

const longestQuery = 80;

function nearest(word: string, known: ReadonlySet<string>, distance: Distance): string | undefined {
  let best: { word: string; edits: number } | undefined;
  for (const candidate of known) {
    if (candidate.length < 3) continue;
    const edits = distance(word, candidate);
    if (!best || edits < best.edits) best = { word: candidate, edits };
  }
  return best && best.edits <= Math.max(1, Math.floor(word.length / 2)) ? best.word : undefined;
}
