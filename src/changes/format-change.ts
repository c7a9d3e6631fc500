import { showHiddenCharacters } from '../catalog/hidden-character.ts';
import { code, type Inline, join, plain } from '../github/markdown.ts';
import type { Piece } from './change.ts';

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

/** Pieces as Markdown in one line, in which no word of content does anything. */
export function formatMarkdown(pieces: Piece[]): Inline {
  return join(
    pieces.map((piece) => {
      if (typeof piece === 'string') return plain(piece);
      return code('foreign' in piece ? piece.foreign : piece.named);
    }),
  );
}

/** The pieces of a clause as those of a sentence that stands alone. */
export function asSentence([first = '', ...rest]: Piece[]): Piece[] {
  if (typeof first !== 'string') return [first, ...rest];
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}
