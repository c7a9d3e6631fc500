import { areOfOne, cutOtherFiles, formsOf, isContents } from './bullet-forms.ts';
import { readExactPath, readId, readPathLabel } from './exact.ts';
import { linksOf, readInline, sliceText, type InlineText } from './inline-text.ts';
import { linkMarkdown } from './escape-markdown.ts';
import { DEEPEST, parseMarkdown, startOf, walk, type Node } from './markdown.ts';
import { cutMarks, readLegend } from './marks.ts';
import { addHeading, createHeading, LABEL, type Draft, type Heading } from './outline.ts';
import { asBullet, findParagraphEntries } from './paragraph-entries.ts';
import { readBelow, readBullets, type BulletContext } from './read-bullets.ts';
import { readEntry, usableLinks, type ReadEntry } from './read-entry.ts';
import { readTitle } from './read-title.ts';
import { readHtmlParts, reportHtmlList, type HtmlPart } from './read-html.ts';
import type { Linkless } from './read-linkless.ts';
import { readPathTitle, readSteps, type PathDraft } from './read-paths.ts';
import { readTable } from './read-table.ts';
import { isFenced, isFragment, type Reader } from './reader.ts';
import { cutSwallowed } from './swallowed.ts';
import { cutCount, isEmphasis, labelOf, titleOf } from './titles.ts';
import { trimEndSigns } from './trim-signs.ts';

/** The blocks of a list, read: a tree of headings with their entries, and what else it has. */
export interface ReadBlocks {
  root: Heading;
  /** The headings of the first level. */
  titles: Heading[];
  linkless: Linkless[];
  paths: PathDraft[];
  legend: { mark: string; meaning: string; line: number }[];
  /** Where the first table of contents begins, if it has more than a few lines. */
  contentsLine: number | undefined;
}

/** A `<details>` that is open: the level of the headings around it, and the heading or the entry that is its title. */
interface Fold {
  within: number;
  heading: Heading | undefined;
  draft?: Draft;
}

/** The fewest bullets of a table of contents of a whole list. */
const SHORTEST_CONTENTS = 5;

