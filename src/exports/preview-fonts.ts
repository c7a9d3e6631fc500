import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from 'fontkitten';
import { engineFolder } from '../files/engine.ts';

/** A part of a font family that is loaded, as the drawing of previews takes it. */
export interface PreviewFont {
  name: string;
  weight: Weight;
  data: Buffer;
}

export type Weight = 400 | 700;

/** What of a text fonts show, and these fonts, each once, the preferred first. */
export interface Fit {
  text: string;
  fonts: PreviewFont[];
}

/** Shows whatever no other font does, in coarse shapes of 16 by 16. */
const lastResort = 'unifontex';
/** The packages that show Chinese characters as readers of a language write them. */
const styles: [language: RegExp, name: string][] = [
  [/^ja\b/, 'noto-sans-jp'],
  [/^ko\b/, 'noto-sans-kr'],
  [/^zh-(?:hk|mo)\b/i, 'noto-sans-hk'],
  [/^zh-(?:tw|hant)\b/i, 'noto-sans-tc'],
  [/^zh\b/, 'noto-sans-sc'],
];

/** The fonts of the packages that are installed, so that an image is the same on every machine. */
export class PreviewFonts {
  readonly #files: FontFile[];
  readonly #chosen = new Map<string, FontFile | undefined>();

  constructor(language: string) {
    this.#files = findFontFiles(language);
  }

  /** Finds fonts for every character of a text; what no font shows is left out. */
  fit(text: string, weight: Weight): Fit {
    const fonts = new Set<FontFile>();
    let shown = '';
    let last: FontFile | undefined;
    for (const character of text.normalize('NFC').replace(/\s+/g, ' ')) {
      if (/\p{Default_Ignorable_Code_Point}/u.test(character)) {
        // Joiners shape the letters of some scripts; the last resort would draw a box for them.
        const joins = /[\u200c\u200d]/.test(character) && last !== this.#files.at(-1);
        if (joins && last?.has(character)) shown += character;
        continue;
      }
      const font = this.#find(character, weight);
      if (!font) continue;
      fonts.add(font);
      shown += character;
      last = font;
    }
    const order = [...fonts].sort((a, b) => this.#files.indexOf(a) - this.#files.indexOf(b));
    return { text: shown.replace(/ +/g, ' ').trim(), fonts: order.map((font) => font.load()) };
  }

  #find(character: string, weight: Weight): FontFile | undefined {
    const key = `${weight} ${character}`;
    if (!this.#chosen.has(key)) {
      const fits = (file: FontFile) => file.weights.includes(weight) && file.has(character);
      this.#chosen.set(key, this.#files.find(fits));
    }
    return this.#chosen.get(key);
  }
}

/** A file with some of the characters of a font; it is read once it is needed. */
class FontFile {
  /** The weights that it is taken for: of some fonts there is only one. */
  readonly weights: Weight[];
  readonly #name: string;
  readonly #path: string;
  readonly #ranges: [from: number, to: number][];
  #loaded: PreviewFont | undefined;
  #covers: ((point: number) => boolean) | undefined;

  constructor(name: string, path: string, weights: Weight[], ranges: [number, number][]) {
    this.#name = name;
    this.#path = path;
    this.weights = weights;
    this.#ranges = ranges;
  }

  /** Whether it shows a character: its package names ranges, in which there are gaps. */
  has(character: string): boolean {
    const point = character.codePointAt(0) ?? 0;
    if (!this.#ranges.some(([from, to]) => from <= point && point <= to)) return false;
    this.#covers ??= readCoverage(this.load().data);
    return this.#covers(point);
  }

  load(): PreviewFont {
    const [weight = 400] = this.weights;
    return (this.#loaded ??= { name: this.#name, weight, data: readFileSync(this.#path) });
  }
}

function readCoverage(data: Buffer): (point: number) => boolean {
  const font = create(data);
  return (point) => 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(point);
}

/** Inter first, then Noto by its names, but that of the language of the catalog first; the last resort last. */
function findFontFiles(language: string): FontFile[] {
  const { resolve } = createRequire(join(engineFolder(), 'package.json'));
  const folder = dirname(
    dirname(dirname(resolve('@fontsource/inter/files/inter-latin-400-normal.woff'))),
  );
  const own = styles.find(([tag]) => tag.test(language))?.[1];
  const noto = readdirSync(folder)
    .filter((name) => name.startsWith('noto-sans-') && name !== own)
    .sort();
  const names = ['inter', ...(own ? [own] : []), ...noto, lastResort];
  return names
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) => findFilesOfPackage(join(folder, name), name));
}

function findFilesOfPackage(folder: string, name: string): FontFile[] {
  const text = readFileSync(join(folder, 'unicode.json'), 'utf8');
  const subsets = Object.entries(JSON.parse(text) as Record<string, string>);
  const all: typeof subsets = subsets.length > 0 ? subsets : [['latin', 'U+0-10FFFF']];
  // The last subset is the Latin one, which most texts need alone.
  return all.reverse().flatMap(([subset, ranges]) => {
    const part = `${name}-${subset.replace(/[[\]]/g, '')}`;
    const pathOf = (weight: Weight) => join(folder, 'files', `${part}-${weight}-normal.woff`);
    const weights = ([400, 700] as const).filter((weight) => existsSync(pathOf(weight)));
    const parsed = parseRanges(ranges);
    const [only] = weights;
    if (only && weights.length === 1)
      return [new FontFile(part, pathOf(only), [only, only === 400 ? 700 : 400], parsed)];
    return weights.map((weight) => new FontFile(part, pathOf(weight), [weight], parsed));
  });
}

/** Reads ranges as stylesheets write them: `U+0600-06FF,U+204F`. */
function parseRanges(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(from, 16), parseInt(to, 16)];
  });
}
