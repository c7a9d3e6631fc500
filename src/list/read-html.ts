import { linksOf, readInlineHtml, type InlineText } from './inline-text.ts';
import { readHtml, startOf, type HtmlToken, type Node } from './markdown.ts';
import type { Reader } from './reader.ts';

/** What matters of a block of HTML: headings, and what can be opened, with its title. */
export type HtmlPart =
  | { type: 'details' }
  | { type: 'end of details' }
  | { type: 'summary'; line: InlineText; at: number }
  | { type: 'heading'; line: InlineText; at: number; depth: number };

/** Reads the parts of a block of HTML, each with the line that it begins on. */
export function readHtmlParts(node: Node): HtmlPart[] {
  const parts: HtmlPart[] = [];
  let tag: string | undefined;
  let inside: HtmlToken[] = [];
  let at = 0;
  for (const token of readHtml(node.value ?? '')) {
    const { open, close, offset = 0 } = token;
    if (open === 'details') parts.push({ type: 'details' });
    else if (close === 'details') parts.push({ type: 'end of details' });
    else if (open !== undefined && /^(?:h[1-6]|summary)$/.test(open)) {
      tag = open;
      inside = [];
      at = startOf(node).line + offset;
    } else if (tag !== undefined && close === tag) {
      const line = readInlineHtml(inside, startOf(node));
      if (tag === 'summary') parts.push({ type: 'summary', line, at });
      else parts.push({ type: 'heading', line, at, depth: Number(tag.slice(1)) });
      tag = undefined;
    } else inside.push(token);
  }
  return parts;
}

/** Fewer links with a text behind them are no list. */
const SHORTEST = 3;

/**
 * Reports a list that is written in HTML, and bullets that an HTML tag keeps from being any.
 *
 * @param isBelowTopics whether it is behind the first heading below the title: what is in front introduces the list
 */
export function reportHtmlList(node: Node, reader: Reader, isBelowTopics: boolean): void {
  if (/^\s*(?:[-*+]|\d+[.)])\s.*\]\(/m.test(node.value ?? ''))
    reader.report(
      node,
      'bullet-in-html',
      'there is no empty line between a tag and the bullets behind it, so GitHub shows them as text. Add one.',
    );
  const tokens = readHtml(node.value ?? '');
  const bullets = tokens.filter(({ open }) => open === 'li').length;
  const described = !isBelowTopics
    ? 0
    : countDescribed(readInlineHtml(tokens, startOf(node)), reader);
  if (bullets > 1 || described >= SHORTEST)
    reader.report(
      node,
      'html-list',
      `the list with ${bullets > 1 ? `${bullets} "<li>"` : `${described} links`} is HTML, of which no entry is read. Write it in Markdown.`,
    );
}

/** How many links to web pages have a text, and words behind it. */
function countDescribed(line: InlineText, reader: Reader): number {
  const links = linksOf(line).filter(({ from, to }) => to > from);
  return links.filter(({ url, to }, i) => {
    const behind = line.text.slice(to, links[i + 1]?.from);
    return reader.resolve(url).url !== undefined && /\p{L}{2}.*\p{L}{2}/u.test(behind);
  }).length;
}
