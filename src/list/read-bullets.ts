import { quote } from '../text/quote.ts';
import { describeMalformed } from '../urls/link-address.ts';
import { settleBehind } from './given-meanings.ts';
import { readId, readLabel } from './exact.ts';
import { linksOf, readInline, sliceText, type InlineText } from './inline-text.ts';
import {
  formsOf,
  hasUsable,
  isContents,
  reasonOf,
  splitItem,
  type BulletForm,
} from './bullet-forms.ts';
import { DEEPEST, startOf, type Node } from './markdown.ts';
import { cutMarks } from './marks.ts';
import { addHeading, LABEL, type Draft, type Heading } from './outline.ts';
import { isBare, isGeneric } from './link-words.ts';
import { readEntry, usableLinks, type ReadEntry } from './read-entry.ts';
import { readTitle } from './read-title.ts';
import { readLevel } from './read-level.ts';
import { isNamed, type Linkless } from './read-linkless.ts';
import type { Reader } from './reader.ts';
import { trimEndSigns } from './trim-signs.ts';

/** What may stand between a title and what it is a title of. */
const TITLE_END = ' :：-–—[(,/|';

/** What bullets are read into. */
export interface BulletContext {
  reader: Reader;
  linkless: Linkless[];
  /** Reads what is neither text nor a list below a bullet. */
  readBlock: (node: Node, heading: Heading) => void;
}

/** A bullet with its parts. */
interface Bullet {
  item: Node;
  head: Node;
  line: InlineText;
  lists: Node[];
  others: Node[];
  heading: Heading;
  depth: number;
}

/** Reads bullets: entries, groups of them, and notes below entries. */
export function readBullets(
  items: Node[],
  heading: Heading,
  context: BulletContext,
  depth = 0,
): void {
  for (const item of items) readBullet(item, heading, context, depth);
}

function readBullet(item: Node, heading: Heading, context: BulletContext, depth: number): void {
  const { reader } = context;
  if (depth > DEEPEST) {
    reader.skipLinks(item, 'deep');
    return;
  }
  if (isContents(item, reader)) {
    reader.skipLinks(item, 'contents');
    return;
  }
  const { head, lists, others, swallowed } = splitItem(item, reader);
  if (head) {
    const line = readInline(head.children ?? [], reader.definitions);
    readLine({ item, head, line, lists, others, heading, depth }, context);
  } else {
    for (const list of lists) readBullets(list.children ?? [], heading, context, depth + 1);
    for (const node of others) context.readBlock(node, heading);
  }
  readBullets(swallowed, heading, context, depth + 1);
}

function readLine(bullet: Bullet, context: BulletContext): void {
  const { head, line, lists, others, heading } = bullet;
  const { reader } = context;
  const before = heading.entries.length;
  const children = lists.flatMap((list) => list.children ?? []);
  const forms = formsOf(children, reader);
  const broken = findBrokenAddress(line);
  const entry = broken === undefined ? readEntry(line, reader.resolve) : undefined;
  if (entry && (reader.isExact || !isTitleOfGroup(line, forms, reader))) {
    reportSwallowed(entry, head, reader);
    addEntry(bullet, entry, context);
    return;
  }
  if (reader.isExact && !entry && line.text !== '') {
    addEntry(bullet, readTitle(line), context);
    return;
  }
  if (broken !== undefined) leaveOutBroken(head, broken, reader);
  else if (!addChannel(bullet, reader) && !entry) leaveOut(head, line, reader);
  if (heading.entries.length > before) return;
  const hasWord = forms.includes('word');
  const hasAddress = hasWord || forms.includes('address');
  const isEntry = hasAddress && !forms.includes('entry') && (hasWord || isNamed(line));
  const fields = isEntry ? readTitle(line) : undefined;
  if (fields && fields.title !== '') addEntry(bullet, fields, context);
  else if (lists.some((list) => hasUsable(list, reader))) addGroup(bullet, context);
  else {
    for (const node of [...lists, ...others]) reader.skipLinks(node, 'no-link');
    addLinkless(bullet, children, context);
  }
}

