import { cutText } from '../text/quote.ts';
import { isContents } from './bullet-forms.ts';
import { readExactPath, readId, readPathLabel } from './exact.ts';
import { linksOf, readInline, type InlineText } from './inline-text.ts';
import { parseMarkdown, readHtml, startOf, walk, type Node } from './markdown.ts';
import { cutMarks, readLegend } from './marks.ts';
import { addHeading, createHeading, LABEL, type Heading } from './outline.ts';
import { readBullets, type BulletContext } from './read-bullets.ts';
import type { Linkless } from './read-linkless.ts';
import { readPathTitle, readSteps, type PathDraft } from './read-paths.ts';
import { readTable } from './read-table.ts';
import { isFenced, type Reader } from './reader.ts';
import { cutSwallowed } from './swallowed.ts';
import { trimEndSigns } from './trim-signs.ts';

/** The blocks of a list, read: a tree of headings with their entries, and what else it has. */
export interface ReadBlocks {
  root: Heading;
  /** The first heading of the first level. */
  title: string | undefined;
  linkless: Linkless[];
  paths: PathDraft[];
  legend: { mark: string; meaning: string; line: number }[];
  /** Where the first table of contents begins, if it has more than a few lines. */
  contentsLine: number | undefined;
}

/** The fewest bullets of a table of contents of a whole list. */
const SHORTEST_CONTENTS = 5;

const LONGEST_TITLE = 120;
const LONGEST_LABEL = 90;
const LONGEST_EMPHASIS = 40;

