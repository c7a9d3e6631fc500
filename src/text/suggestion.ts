import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean "kvm"?` for the known value nearest to `wrong`, or nothing if none is near, or only the same. */
export function formatSuggestion(wrong: string, known: Iterable<string>): string {
  const candidates = [...known].filter((name) => name !== '' && name !== wrong);
  if (candidates.length === 0) return '';
  const nearest = closest(wrong, candidates);
  const near = distance(wrong, nearest) <= Math.max(2, Math.ceil(nearest.length / 3));
  return near ? ` Did you mean "${nearest}"?` : '';
}
