// Widths in em of a bold sans serif that runs wide: text must fit in the reader's font, unknown here.
const NARROW = 0.38;
const SLENDER = 0.49;
const WIDE = 1.04;
const CAPITAL = 0.77;
const DIGIT = 0.7;
const OTHER = 0.69;
const SPACE = 0.35;
/** With the space that is set between letters. */
const MONOSPACED = 0.66;

/** How wide a text in bold is at most, in em. */
function measureText(text: string): number {
  return [...text].reduce((sum, glyph) => sum + widthOf(glyph), 0);
}

/** How wide a text in a monospaced font is at most, in em. */
export function measureCode(text: string): number {
  return [...text].length * MONOSPACED;
}

/** Breaks a text into lines of so many em; a word too long for a line is broken with a hyphen. */
export function wrapText(text: string, width: number, measure = measureText): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((long) => breakWord(long, width, measure))) {
    const line = lines.at(-1);
    if (line !== undefined && measure(`${line} ${word}`) <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function breakWord(word: string, width: number, measure: typeof measureText): string[] {
  if (measure(word) <= width) return [word];
  const glyphs = [...word];
  let count = glyphs.length;
  while (count > 2 && measure(`${glyphs.slice(0, count).join('')}-`) > width) count -= 1;
  const rest = glyphs.slice(count).join('');
  return [`${glyphs.slice(0, count).join('')}-`, ...(rest ? breakWord(rest, width, measure) : [])];
}

function widthOf(glyph: string): number {
  if (glyph === ' ') return SPACE;
  if (/[ijlI.,:;'’|/!]/.test(glyph)) return NARROW;
  if (/[frt()[\]-]/.test(glyph)) return SLENDER;
  if (/[mwMW@%—…]/.test(glyph)) return WIDE;
  if (/\d/.test(glyph)) return DIGIT;
  if (/\p{Lu}/u.test(glyph)) return CAPITAL;
  // Ideographs are as wide as they are high.
  return /[\u2e80-\uffef]/.test(glyph) ? 1 : OTHER;
}