/** Reads the blocks of a list in their order. */
export function readBlocks(document: Node, reader: Reader): ReadBlocks {
  const root = createHeading('', 1, 0);
  const open: Heading[] = [root];
  const read: ReadBlocks = {
    ...{ root, title: undefined, linkless: [], paths: [], legend: [], contentsLine: undefined },
  };
  const context: BulletContext = { reader, linkless: read.linkless, readBlock };
  const blocks = document.children ?? [];
  let path: string | undefined;
  let pathId: string | undefined;
  let pathFields: Record<string, unknown> = {};
  blocks.forEach((node, i) => {
    readTop(node, blocks.slice(i + 1, i + 4));
  });
  return read;

  function current(): Heading {
    return open.at(-1)!;
  }

  /** Opens a heading, below the nearest one of a higher level. */
  function enter(title: string, node: Node, depth: number): void {
    while (open.length > 1 && current().depth >= depth) open.pop();
    open.push(addHeading(current(), title, startOf(node).line, depth));
    if (node.type !== 'html') current().titleNode = node;
    if (reader.isExact) current().isBoilerplate = false;
  }

  function readTop(node: Node, next: Node[]): void {
    if (node.type === 'heading') {
      const line = readInline(node.children ?? [], reader.definitions);
      const title = reader.isExact ? line.text : titleOf(line);
      if (title === '') {
        reader.skipLinks(node, 'badge');
        return;
      }
      path = reader.isExact ? readExactPath(title) : readPathTitle(title);
      pathFields = {};
      pathId = undefined;
      if (node.depth === 1 && read.title === undefined) {
        read.title = title;
        reader.use(node);
      }
      enter(title, node, node.depth ?? 1);
    } else if (reader.isExact && readId(node) !== undefined) giveId(readId(node)!);
    else if (node.type === 'html') readHtmlBlock(node);
    else if (node.type === 'paragraph') readParagraph(node, next);
    else if (node.type === 'list' && node.ordered === true && path !== undefined) {
      read.paths.push({
        title: path,
        line: startOf(node).line - 1,
        ...(pathId !== undefined && { id: pathId }),
        ...(Object.keys(pathFields).length > 0 && { given: pathFields }),
        steps: readSteps(node, reader),
      });
      path = undefined;
    } else if (node.type === 'list' && reader.isExact && path !== undefined) readPathFields(node);
    else readBlock(node, current());
  }

  /** Gives an id to the heading or the learning path that the comment stands below. */
  function giveId(id: string): void {
    if (path === undefined) current().id = id;
    else pathId = id;
  }

  function readPathFields(list: Node): void {
    for (const { children = [] } of list.children ?? [])
      readPathLabel(pathFields, readInline(children[0]?.children ?? [], reader.definitions));
  }

  function readBlock(node: Node, heading: Heading): void {
    switch (node.type) {
      case 'list':
        if (read.contentsLine === undefined) {
          read.contentsLine = findContents(node);
          heading.hasContents = read.contentsLine !== undefined;
        }
        readBullets(node.children ?? [], heading, context);
        return;
      case 'table':
        readTable(node, heading, reader);
        return;
      case 'blockquote':
      case 'footnoteDefinition':
        readText(node, heading);
        return;
      case 'paragraph':
        addLines(node, heading);
        return;
      case 'code':
        readCode(node);
        return;
      case 'html':
        reader.skipLinks(node, 'html');
        return;
    }
  }

  /** The first line of a table of contents in a list. */
  function findContents(list: Node): number | undefined {
    const items = (list.children ?? []).filter((item) => isContents(item, reader));
    const bullets = items.flatMap((item) =>
      [...walk(item)].filter(({ type }) => type === 'listItem'),
    );
    return items[0] && bullets.length >= SHORTEST_CONTENTS ? startOf(items[0]).line : undefined;
  }

  /** A quotation or a footnote: what it says is text, whatever its form. */
  function readText(node: Node, heading: Heading): void {
    for (const child of node.children ?? [])
      if (child.type === 'paragraph') addText(child, heading);
      else if (child.type === 'html' || child.type === 'code') readBlock(child, heading);
      else readText(child, heading);
  }

  function readParagraph(node: Node, next: Node[]): void {
    const line = readInline(node.children ?? [], reader.definitions);
    const label = reader.isExact || isFragment(line) ? undefined : labelOf(line);
    const following = next.find(({ type }) => type !== 'html' && type !== 'thematicBreak');
    if (label !== undefined && following) {
      const title = readPathTitle(label);
      if (title !== undefined) {
        reader.use(node);
        path = title;
        return;
      }
      const isBold = line.spans.some(({ kind }) => kind === 'strong');
      const isList = ['list', 'table'].includes(following.type);
      const isBeforeList =
        isList ||
        (isBold &&
          following.type === 'paragraph' &&
          next.slice(1, 3).some(({ type }) => type === 'list'));
      if (isBeforeList || (following.type === 'heading' && isBold && (following.depth ?? 1) > 1)) {
        enter(label, node, isBeforeList ? LABEL : (following.depth ?? 1) - 0.5);
        return;
      }
    }
    addLines(node, current());
  }

  /** Whether all links of a text lead to places in the list itself: "back to top". */
  function isFragment(line: InlineText): boolean {
    const links = linksOf(line);
    return links.length > 0 && links.every(({ url }) => reader.resolve(url).reason === 'fragment');
  }

  /** Adds a paragraph; its lines that are meant as bullets are read as such. */
  function addLines(paragraph: Node, heading: Heading): void {
    const { kept, bullets } = cutSwallowed(paragraph, reader);
    if (kept.children?.length) addText(kept, heading);
    readBullets(bullets, heading, context);
  }

  function addText(paragraph: Node, heading: Heading): void {
    const line = readInline(paragraph.children ?? [], reader.definitions);
    const legend = line.text === '' || reader.isExact ? undefined : readLegend(line.text);
    if (legend) read.legend.push({ ...legend, line: startOf(paragraph).line });
    if (line.text === '') reader.skipLinks(paragraph, 'badge');
    else if (isFragment(line)) reader.skipLinks(paragraph, 'fragment');
    else if (heading.isBoilerplate) reader.skipLinks(paragraph, 'boilerplate');
    else if (heading.entries.length > 0 || heading.children.length > 0)
      reader.skipLinks(paragraph, 'text');
    else if (reader.isExact && isEmphasis(line)) heading.summary = line.text;
    else {
      heading.nodes.push(paragraph);
      heading.texts.push(line.text);
    }
  }

  /** HTML is left out, but for headings and the titles of what can be opened. */
  function readHtmlBlock(node: Node): void {
    const html = node.value ?? '';
    let tag: string | undefined;
    let text = '';
    for (const token of readHtml(html)) {
      if (token.open !== undefined && /^(?:h[1-6]|summary)$/.test(token.open)) {
        tag = token.open;
        text = '';
      } else if (token.text !== undefined) text += token.text;
      else if (token.close !== undefined && token.close === tag) {
        const title = cutText(text.replaceAll(/\s+/gu, ' ').trim(), LONGEST_TITLE);
        const depth = tag === 'summary' ? LABEL - 1 : Number(tag.slice(1));
        tag = undefined;
        if (title === '') continue;
        if (depth === 1) read.title ??= title;
        enter(title, node, depth);
      } else if (token.close === 'details')
        while (open.length > 1 && current().depth >= LABEL - 1) open.pop();
    }
    const isComment = /^\s*<!--/.test(html);
    reader.skipLinks(node, isComment ? 'comment' : 'html');
    if (!isComment && /^\s*(?:[-*+]|\d+[.)])\s.*\]\(/m.test(html))
      reader.report(
        node,
        'bullet-in-html',
        'there is no empty line between a tag and the bullets behind it, so GitHub shows them as text. Add one.',
      );
    const bullets = isComment ? 0 : readHtml(html).filter(({ open: name }) => name === 'li').length;
    if (bullets > 1)
      reader.report(
        node,
        'html-list',
        `the list with ${bullets} "<li>" is HTML, of which no entry is read. Write it in Markdown.`,
      );
  }

  /** Code has no links; if it is there because its bullets are indented too far, that is reported. */
  function readCode(node: Node): void {
    const parsed = isFenced(node) ? undefined : parseMarkdown(node.value ?? '');
    const [first] = (parsed && 'type' in parsed && parsed.children) || [];
    if (first?.type !== 'list' || !/\]\(|https?:/.test(node.value ?? '')) {
      reader.skipLinks(node, 'code');
      return;
    }
    reader.skipLinks(node, 'indented');
    reader.report(
      node,
      'indented-bullet',
      'the bullet is indented by four or more spaces, so GitHub shows it as code. Indent it by two spaces.',
    );
  }
}