/** Whether a line with a link is the title of the entries below it: it begins with words, and has no text of its own. */
function isTitleOfGroup(line: InlineText, forms: BulletForm[], reader: Reader): boolean {
  if (!forms.includes('entry')) return false;
  const [first] = usableLinks(line, reader.resolve);
  // Of a bullet with a PDF the words in front of it are the title.
  return (
    first !== undefined &&
    !isGeneric(first.text) &&
    !/^[\s[("'“]*$/u.test(cutMarks(line.text.slice(0, first.from)).text)
  );
}

function reportSwallowed({ swallowed, url }: ReadEntry, head: Node, reader: Reader): void {
  if (swallowed)
    reader.report(
      head,
      'space-before-address',
      `there is a space between "]" and "(${url ?? ''})", so GitHub shows no link. Remove the space.`,
    );
}

function addEntry(
  bullet: Bullet,
  { swallowed: _, ...fields }: ReadEntry,
  context: BulletContext,
): void {
  const { line, column } = startOf(bullet.item);
  const read: Draft = { ...fields, line, column, nodes: [bullet.head] };
  const draft = settleBehind(read, context.reader.given.behind);
  const id = context.reader.isExact ? bullet.head.children?.map(readId).find(Boolean) : undefined;
  if (id !== undefined) draft.id = id;
  bullet.heading.entries.push(draft);
  skipBadgesBelow(draft, bullet, context.reader);
  readBelowBullet(draft, bullet, context);
}

/** Leaves out the badges on further lines of an entry, but for those that became links of it. */
function skipBadgesBelow(draft: Draft, { line }: Bullet, reader: Reader): void {
  const known = new Set([draft.url, ...draft.links.map(({ url }) => url)]);
  for (const { from, to, at, url } of linksOf(line))
    if (from === to && at.line !== draft.line && !known.has(reader.resolve(url).url))
      reader.skipLine(at.line, 'badge', url);
}

/** Reads a block that belongs to an entry, whose bullets are below it. */
export function readBelow(
  draft: Draft,
  node: Node,
  heading: Heading,
  context: BulletContext,
): void {
  const isList = node.type === 'list';
  const blocks = { lists: isList ? [node] : [], others: isList ? [] : [node] };
  readBelowBullet(draft, { ...blocks, heading, depth: 0 }, context);
}

function addGroup(
  { item, head, line, lists, others, heading, depth }: Bullet,
  context: BulletContext,
): void {
  const { reader } = context;
  const [link] = linksOf(line);
  const words = line.text.slice(0, link && link.from > 0 ? link.from : undefined);
  // What stands behind a dash explains a term in bold: "**Crust** - What is outside:".
  const [term] = line.spans.filter(({ kind, from }) => kind === 'strong' && from === 0);
  const isExplained = term && /^\s+[-–—]\s/.test(words.slice(term.to));
  const title = trimEndSigns(
    cutMarks(words.slice(0, isExplained ? term.to : undefined)).text,
    TITLE_END,
  );
  const group =
    title === '' ? heading : addHeading(heading, title, startOf(item).line, LABEL + 1 + depth);
  const { line: at, column } = startOf(item);
  // What its title links to is the first of its entries.
  const first = readEntry(sliceText(line, words.length), reader.resolve);
  if (first && title !== '') group.entries.push({ ...first, line: at, column, nodes: [head] });
  else if (words.length < line.text.length || isExplained) {
    group.texts.push(line.text);
    group.titleNode = head;
  }
  for (const list of lists) readBullets(list.children ?? [], group, context, depth + 1);
  for (const node of others) context.readBlock(node, group);
}

/** Adds the channel that a bullet links to, such as `irc://irc.example/bakers`; whether it does. */
function addChannel({ item, head, line, heading }: Bullet, reader: Reader): boolean {
  const channel = linksOf(line).flatMap(({ url }) => reader.resolve(url).channel ?? [])[0];
  if (!channel) return false;
  const { line: at, column } = startOf(item);
  const fields = { ...readTitle(line), channel, kind: 'chat' as const };
  heading.entries.push({ ...fields, line: at, column, nodes: [head] });
  return true;
}

/** The address of what is meant as the first link of a line, but is none: Markdown ends it at a space and links the rest. */
function findBrokenAddress(line: InlineText): string | undefined {
  const [first] = linksOf(line);
  const [, before = '', address] = /^(.*?\]\()(https?:\/\/\S*\s[^()"]*)\)/is.exec(line.text) ?? [];
  return first?.from === before.length ? address : undefined;
}

function leaveOutBroken(head: Node, address: string, reader: Reader): void {
  reader.skipLinks(head, 'malformed');
  reader.report(
    head,
    'malformed-address',
    `${quote(address)} contains a space, so Markdown shows no link. Remove the space, or write "%20" in its place.`,
  );
}

/** Leaves out a line without a link to a web page, and reports what keeps it from having one. */
function leaveOut(head: Node, line: InlineText, reader: Reader): void {
  const reason = reasonOf(line, reader);
  reader.skipLinks(head, reason);
  if (reason === 'malformed') {
    const { url } = linksOf(line).find((link) => reader.resolve(link.url).reason === reason) ?? {};
    reader.report(
      head,
      'malformed-address',
      `${quote(url)} ${describeMalformed(url ?? '') ?? 'is no address'}. Copy the whole address, starting with https://.`,
    );
  }
  const [reference, , name] = /\[([^[\]]{1,200})\]\[([^[\]]{0,200})\]/.exec(line.text) ?? [];
  if (reference !== undefined)
    reader.report(
      head,
      'undefined-reference',
      `${quote(reference)} refers to ${quote(name)}, which is not defined. Add "[${name ?? ''}]: https://…" at the end of the list.`,
    );
}

function addLinkless(
  { item, line, heading }: Bullet,
  children: Node[],
  context: BulletContext,
): void {
  const { reader } = context;
  const notes = children.map((child) => ({
    text: readInline(child.children?.[0]?.children ?? [], reader.definitions).text,
    line: startOf(child).line,
  }));
  if (linksOf(line).length === 0)
    context.linkless.push({
      heading,
      after: heading.entries.length,
      text: line,
      node: item,
      notes,
    });
}

/** Reads what is below an entry: its notes and other addresses, and entries of their own, which form a group. */
function readBelowBullet(
  draft: Draft,
  { lists, others, heading, depth }: Pick<Bullet, 'lists' | 'others' | 'heading' | 'depth'>,
  context: BulletContext,
): void {
  const { reader } = context;
  let group: Heading | undefined;
  const readAsEntry = (item: Node) => {
    group ??= addHeading(heading, draft.title, draft.line, LABEL + 1 + depth);
    readBullet(item, group, context, depth + 1);
  };
  const readOthers = (nodes: Node[]) => {
    for (const node of nodes)
      if (node.type === 'paragraph') addNote(draft, node, node, reader, 'note');
      else context.readBlock(node, heading);
  };
  readOthers(others);
  const open = lists.toReversed();
  for (let list = open.pop(); list; list = open.pop()) {
    const items = list.children ?? [];
    const forms = formsOf(items, reader);
    for (const [i, item] of items.entries()) {
      const form = forms[i] ?? 'note';
      const { head, lists: below, others: more, swallowed } = splitItem(item, reader);
      if (reader.isExact && head) {
        const says = readInline(head.children ?? [], reader.definitions);
        if (readLabel(draft, says, reader.resolve)) {
          draft.nodes.push(head);
          continue;
        }
      }
      const isGroup = form === 'note' && below.some((one) => hasUsable(one, reader));
      if (!head || form === 'entry' || form === 'blocks' || isGroup) {
        readAsEntry(item);
        continue;
      }
      addNote(draft, head, item, reader, form);
      readOthers(more);
      swallowed.forEach(readAsEntry);
      for (const one of below) open.push(one);
    }
  }
}

/** Adds a text below an entry: its level, another address of it, or a note. */
function addNote(draft: Draft, paragraph: Node, at: Node, reader: Reader, form: BulletForm): void {
  const line = readInline(paragraph.children ?? [], reader.definitions);
  reader.skipBadges(paragraph);
  const links = usableLinks(line, reader.resolve);
  draft.nodes.push(paragraph);
  const before = cutMarks(line.text.slice(0, links[0]?.from ?? 0)).text;
  const label = form === 'note' ? '' : trimEndSigns(before, TITLE_END);
  for (const { url, text } of links) {
    const says = isBare(text, url) ? '' : text;
    const title = says === '' || isGeneric(says) ? label || says : says;
    if (draft.url === undefined && form !== 'note') draft.url = url;
    else draft.links.push({ url, ...(title !== '' && { title }) });
  }
  if (form !== 'note' || line.text === '') return;
  const level = reader.isExact ? undefined : readLevel(line.text);
  if (level && !draft.level) draft.level = level;
  else (draft.notes ??= []).push({ text: line.text, line: startOf(at).line });
}
