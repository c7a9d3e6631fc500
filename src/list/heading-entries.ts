import { readInline } from './inline-text.ts';
import type { ListLink } from './list-content.ts';
import { isBare, isGeneric } from './link-words.ts';
import type { Node } from './markdown.ts';
import { nodesOf, walkHeadings, type Draft, type Heading } from './outline.ts';
import { isWrittenAsEntry } from './preface.ts';
import { usableLinks, type ReadEntry } from './read-entry.ts';
import { isLinksOnly } from './read-rest.ts';
import type { Reader } from './reader.ts';

/** Fewer headings that are written alike are the titles of texts. */
const FEWEST = 3;
/** What is written alike is this much of all. */
const MOST = 0.5;

/**
 * Makes entries of headings, if a list has several that are written alike: those that begin with a link, with nothing
 * but texts and further addresses below them, and those with a line such as `[Website](…)` below them. Any other one
 * that begins with a link has it as its first entry. The first text is what an entry says, and the others are its notes.
 *
 * @param title the heading that names the list
 */
export function readHeadingEntries(
  root: Heading,
  title: Heading | undefined,
  reader: Reader,
): void {
  const every = [...walkHeadings([root])];
  const all = every.filter((heading) => heading !== title);
  const fields = findFields(all);
  const found = new Map<Heading, Draft>();
  const linked = all.filter(({ link }) => link);
  const ofOne = linked.filter((heading) => isLeaf(heading) || fields.has(heading));
  if (ofOne.length >= FEWEST)
    for (const heading of ofOne) found.set(heading, createDraft(heading, heading.link!, reader));
  for (const heading of findAddressed(all, reader)) {
    const entry = readAddressed(heading, reader);
    if (entry && !found.has(heading)) found.set(heading, createDraft(heading, entry, reader));
  }
  for (const parent of every) {
    const drafts = parent.children.flatMap((child) => found.get(child) ?? []);
    if (drafts.length === 0) continue;
    parent.children = parent.children.filter((child) => !found.has(child));
    parent.entries = [...parent.entries, ...drafts].sort((one, other) => one.line - other.line);
  }
  for (const heading of linked)
    if (!found.has(heading) && !isLeaf(heading)) heading.entries.unshift(createFirst(heading));
}

function isLeaf({ entries, children }: Heading): boolean {
  return entries.length === 0 && children.length === 0;
}

/** The headings that begin with a link, below which are only further addresses, perhaps below headings that repeat. */
function findFields(all: Heading[]): Set<Heading> {
  const linked = all.filter((heading) => heading.link && !isLeaf(heading));
  const isRepeated = countRepeated(
    linked.flatMap(({ children }) => [...new Set(children.map(({ title }) => title))]),
  );
  const isField = ({ title, children }: Heading) => isRepeated(title) && children.length === 0;
  const alike = linked.filter(
    ({ children }) => children.filter(isField).length >= children.length * MOST,
  );
  const isSame = countRepeated(alike.flatMap(draftsBelow).map(({ title }) => title));
  const isOfOne = (headings: Heading[]) => {
    const below = headings.flatMap(draftsBelow);
    const addresses = below.filter((draft) => isAddress(draft) || isSame(draft.title));
    return addresses.length > below.length * MOST;
  };
  // Without headings below it, what is below one has to say so by itself.
  const [flat, deep] = [[], []] as [Heading[], Heading[]];
  for (const heading of alike) (heading.children.length > 0 ? deep : flat).push(heading);
  return new Set([...(isOfOne(deep) ? deep : []), ...flat.filter((one) => isOfOne([one]))]);
}

function countRepeated(texts: string[]): (text: string) => boolean {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return (text) => (counts.get(text) ?? 0) >= FEWEST;
}

function draftsBelow({ entries, children }: Heading): Draft[] {
  return [...entries, ...children.flatMap(draftsBelow)];
}

