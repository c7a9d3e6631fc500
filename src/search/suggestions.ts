import type { SearchDocument } from './documents.ts';
import { foldText } from './fold.ts';
import { splitWords } from './words.ts';

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
  const mended = typed.map(({ whole }) =>
    known.has(whole) ? whole : nearest(whole, known, distance),
  );
  const proposal = mended.filter((word) => word !== undefined).join(' ');
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