/** Reads the blocks of a list in their order. */
export function readBlocks(document: Node, reader: Reader): ReadBlocks {
  const root = createHeading('', 1, 0);
  const open: Heading[] = [root];
  const folds: Fold[] = [];
  const read: ReadBlocks = {
    ...{ root, titles: [], linkless: [], paths: [], legend: [], contentsLine: undefined },
  };
  const context: BulletContext = { reader, linkless: read.linkless, readBlock };
  const blocks = document.children ?? [];
  const entries = findParagraphEntries(document, reader);
  /** An entry whose name is a label, and the list of its addresses. */
  let named: { draft: Draft; list: Node } | undefined;
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
  function enter(title: string, line: number, depth: number, node?: Node): void {
    while (folds.length > 0 && folds.at(-1)!.within >= depth) folds.pop();
    for (const fold of folds) delete fold.draft;
    while (open.length > 1 && current().depth >= depth) open.pop();
    // Only what is opened within what is opened nests deeper.
    while (open.length > DEEPEST) open.pop();
    open.push(addHeading(current(), title, line, depth));
    if (node) current().titleNode = node;
    if (depth === 1) read.titles.push(current());
    if (reader.isExact) current().isBoilerplate = false;
  }

  function readTop(node: Node, next: Node[]): void {
    if (node.type === 'heading') {
      const line = readInline(node.children ?? [], reader.definitions);
      const title = reader.isExact ? line.text : titleOf(cutFragments(line));
      if (title === '') {
        reader.skipLinks(node, 'badge');
        return;
      }
      reader.skipBadges(node);
      path = reader.isExact ? readExactPath(title) : readPathTitle(title);
      pathFields = {};
      pathId = undefined;
      enter(title, startOf(node).line, node.depth ?? 1, node);
      const entry = readEntryFirst(line, reader);
      if (entry) current().link = entry;
    } else if (node === named?.list) readBelow(named.draft, node, current(), context);
    else if (reader.isExact && readId(node) !== undefined) giveId(readId(node)!);
    else if (node.type === 'html') readHtmlBlock(node);
    else if (folds.at(-1)?.draft) readBelow(folds.at(-1)!.draft!, node, current(), context);
    else if (entries.has(node)) readBullets([asBullet(node)], current(), context);
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
        readBullets(cutOtherFiles(node.children ?? [], reader), heading, context);
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

  /** A quotation or a footnote: what it says is text, but for a list of entries. */
  function readText(node: Node, heading: Heading): void {
    for (const child of node.children ?? [])
      if (child.type === 'paragraph') addText(child, heading);
      else if (child.type === 'list' && isOfEntries(child)) readBlock(child, heading);
      else if (child.type === 'html' || child.type === 'code') readBlock(child, heading);
      else readText(child, heading);
  }

  function isOfEntries(list: Node): boolean {
    return formsOf(list.children ?? [], reader).every((form) => form === 'entry');
  }

  function readParagraph(node: Node, next: Node[]): void {
    const line = readInline(node.children ?? [], reader.definitions);
    const label = reader.isExact || isFragment(line, reader.resolve) ? undefined : labelOf(line);
    const following = next.find(({ type }) => type !== 'html' && type !== 'thematicBreak');
    if (label !== undefined && following) {
      const title = readPathTitle(label);
      if (title !== undefined) {
        reader.skipLinks(node, 'plain');
        path = title;
        return;
      }
      const isBold = line.spans.some(({ kind }) => kind === 'strong');
      if (isBold && next[0]?.type === 'list' && areOfOne(next[0].children ?? [], reader)) {
        while (current().depth >= LABEL) open.pop();
        const { line: at, column } = startOf(node);
        const draft = { ...readTitle(line), line: at, column, nodes: [node] };
        named = { draft, list: next[0] };
        current().entries.push(draft);
        return;
      }
      const isList = ['list', 'table'].includes(following.type);
      const isBeforeList =
        isList ||
        (isBold &&
          following.type === 'paragraph' &&
          next.slice(1, 3).some(({ type }) => type === 'list'));
      if (isBeforeList || (following.type === 'heading' && isBold && (following.depth ?? 1) > 1)) {
        enter(label, startOf(node).line, isBeforeList ? LABEL : (following.depth ?? 1) - 0.5, node);
        return;
      }
    }
    addLines(node, current());
  }

  /** A heading without the links to other places in the list that are at its ends: "Mills [back to top](#top)". */
  function cutFragments(line: InlineText): InlineText {
    const links = linksOf(line).filter(({ url }) => reader.resolve(url).reason === 'fragment');
    const [first] = links;
    const last = links.at(-1);
    let cut = line;
    const before = trimEndSigns(line.text.slice(0, last?.from), ' [(');
    if (last && before !== '' && /^[\s)\]]*$/.test(line.text.slice(last.to)))
      cut = sliceText(line, 0, before.length);
    if (first && first.to < cut.text.length && /^[\s[(]*$/.test(cut.text.slice(0, first.from)))
      cut = sliceText(cut, first.to);
    return cut;
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
    else if (isFragment(line, reader.resolve)) reader.skipLinks(paragraph, 'fragment');
    else if (heading.isBoilerplate) reader.skipLinks(paragraph, 'boilerplate');
    else if (heading.entries.length > 0 || heading.children.length > 0)
      reader.skipLinks(paragraph, 'text');
    else if (reader.isExact && isEmphasis(line)) heading.summary = line.text;
    else {
      reader.skipBadges(paragraph);
      heading.nodes.push(paragraph);
      heading.texts.push(line.text);
      const links = usableLinks(line, reader.resolve);
      if (links.length > 0) heading.linked.set(line.text, linkMarkdown(line.text, links));
    }
  }

  /** HTML is left out, but for headings and the titles of what can be opened. */
  function readHtmlBlock(node: Node): void {
    const isComment = /^\s*<!--/.test(node.value ?? '');
    const read = new Set<number>();
    for (const part of readHtmlParts(node)) {
      if (part.type === 'details') openFold();
      else if (part.type === 'end of details') closeFold(folds.pop());
      else if (part.type === 'heading') enterHtml(titleOf(part.line), part.at, part.depth);
      else if (addSummary(part)) read.add(part.at);
    }
    reader.skipLinks(node, isComment ? 'comment' : 'html', read);
    if (!isComment) reportHtmlList(node, reader, levelOf(open) > 1);
  }

  function openFold(): void {
    if (folds.length < DEEPEST) folds.push({ within: levelOf(open), heading: undefined });
  }

  function enterHtml(title: string, line: number, depth: number): void {
    if (title === '') return;
    enter(title, line, depth);
  }

  /** The title of what can be opened: an entry if it begins with a link, else a heading. Whether it is an entry. */
  function addSummary({ line, at }: Extract<HtmlPart, { type: 'summary' }>): boolean {
    const entry = readEntryFirst(line, reader);
    const fold = folds.at(-1);
    if (entry) {
      const draft = { ...entry, line: at, column: 1, nodes: [] };
      current().entries.push(draft);
      if (fold) fold.draft = draft;
      return true;
    }
    const level = fold?.within ?? levelOf(open);
    // Between the level of what it is in and the next one.
    const title = titleOf(cutCount(line));
    enterHtml(title, at, level + (Math.floor(level) + 1 - level) / 2);
    if (fold && title !== '') fold.heading = current();
    return false;
  }

  /** What was opened ends, with all headings in it. */
  function closeFold(fold: Fold | undefined): void {
    const at = fold?.heading ? open.indexOf(fold.heading) : -1;
    if (at > 0) open.length = at;
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

/** What a title says as an entry, if it begins with a link. */
function readEntryFirst(line: InlineText, reader: Reader): ReadEntry | undefined {
  const [first] = usableLinks(line, reader.resolve);
  const isFirst = first && cutMarks(line.text.slice(0, first.from)).text === '';
  return isFirst && !reader.isExact ? readEntry(line, reader.resolve) : undefined;
}

/** The level of the last heading that is no label. */
function levelOf(open: Heading[]): number {
  return open.findLast(({ depth }) => depth < LABEL)?.depth ?? 0;
}