/** Whether an entry is rather one more address of what is above it, or a sentence about that. */
function isAddress(draft: Draft): boolean {
  const { title, url = '', lead } = draft;
  return isGeneric(title) || isBare(title, url) || lead !== undefined || !isWrittenAsEntry(draft);
}

/** The headings with an address below them, if most that have nothing but texts below them have one. */
function findAddressed(all: Heading[], reader: Reader): Heading[] {
  const texts = all.filter(
    (heading) => !heading.link && isLeaf(heading) && heading.nodes.length > 0,
  );
  const leaves = new Set(texts.filter((heading) => readAddressed(heading, reader)));
  if (leaves.size < FEWEST || leaves.size < texts.length * MOST) return [];
  const holders = all.filter((heading) => {
    const [only, ...more] = heading.children;
    return only && more.length === 0 && heading.entries.length === 0 && leaves.has(only);
  });
  const held = new Set(holders.map(({ children: [only] }) => only));
  return holders.length >= FEWEST
    ? [...holders, ...[...leaves].filter((leaf) => !held.has(leaf))]
    : [...leaves];
}

/** What a heading says as an entry, if a text below it, or below its only subheading, is nothing but "Website". */
function readAddressed(heading: Heading, reader: Reader): ReadEntry | undefined {
  const [only] = heading.children;
  const below = only ? readAddressed(only, reader) : undefined;
  if (only) return below && { ...below, title: heading.title, summary: only.title };
  for (const node of heading.nodes) {
    const [first, ...links] = linksOfWords(node, reader);
    if (first) return { title: heading.title, url: first.url, links };
  }
  return undefined;
}

/** The links of a text that is nothing but links such as "Website | GitHub". */
function linksOfWords(node: Node, reader: Reader): (ListLink & { title: string })[] {
  const line = readInline(node.children ?? [], reader.definitions);
  const links = usableLinks(line, reader.resolve).map(({ url, text }) => ({ url, title: text }));
  const areWords = links.every(({ url, title }) => isGeneric(title) || isBare(title, url));
  return areWords && isLinksOnly(line, 0, line.text.length) ? links : [];
}

/** The entry that a heading is, with all that is below it. */
function createDraft(heading: Heading, entry: ReadEntry, reader: Reader): Draft {
  const { line } = heading;
  const below = draftsBelow(heading);
  const parts = [heading, ...heading.children];
  const texts = parts.flatMap(({ title, nodes }, i) =>
    nodes.flatMap((node) => {
      const { text, spans } = readInline(node.children ?? [], reader.definitions);
      const isOnlyLinks = isLinksOnly({ text, spans }, 0, text.length);
      if (isOnlyLinks) return [];
      return i > 0 && title !== entry.summary ? `${title}: ${text}` : text;
    }),
  );
  const { summary = texts[0], links: own, ...fields } = entry;
  const links: ListLink[] = [
    ...own,
    ...parts.flatMap(({ nodes }) =>
      nodes.flatMap((node) =>
        usableLinks(readInline(node.children ?? [], reader.definitions), reader.resolve).map(
          ({ url, text }) => ({ url, title: text }),
        ),
      ),
    ),
    ...below.flatMap(({ url, title, lead, links: more }) => [
      ...(url === undefined
        ? []
        : [{ url, title: lead === undefined ? title : `${lead}: ${title}` }]),
      ...more,
    ]),
  ];
  const known = new Set([entry.url]);
  const notes = texts.filter((text) => text !== summary).map((text) => ({ text, line }));
  return {
    ...fields,
    ...(summary !== undefined && { summary }),
    links: links.filter(({ url }) => !known.has(url) && known.add(url)),
    ...(notes.length > 0 && { notes }),
    ...{ line, column: 1 },
    nodes: [...parts.flatMap(nodesOf), ...below.flatMap(({ nodes }) => nodes)],
  };
}

/** The entry that the title of a heading is, which has others below it. */
function createFirst({ line, link, titleNode }: Heading): Draft {
  return { ...link!, line, column: 1, nodes: titleNode ? [titleNode] : [] };
}
