/** Of a hash in hexadecimal digits: up to 4,096 packs. */
const DIGITS = 3;

/** What is kept of a record: its address below the root, and its text without the other spellings that are only searched. */
export interface PackedText {
  url: string;
  content: string;
}

/**
 * The name of the pack that holds the text of a record of Pagefind, by its id such as `en_1a2b3c4`. Pagefind writes a
 * file for each record; in packs a site of any size has at most 4,096, and of ten thousand resources three texts each.
 */
export function textPackOf(id: string): string {
  return id.slice(id.indexOf('_') + 1).slice(0, DIGITS);
}