/** A heading without numbers, pictures and colons around it. */
function titleOf({ text }: InlineText): string {
  return cutText(trimEndSigns(cutMarks(text).text, ' :：#'), LONGEST_TITLE);
}

function isEmphasis({ text, spans: [span] }: InlineText): boolean {
  return span?.kind === 'emphasis' && span.from === 0 && span.to === text.length;
}

/**
 * The text of a paragraph that is a label: nothing but bold words, then perhaps a colon or a remark in brackets; or a
 * few words in italics that are no sentence.
 */
function labelOf(line: InlineText): string | undefined {
  const { text: plain } = cutMarks(line.text);
  if (plain === '' || plain.length > LONGEST_LABEL) return undefined;
  const offset = line.text.indexOf(plain);
  const span = line.spans.find(
    ({ kind, from, to }) =>
      (kind === 'strong' || kind === 'emphasis') && from <= offset + 1 && to > offset,
  );
  if (!span) return undefined;
  const behind = line.text.slice(span.to).trim();
  if (!/^[:：]?\s*(?:\([^()]*\)|\[[^\]]*\])?\s*[:：]?$/u.test(cutMarks(behind).text))
    return undefined;
  const words = trimEndSigns(line.text.slice(span.from, span.to), ' :：');
  const label = words.replace(/^\((.*)\)$/u, '$1');
  if (span.kind === 'emphasis' && (label.length > LONGEST_EMPHASIS || /[.!?]$/u.test(label)))
    return undefined;
  return label === '' ? undefined : label;
}
