import { showHiddenCharacters } from '../text/hidden-character.ts';

/**
 * A text for the host. Only `formatDocument` makes one, so that no text reaches the host in which a stranger's words
 * could do anything.
 */
export type Markdown = string & { readonly inert: unique symbol };

/** A part of a text: a line or a paragraph of its own, a list, or a block of code. */
export type Block = Inline | List | CodeBlock;

/** One line: our own words, which may be Markdown, and the words of strangers, which stay data until they are written. */
export class Inline {
  readonly parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  /** The line as plain text, without hidden characters. */
  get words(): string {
    return this.parts.map((part) => ('own' in part ? part.own : part.code)).join('');
  }

  /** The line as Markdown. Two code spans never touch, as the host would read the backticks between them as one run. */
  toString(): string {
    let line = '';
    for (const part of mergeCode(this.parts)) {
      const next = 'own' in part ? part.own.replaceAll(/\s*[\r\n]+\s*/g, ' ') : span(part.code);
      const touches = next.startsWith('`') && /[`\\]$/.test(line);
      line += touches ? ` ${next}` : next;
    }
    return line;
  }
}

/** Items of which as many are shown as fit, and how many there are in all. */
interface List {
  items: Inline[];
  count: number;
}

/** Several lines of a stranger, shown whole; `instead` is there where they do not fit. */
export interface CodeBlock {
  text: string;
  language: string;
  instead: Inline;
}

/** GitHub takes 65,536 characters. Bytes are never fewer than characters, whatever counts as one. */
const MOST_BYTES = 60_000;
/** GitHub takes 256 characters of a title. */
const MOST_IN_TITLE = 250;
/** As much of a stranger's text as somebody reads in one place. */
const MOST_IN_LINE = 160;
/** A longer run of marks on one letter is cut like other text. */
const LONGEST_GRAPHEME = 12;

/** The begin of a code of a hidden character, where a cut falls into it. */
const HALF_CODE = /\\(?:u(?:\{[0-9a-f]*|[0-9a-f]{0,3}))?$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Where a link to it leaves no trace in the discussions of others, as one to github.com does. */
const quietHosts: Record<string, string> = {
  'github.com': 'redirect.github.com',
  'www.github.com': 'redirect.github.com',
};

/** What is neither markup nor a reference, a mention, an address, an emoji or a commit, wherever it stands. */
const PLAIN = /^(?!.*[0-9a-f]{7})(?:[A-Za-z0-9 ,;›“”]|:(?= |$))*$/i;

/** A line out of our words and values: a string is a stranger's and becomes code, an `Inline` stands as it is. */
export function prose(
  words: TemplateStringsArray,
  ...values: readonly (string | number | Inline)[]
): Inline {
  return new Inline(
    words.flatMap((word, i): readonly Part[] => {
      const value = i === 0 ? undefined : values[i - 1];
      const before = value === undefined ? [] : partsOf(value);
      return [...before, { own: word }];
    }),
  );
}

/** Words of our own, which may be Markdown. Never words of somebody else. */
export function own(words: string): Inline {
  return new Inline([{ own: words }]);
}

/** Whether words can do nothing wherever they stand, so that they need no code span. */
export function isPlain(words: string): boolean {
  return PLAIN.test(words);
}

/** Words that should be ours, from where others may have put theirs in their place: what could do anything is code. */
export function plain(words: string): Inline {
  return isPlain(words) ? own(words.replaceAll(/ {2,}/g, ' ')) : code(words);
}

/** Words of a stranger, of which at most so many characters are shown. */
export function code(text: string, most = MOST_IN_LINE): Inline {
  return new Inline([{ code: clean(text, most) }]);
}

/** Lines in one, with our words between them. */
export function join(lines: readonly Inline[], between = ''): Inline {
  return new Inline(
    lines.flatMap(({ parts }, i) =>
      i === 0 || between === '' ? parts : [{ own: between }, ...parts],
    ),
  );
}

/** A list; `count` is how many there are, where not all of them are at hand. */
export function list(items: Inline[], count = items.length): List {
  return { items, count };
}

/** Our words as a link to an address of ours. */
export function link(words: string, url: string): Inline {
  const target = url.replaceAll(
    /[\s\\<>()`]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
  return own(`[${words}](${target.replaceAll('&', '&amp;')})`);
}

/** A stranger's address as text, and a link to it where it is one for the web. */
export function address(url: string): Inline {
  const target = targetOf(url);
  return target === undefined ? code(url) : prose`${url} (${own(`[open](<${target}>)`)})`;
}

/**
 * The blocks as one text, no longer than the host takes: of lists as many items as fit, with the number of those that
 * are left out. `marker` is a comment of ours that comes first; `whenCut` comes last where something was left out.
 */
export function formatDocument(
  blocks: readonly Block[],
  { marker = '', whenCut }: { marker?: string; whenCut?: Inline } = {},
): Markdown {
  const end = whenCut?.toString() ?? '';
  // Every block costs an empty line, and every list the number of what is left out.
  let left = MOST_BYTES - size(marker) - size(end) - 40 * (blocks.length + 1);
  const spend = (text: string) => {
    left -= size(text);
    return text;
  };
  // What is there whatever there is besides comes first; lists share what is left, in their order.
  const fixed = blocks.map((block) => (block instanceof Inline ? spend(block.toString()) : ''));
  for (const [i, block] of blocks.entries()) {
    if (!('language' in block)) continue;
    const text = formatBlock(block);
    fixed[i] = spend(size(text) <= left ? text : block.instead.toString());
  }
  let isCut = false;
  const texts = blocks.map((block, i) => {
    if (!('items' in block)) return fixed[i] ?? '';
    const lines: string[] = [];
    for (const item of block.items) {
      const line = `- ${item.toString()}`;
      if (size(line) + 1 > left) break;
      lines.push(spend(`${line}\n`).trimEnd());
    }
    isCut ||= lines.length < block.items.length;
    const more = block.count - lines.length;
    if (more > 0) lines.push(`- and ${more.toLocaleString('en')} more`);
    return lines.join('\n');
  });
  if (isCut) texts.push(end);
  const body = texts.filter((text) => text !== '').join('\n\n');
  return (marker === '' ? body : `${marker}\n${body}`) as Markdown;
}

/** Whether a block of code of this text is shown whole, beside whatever else a document of a few lines holds. */
export function fitsAsBlock(text: string): boolean {
  return (
    size(text) <= MOST_BYTES / 2 && size(formatBlock({ text, language: '' })) <= MOST_BYTES / 2
  );
}

/** A title of an issue, a pull request or a commit, in one line and no longer than the host takes. */
export function formatTitle(text: string): string {
  return clean(text, MOST_IN_TITLE);
}

/** Code spans that touch become one: their text is the same. */
function mergeCode(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if ('own' in part && part.own === '') continue;
    if (last && 'code' in last && 'code' in part)
      merged[merged.length - 1] = { code: last.code + part.code };
    else merged.push(part);
  }
  return merged;
}

/** In a code span nobody is mentioned, nothing is closed, and markup stays text. */
function span(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const space = text === '' || /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

function formatBlock({ text, language }: Pick<CodeBlock, 'text' | 'language'>): string {
  const shown = text.replace(/\n$/, '').split('\n').map(showHiddenCharacters).join('\n');
  const fence = '`'.repeat(Math.max(2, longestRun(shown)) + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** A text in one line, hidden characters as codes, cut neither within a code nor within what is read as one character. */
function clean(text: string, most: number): string {
  const line = text.replaceAll(/[^\S\ufeff]+|\u0085/g, ' ').trim();
  // The slice bounds the time; it is longer than what is shown, as a character is two units at most.
  const shown = showHiddenCharacters(line.slice(0, 2 * most + 100));
  if (shown.length <= most) return shown;
  let length = 0;
  let end = 0;
  for (const { segment } of graphemes.segment(shown))
    for (const unit of segment.length > LONGEST_GRAPHEME ? segment : [segment]) {
      length += [...unit].length;
      if (length > most) return `${shown.slice(0, end).replace(HALF_CODE, '')}…`;
      end += unit.length;
    }
  return shown;
}

function targetOf(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) return undefined;
  parsed.hostname = parsed.hostname.replace(/\.$/, '');
  const quiet = quietHosts[parsed.hostname];
  if (quiet !== undefined) parsed.hostname = quiet;
  parsed.username = parsed.password = '';
  const { href } = parsed;
  if (href.length > 2000) return undefined;
  return href
    .replace(/[\\<>`]/g, (character) => encodeURIComponent(character))
    .replaceAll('&', '&amp;');
}

function partsOf(value: string | number | Inline): readonly Part[] {
  if (value instanceof Inline) return value.parts;
  if (typeof value === 'number') return [{ own: value.toLocaleString('en') }];
  return code(value).parts;
}

function size(text: string): number {
  return Buffer.byteLength(text);
}

/** Our words, or those of a stranger, cleaned. */
type Part = { own: string } | { code: string };
