import type { SearchDocument } from './documents.ts';
import { foldText } from './fold.ts';
import { splitWords } from './words.ts';

/** Another spelling of a query, from known words. How far words are apart is loaded then, as most queries find something. */
export async function suggest(
  query: string,
  known: ReadonlySet<string>,
): Promise<string | undefined> {
  const loaded = await import('fastest-levenshtein').catch(() => undefined);
  return loaded && suggestSpelling(query, known, loaded.distance);
}

/** The words of the names of documents. */
export function wordsOf(documents: SearchDocument[]): Set<string> {
  return new Set(
    documents.flatMap(({ title, aliases = [] }) =>
      [title, ...aliases].flatMap((name) => splitWords(name).map(({ whole }) => whole)),
    ),
  );
}

/** How many edits lead from one word to another. */
type Distance = (one: string, other: string) => number;

/** Proposes another spelling for a query that found nothing, from known words. */
export function suggestSpelling(
  query: string,
  known: ReadonlySet<string>,
  distance: Distance,
): string | undefined {
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
