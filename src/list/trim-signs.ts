/** What divides the parts of a line. */
const SEPARATORS = ' -–—―:：|,;→';

/** A text without the signs at its end, in a time that grows with its length, as that of a pattern does not. */
export function trimEndSigns(text: string, signs = SEPARATORS): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A text without the signs at both of its ends. */
export function trimSigns(text: string, signs = SEPARATORS): string {
  const cut = trimEndSigns(text, signs);
  let from = 0;
  while (from < cut.length && signs.includes(cut.charAt(from))) from += 1;
  return cut.slice(from);
}
