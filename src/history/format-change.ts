import { showHiddenCharacters } from '../text/hidden-character.ts';
import { code, type Inline, join, plain } from '../github/markdown.ts';
import type { Piece } from './change.ts';

/** As many characters of content as one place of a line shows, and all places together. */
const LONGEST_WORDS = 160;
const LONGEST_LINE = 6000;

/** Pieces as plain text in one line: titles in quotes, and what is hidden in them as codes. */
export function formatPlain(pieces: Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('foreign' in piece) return showHiddenCharacters(piece.foreign);
      return `“${showHiddenCharacters(piece.named)}”`;
    })
    .join('');
}

/** Pieces as Markdown in one line, in which no word of content does anything; of many of them each is shown in part. */
export function formatMarkdown(pieces: Piece[]): Inline {
  const count = pieces.filter((piece) => typeof piece !== 'string').length;
  const most = Math.min(LONGEST_WORDS, Math.ceil(LONGEST_LINE / (count + 1)));
  return join(
    mergeWords(pieces).map((piece) => {
      if (typeof piece === 'string') return plain(piece);
      return code('foreign' in piece ? piece.foreign : piece.named, most);
    }),
  );
}

/** Words side by side as one piece: two of them may make a commit or an emoji that neither is. */
function mergeWords(pieces: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string')
      merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged;
}

/** The pieces of a clause as those of a sentence that stands alone. */
export function asSentence([first = '', ...rest]: Piece[]): Piece[] {
  if (typeof first !== 'string') return [first, ...rest];
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}
