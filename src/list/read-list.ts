import { createResolver, inferRepository, type ListOrigin } from './addresses.ts';
import { checkText } from './check-text.ts';
import type { KnownIds } from './known-ids.ts';
import { showEmoji } from './emoji-names.ts';
import { isExact, readLanguage, topicsOf } from './exact.ts';
import type { Legend, ListContent, ListResource } from './list-content.ts';
import { findTitle } from './list-title.ts';
import { parseMarkdown, walk, type Node } from './markdown.ts';
import { createPaths } from './match-steps.ts';
import {
  chooseTopics,
  nodesOf,
  walkHeadings,
  type Draft,
  type Heading,
  type TopicHeading,
} from './outline.ts';
import { cutPreface } from './preface.ts';
import { placeEntries } from './place-entries.ts';
import { moveTopics, settleHeadings, type GivenMeanings } from './given-meanings.ts';
import { readBlocks } from './read-blocks.ts';
import { readHeadingEntries } from './heading-entries.ts';
import {
  addCited,
  isLinklessEntry,
  isNamed,
  type Linkless,
  readLinkless,
} from './read-linkless.ts';
import { createReader, type Reader } from './reader.ts';
import type { SkipReason } from './skip-reasons.ts';

/** What is known of a list besides its text. */
export interface ListOptions extends ListOrigin, GivenMeanings {
  /** What entries in front of every heading are called where the list has no title. */
  name?: string;
  /** The ids that entries had before. */
  known?: KnownIds | undefined;
  /** Other names of entries, which steps of learning paths may use, by folded title or address. */
  aliases?: ReadonlyMap<string, string[]> | undefined;
  /** What its owner says that marks mean, beside what the list says itself. */
  legend?: Legend[];
}

/**
 * Reads a Markdown list as it is: its entries with their topics, its learning paths, and every line with a link that is
 * neither, with the reason. Takes a bounded time; never throws.
 */
export function readList(text: string, options: ListOptions = {}): ListContent {
  const source = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const document = parseMarkdown(source);
  if (!('type' in document))
    return {
      ...{
        title: undefined,
        intro: [],
        legend: [],
        resources: [],
        topics: [],
        paths: [],
        skipped: [],
      },
      issues: [{ ...document, column: 1 }],
    };
  const definitions = new Map<string, string>();
  const urls: string[] = [];
  const exact = isExact(document);
  if (!exact) nameEmoji(document);
  for (const node of walk(document)) {
    if (node.url === undefined) continue;
    urls.push(node.url);
    // The first of a name wins.
    if (node.type === 'definition' && !definitions.has(node.identifier ?? ''))
      definitions.set(node.identifier ?? '', node.url);
  }
  const lines = source.split('\n');
  const repository = options.repository ?? inferRepository(urls);
  const resolve = createResolver({ ...options, repository, isExact: exact });
  const { reader, skipped, issues, skipRest } = createReader(
    ...([lines, definitions, resolve, options, exact] as const),
  );
  const { root, titles, linkless, paths, legend, contentsLine } = readBlocks(document, reader);
  const [first] = titles;
  const named = exact
    ? first && { heading: first, title: first.title }
    : findTitle(titles, options.name ?? repository?.split('/').at(-1));
  const title = named?.title;

  if (!exact) readHeadingEntries(root, named?.heading, reader);
  settleHeadings(root, options.headings);
  skipBoilerplate(root, reader);
  const preface = exact ? [] : cutPreface(root, contentsLine, named?.heading);
  for (const draft of preface) skipDraft(draft, 'preface', reader);
  const others = exact ? linkless : addCited(linkless);
  const topics = moveTopics(
    exact ? topicsOf(root) : chooseTopics(root, named?.heading),
    options.headings,
  );
  addLinkless(others, topics, root, reader);
  if (!exact) numberless(topics.map(({ heading }) => heading));
  const name = title ?? options.name ?? 'List';
  const placed = placeEntries(topics, name, options.known, exact);
  for (const draft of placed.doubled) skipDraft(draft, 'same', reader);
  const { paths: found, issues: unclear } = createPaths(paths, {
    ...{ resources: placed.resources, topics: placed.topics },
    ...{ isExact: exact, aliases: options.aliases },
  });
  const intro = findIntro(root, topics, named?.heading);
  placed.shown.forEach(reader.use);
  for (const node of placed.plain) reader.skipLinks(node, 'plain');
  const introducing = named && !intro.includes(named.heading) ? [...intro, named.heading] : intro;
  skipTexts(introducing, 'intro', reader);
  skipTexts(walkHeadings([root]), 'outside', reader);
  settleDefinitions(document, reader);
  skipRest(document);
  const allLegend = [...legend, ...(options.legend ?? [])];
  return {
    ...(repository !== undefined && { repository }),
    ...(exact && readLanguage(document) !== undefined && { language: readLanguage(document)! }),
    ...{ title, intro: intro.flatMap(({ texts }) => texts), legend: allLegend.map(showMark) },
    ...{ resources: placed.resources.map(showMarks), topics: placed.topics },
    paths: found,
    skipped: skipped.sort((one, other) => one.line - other.line),
    issues: [...issues, ...placed.issues, ...unclear, ...checkText(lines)].sort(
      (one, other) => one.line - other.line || one.column - other.column,
    ),
  };
}

