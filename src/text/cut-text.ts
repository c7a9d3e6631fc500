const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The beginning of a text, at most `longest` units of UTF-16 long, that ends with a whole character as readers see it. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // One that is longer than what is kept is no letter of any script.
  const end = graphemes.segment(text.slice(0, longest * 2)).containing(longest)?.index ?? longest;
  return text.slice(0, end > 0 ? end : longest).replace(/[\ud800-\udbff]$/, '');
}
