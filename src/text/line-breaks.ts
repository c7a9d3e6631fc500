/**
 * Splits a host, an address or a path of files where a line may break: after the signs between its parts, unless a space
 * follows, which lets it break anyway.
 */
export function splitAtBreaks(text: string): string[] {
  return text.split(/(?<=[./_?&=])(?=[^./_?&=\s])/);
}

/** Short names with a sign in the middle, such as "IA-32", "VT-x" or "I/O": an abbreviation on one side at least. */
const compound =
  /(?<![\p{L}\p{N}/-])(?=[\p{L}\p{N}/-]*[\p{Lu}\p{N}])[\p{L}\p{N}]{1,5}[/-][\p{L}\p{N}]{1,5}(?![\p{L}\p{N}/-])/gu;

/** Splits a title into pieces; those that are a short compound stay on one line. */
export function splitCompounds(title: string): { text: string; whole: boolean }[] {
  if (title !== '' && !/[/-]/.test(title)) return [{ text: title, whole: false }];
  const pieces = [];
  let end = 0;
  for (const { 0: text, index } of title.matchAll(compound)) {
    if (index > end) pieces.push({ text: title.slice(end, index), whole: false });
    pieces.push({ text, whole: true });
    end = index + text.length;
  }
  if (end < title.length) pieces.push({ text: title.slice(end), whole: false });
  return pieces;
}

/** The class that sets a first heading smaller, by its length and its longest word; `undefined` if it is short. */
export function headingClass(title: string): 'lesser' | 'least' | undefined {
  const longest = Math.max(...title.split(/[\s/-]+/).map((word) => word.length));
  if (title.length > 48 || longest > 18) return 'least';
  return title.length > 24 || longest > 11 ? 'lesser' : undefined;
}
