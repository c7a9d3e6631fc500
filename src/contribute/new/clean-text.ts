import { stripVTControlCharacters } from 'node:util';
import { removeHiddenCharacters } from '../../text/hidden-character.ts';
import { cutText } from '../../text/quote.ts';

/**
 * A stranger's text in one line, without codes of a terminal and without characters that cannot be seen, cut at a
 * word to at most `longest` characters.
 */
export function cleanText(text: string, longest: number): string {
  const line = removeHiddenCharacters(stripVTControlCharacters(text.slice(0, longest * 8)), ' ')
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= longest) return line;
  const end = line.lastIndexOf(' ', longest);
  return end > 0 ? line.slice(0, end) : removeHiddenCharacters(cutText(line, longest), '');
}
