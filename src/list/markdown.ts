import { markdownToMdast } from 'satteri';
import { Parser } from 'htmlparser2';

/** A node of the syntax tree of a list, as mdast has it. */
export interface Node {
  type: string;
  value?: string;
  url?: string;
  alt?: string | null;
  depth?: number;
  ordered?: boolean | null;
  start?: number | null;
  lang?: string | null;
  checked?: boolean | null;
  identifier?: string;
  label?: string | null;
  children?: Node[];
  position?: { start: Point; end: Point };
}

export interface Point {
  line: number;
  column: number;
  offset?: number;
}

/** No list is longer, in characters; GitHub shows the first half of that. */
export const LONGEST_LIST = 1024 * 1024;
/** Nothing nests deeper. Parsers need time by the square of it. */
export const DEEPEST = 40;
/** Quotes and bullets at the beginning of one line. */
const NESTED = new RegExp(`^[ \\t]*(?:(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t]))[ \\t]*){${DEEPEST}}`);
/** What makes a parser slow by the square of its number in one text, and the most of it. */
const SLOW = /[*_~]|&#?[a-z0-9]{1,31};/gi;
const MOST_SLOW = 50_000;
/** A character reference is as slow as several signs of emphasis. */
const WEIGHT_OF_REFERENCE = 5;
/** A line that begins a block of its own. */
const BLOCK = /^[ \t]*(?:$|#|[-*+][ \t]|\d{1,9}[.)][ \t])/;
/** A rule or an underline, however long, nests nothing. */
const RULE = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/;
/** A tag whose address has no quotes, which is HTML for GitHub but not for the parser. */
const UNQUOTED = /(<a\s+href=)([^\s"'=<>`]+)>/gi;

/** Why a text is not parsed. */
export interface Refusal {
  line: number;
  code: 'list-too-large' | 'list-too-complex';
  message: string;
}

/** Parses Markdown as GitHub does, in a bounded time; never throws. */
export function parseMarkdown(text: string): Node | Refusal {
  if (text.length > LONGEST_LIST)
    return {
      line: 1,
      code: 'list-too-large',
      message: `the list has ${text.length} characters. Split it into files of at most ${LONGEST_LIST}.`,
    };
  const nested = text.split('\n').findIndex((line) => NESTED.test(line) && !RULE.test(line));
  if (nested !== -1)
    return {
      line: nested + 1,
      code: 'list-too-complex',
      message: `the line begins with ${DEEPEST} or more bullets or quotes. Nest less.`,
    };
  const slow = findSlow(text);
  if (slow !== undefined)
    return {
      line: slow,
      code: 'list-too-complex',
      message: 'the texts up to here have too many "*", "_", "~" or "&…;" in a row. Split them.',
    };
  try {
    return markdownToMdast(text.replaceAll(UNQUOTED, '$1"$2">')) as Node;
  } catch {
    return {
      line: 1,
      code: 'list-too-complex',
      message: 'the list cannot be parsed. Simplify its Markdown.',
    };
  }
}

/** The line up to which parsing would take too long. */
function findSlow(text: string): number | undefined {
  let cost = 0;
  let inBlock = 0;
  for (const [i, line] of text.split('\n').entries()) {
    if (BLOCK.test(line)) {
      cost += inBlock ** 2;
      inBlock = 0;
    }
    if (RULE.test(line)) continue;
    for (const [found] of line.matchAll(SLOW))
      inBlock += found.length > 1 ? WEIGHT_OF_REFERENCE : 1;
    if (cost + inBlock ** 2 > MOST_SLOW ** 2) return i + 1;
  }
  return undefined;
}

export const START: Point = { line: 1, column: 1 };

/** Where a node begins. */
export function startOf(node: Node): Point {
  return node.position?.start ?? START;
}

/** A node and all below it, each before its children, without recursion. */
export function* walk(root: Node): Generator<Node> {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    for (let i = (node.children?.length ?? 0) - 1; i >= 0; i -= 1) open.push(node.children![i]!);
  }
}

/** A tag of a piece of HTML, with the attributes that matter, or a text. */
export interface HtmlToken {
  open?: string;
  close?: string;
  text?: string;
  attributes?: Record<string, string>;
  /** Of a tag that opens: how many lines of the piece are in front of it. */
  offset?: number;
}

/** The tags and texts of a piece of HTML; comments are left out, and tags that are not closed stay open. */
export function readHtml(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  // What closes here may have been opened in another piece, of which the parser does not know.
  const [closing] = /^(?:\s*<\/[a-z][a-z0-9-]*\s*>)*/i.exec(html) ?? [''];
  for (const [, close] of closing.matchAll(/<\/([a-z][a-z0-9-]*)/gi))
    tokens.push({ close: (close ?? '').toLowerCase() });
  let at = 0;
  let offset = 0;
  const parser = new Parser({
    onopentag: (open, attributes) => {
      const index = closing.length + parser.startIndex;
      for (; at < index; at += 1) if (html[at] === '\n') offset += 1;
      tokens.push({ open, attributes, offset });
    },
    onclosetag: (close, isImplied) => isImplied || tokens.push({ close }),
    ontext: (text) => tokens.push({ text }),
  });
  parser.parseComplete(html.slice(closing.length));
  return tokens;
}
