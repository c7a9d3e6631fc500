// Widths in em of a bold sans serif that runs wide: text must fit in the reader's font, unknown here.
const NARROW = 0.36;
const WIDE = 0.98;
const CAPITAL = 0.75;
const DIGIT = 0.64;
const OTHER = 0.64;
const SPACE = 0.29;
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
  if (/[ijlIft.,:;'’|()[\]/!-]/.test(glyph)) return NARROW;
  if (/[mwMW@%—…]/.test(glyph)) return WIDE;
  if (/\d/.test(glyph)) return DIGIT;
  if (/\p{Lu}/u.test(glyph)) return CAPITAL;
  // Ideographs are as wide as they are high.
  return /[\u2e80-\uffef]/.test(glyph) ? 1 : OTHER;
}
