import type { Answer } from '../../search/answer.ts';
import { isolate } from '../../text/text-direction.ts';

/** More of a query is cut where it is quoted. */
const LONGEST = 60;

/** Says in one line what was found. */
export function describeStatus(
  { term, results, total, complete }: Pick<Answer, 'term' | 'results' | 'total' | 'complete'>,
  query: string,
  isFiltered: boolean,
): string {
  const count = total;
  if (count === 0 && !complete) return 'Searching the full text …';
  const isCovered = results.some(({ document }) => document.type !== 'term');
  if (complete && !isFiltered && !isCovered) {
    const quoted = `“${isolate(cut(query))}”`;
    return term || count > 0
      ? `No resource covers ${quoted}, but the glossary explains it.`
      : `No results for ${quoted}`;
  }
  if (count === 0) return 'No results with these filters';
  const counted = count === 1 ? '1 result' : `${count} results`;
  return term ? `1 definition, ${counted}` : counted;
}

function cut(query: string): string {
  const letters = [...query.trim().replace(/\s+/g, ' ')];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')} …` : letters.join('');
}