/** Shows emoji that are written by their names, but for those in a link: there they are marks of the entry. */
function nameEmoji(document: Node): void {
  const ofLinks = new Set<Node>();
  for (const node of walk(document))
    if (ofLinks.has(node)) continue;
    else if (node.type === 'text') node.value = showEmoji(node.value ?? '');
    else if (node.type === 'link' || node.type === 'linkReference')
      for (const inner of walk(node)) ofLinks.add(inner);
}

function showMark<Legend extends { mark: string }>(legend: Legend): Legend {
  return { ...legend, mark: showEmoji(legend.mark) };
}

function showMarks(resource: ListResource): ListResource {
  const { marks } = resource;
  return marks ? { ...resource, marks: [...new Set(marks.map(showEmoji))] } : resource;
}

/** Leaves an entry out, with all links of it. */
function skipDraft({ line, title, nodes }: Draft, reason: SkipReason, reader: Reader): void {
  reader.skipLine(line, reason, title);
  for (const node of nodes) reader.skipLinks(node, reason);
}

/** Leaves out the entries below headings about the list itself. */
function skipBoilerplate(heading: Heading, reader: Reader): void {
  if (heading.isBoilerplate) {
    for (const draft of heading.entries) skipDraft(draft, 'boilerplate', reader);
    heading.entries = [];
  }
  for (const child of heading.children) skipBoilerplate(child, reader);
}

/** Makes entries of the bullets without links that name something, where the topic has entries with links. */
function addLinkless(
  found: Linkless[],
  topics: TopicHeading[],
  root: Heading,
  reader: Reader,
): void {
  const inTopics = new Set(walkHeadings(topics.map(({ heading }) => heading)));
  const added = new Map<Heading, number>();
  for (const bullet of found) {
    const { heading, after, text, node } = bullet;
    const draft = readLinkless(bullet);
    const isInTopic = !heading.isBoilerplate && inTopics.has(heading) && heading !== root;
    if (!isInTopic || !isNamed(text) || !isLinklessEntry(bullet, draft, heading.title)) {
      if (text.text !== '') reader.skipLine(node.position?.start.line ?? 1, 'no-link', text.text);
      continue;
    }
    const before = added.get(heading) ?? 0;
    heading.entries.splice(after + before, 0, draft);
    added.set(heading, before + 1);
  }
}

/** Headings that are numbered lose their numbers: "1. Basics", "2. Tools". */
function numberless(headings: Heading[]): void {
  const number = /^\d{1,3}[.)]\s+(?=\S)/;
  if (headings.filter(({ title }) => number.test(title)).length * 2 <= headings.length) return;
  for (const heading of headings) heading.title = heading.title.replace(number, '');
}

/** Definitions are parts of the entries that use them; what nothing uses is left out. */
function settleDefinitions(document: Node, reader: Reader): void {
  const used = new Set<string>();
  for (const { type, identifier } of walk(document))
    if (type === 'linkReference' || type === 'imageReference') used.add(identifier ?? '');
  for (const node of document.children ?? [])
    if (node.type === 'definition' && used.has(node.identifier ?? '')) reader.use(node);
    else if (node.type === 'definition') reader.skipLinks(node, 'definition');
}

/** The headings in front of the first topic, whose texts introduce the list: from its title on, if others are above it. */
function findIntro(root: Heading, topics: TopicHeading[], title: Heading | undefined): Heading[] {
  const own = new Set(topics.map(({ heading }) => heading.texts));
  const isFirst = title === undefined || title === root.children[0];
  const start = isFirst ? root : title;
  const found = [start];
  let heading = start.children[0];
  for (; heading && !own.has(heading.texts); heading = heading.children[0]) found.push(heading);
  return found.filter(({ texts }) => !own.has(texts));
}

/** Leaves out the links of titles and texts that are in no entry and in no text that is shown. */
function skipTexts(headings: Iterable<Heading>, reason: SkipReason, reader: Reader): void {
  for (const heading of headings)
    for (const node of nodesOf(heading)) reader.skipLinks(node, reason);
}
