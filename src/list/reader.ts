import { quote } from '../text/quote.ts';
import type { Resolved } from './addresses.ts';
import type { GivenMeanings } from './given-meanings.ts';
import { addressOf, linksOf, readInline } from './inline-text.ts';
import type { Definitions, InlineText } from './inline-text.ts';
import type { ListCode, ListIssue, Skipped } from './list-content.ts';
import { startOf, walk, type Node } from './markdown.ts';
import { skipReasons, type SkipReason } from './skip-reasons.ts';

/** What the parts of the reading share: how addresses resolve, and what becomes of each line with a link. */
export interface Reader {
  definitions: Definitions;
  /** Whether headings and labels mean what they say, as in an export. */
  isExact: boolean;
  /** What the owner of the list says that its parts mean. */
  given: GivenMeanings;
  resolve: (address: string) => Resolved;
  /** Notes that all links within a node are in an entry, in a text, or reported. */
  use: (node: Node) => void;
  /** Leaves out a line, with the reason. */
  skipLine: (line: number, reason: SkipReason, text: string) => void;
  /** Leaves out every line of a node that has a link, with the reason, but for those that are read. */
  skipLinks: (node: Node, reason: SkipReason, read?: ReadonlySet<number>) => void;
  /** Leaves out what a text has besides its words: badges, and links to other places in the list. */
  skipBadges: (text: Node) => void;
  report: (node: Node, code: ListCode, message: string) => void;
}

/** A reader, and what it has collected in the end. */
export function createReader(
  lines: string[],
  definitions: Definitions,
  resolve: (address: string) => Resolved,
  given: GivenMeanings,
  isExact: boolean,
): { reader: Reader; skipped: Skipped[]; issues: ListIssue[]; skipRest: (root: Node) => void } {
  const skipped: Skipped[] = [];
  const issues: ListIssue[] = [];
  const used = new Set<Node>();
  const skippedLines = new Set<string>();
  const reported = new Set<string>();
  const reader: Reader = {
    ...{ definitions, isExact, resolve, given },
    use(node) {
      for (const link of findLinks(node)) used.add(link);
    },
    skipLine(line, reason, text) {
      const key = `${line} ${reason}`;
      if (skippedLines.has(key)) return;
      skippedLines.add(key);
      skipped.push({ line, why: skipReasons[reason], text: shorten(text) });
    },
    skipLinks(node, reason, read) {
      for (const link of findLinks(node)) {
        if (used.has(link)) continue;
        used.add(link);
        for (const line of linesOf(link))
          if (!read?.has(line)) reader.skipLine(line, reason, lines[line - 1]?.trim() ?? '');
      }
    },
    skipBadges(text) {
      for (const node of text.children ?? []) {
        const line = readInline([node], definitions);
        if (node.type !== 'html' && line.text === '') reader.skipLinks(node, 'badge');
        else if (node.type !== 'html' && isFragment(line, resolve))
          reader.skipLinks(node, 'fragment');
      }
    },
    report(node, code, message) {
      const { line, column } = startOf(node);
      const key = `${line} ${column} ${code}`;
      if (reported.has(key)) return;
      reported.add(key);
      issues.push({ line, column, code, message });
    },
  };
  return {
    ...{ reader, skipped, issues },
    skipRest: (root) => {
      reader.skipLinks(root, 'unread');
    },
  };

  function findLinks(root: Node): Node[] {
    return [...walk(root)].filter((node) => isLink(node, definitions));
  }
}

/** The lines on which a node has links: one, but for HTML and code. */
function linesOf(node: Node): number[] {
  const start = startOf(node).line;
  if (node.type !== 'html' && node.type !== 'code') return [start];
  const offset = node.type === 'code' && node.lang !== undefined && isFenced(node) ? 1 : 0;
  return (node.value ?? '')
    .split('\n')
    .flatMap((line, i) => (ADDRESS.test(cutPictures(line)) ? [start + i + offset] : []));
}

/** Whether a block of code is between fences, which are lines of their own. */
export function isFenced(node: Node): boolean {
  const length = (node.position?.end.line ?? 0) - startOf(node).line + 1;
  return length > (node.value ?? '').split('\n').length;
}

const ADDRESS = /https?:\/\/|\]\(|href\s*=/i;

function isLink(node: Node, definitions: Definitions): boolean {
  switch (node.type) {
    case 'link':
      return true;
    case 'linkReference':
      return addressOf(node, definitions) !== undefined;
    case 'definition':
      return true;
    case 'html':
      return ADDRESS.test(cutPictures(node.value ?? ''));
    case 'code':
      return ADDRESS.test(node.value ?? '');
    default:
      return false;
  }
}

/** HTML without the addresses of pictures. */
function cutPictures(html: string): string {
  return html.replaceAll(/\bsrc(?:set)?\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)/gi, '');
}

/** Whether all links of a text lead to places in the list itself: "back to top". */
export function isFragment(line: InlineText, resolve: Reader['resolve']): boolean {
  const links = linksOf(line);
  return links.length > 0 && links.every(({ url }) => resolve(url).reason === 'fragment');
}

function shorten(text: string): string {
  return quote(text).slice(1, -1);
}
