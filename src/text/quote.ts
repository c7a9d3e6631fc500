import { closest, distance } from 'fastest-levenshtein';

/** A value as a message quotes it: short texts in full, and what is no text by its form. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  const text = String(value);
  return `"${text.length > 80 ? `${cutText(text, 79)}…` : text}"`;
}

const graphemes = /* @__PURE__ */ new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The beginning of a text, at most `longest` units of UTF-16 long, that ends with a whole character as readers see it. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // One that is longer than what is kept is no letter of any script.
  const end = graphemes.segment(text.slice(0, longest * 2)).containing(longest)?.index ?? longest;
  return text.slice(0, end > 0 ? end : longest).replace(/[\ud800-\udbff]$/, '');
}

/** ` Did you mean "kvm"?` for the known value nearest to `wrong`, or nothing if none is near, or only the same. */
export function formatSuggestion(wrong: string, known: Iterable<string>): string {
  const candidates = [...known].filter((name) => name !== '' && name !== wrong);
  if (candidates.length === 0) return '';
  const nearest = closest(wrong, candidates);
  const near = distance(wrong, nearest) <= Math.max(2, Math.ceil(nearest.length / 3));
  return near ? ` Did you mean "${nearest}"?` : '';
}
