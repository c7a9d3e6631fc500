// Control, bidirectional, zero-width and tag characters: invisible in a review, visible in their effect.
const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** Where the first hidden character of a text stands, or -1; a line may end. */
export function findHiddenCharacter(text: string): number {
  return text.replaceAll(/\r?\n/g, (end) => ' '.repeat(end.length)).search(HIDDEN);
}

/** The text with something else in place of every hidden character, ends of lines among them. */
export function removeHiddenCharacters(text: string, instead: string): string {
  return text.replaceAll(HIDDEN, instead);
}

/** The text in one line, with every hidden character as a code that can be seen: `kvm\u202e`. */
export function showHiddenCharacters(text: string): string {
  return text.replaceAll(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n') return '\\n';
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
