import type { Content } from '../../source/read-content.ts';
import { compareTexts, foldText } from '../../text/compare.ts';
import { foldUrl } from '../../urls/folded-url.ts';
import { createIdGiver, type IdGiver } from '../assign-ids.ts';
import { EXACT, pathLabels, stepLabels, writeId, writeLanguage } from '../exact.ts';
import { linksOf, readInline } from '../inline-text.ts';
import { parseMarkdown } from '../markdown.ts';
import { escapeProse, escapeText } from './escape-text.ts';
import { createLinks, type Links } from './references.ts';
import { createSlugs } from './slugs.ts';
import { writeEntry, type EntryData, type PlacementData } from './write-entry.ts';

type Fields = Record<string, unknown>;

/** A part of a topic, with what is in it. */
interface Part {
  id: string;
  title: string;
  note?: string;
  order?: string[];
  groups?: Part[];
}

interface Topic extends Part {
  summary?: string;
  body: string;
  sections?: Part[];
}

interface Resource {
  id: string;
  data: EntryData;
}

/** The headings that awesome-lint does not want in the table of contents. */
const NOT_IN_CONTENTS = new Set(['Contributing', 'Footnotes', 'Related Lists']);
const PATHS = 'Learning paths';

/** What the site sorts by where nothing else is said. */
const byTitle = new Intl.Collator('en', { numeric: true });

/**
 * Writes a catalog as an awesome list, in the forms that reading it gives the same catalog again.
 *
 * @param content the data of its files; those of the topics and paths in any order
 */
export function writeList(
  content: Pick<Content, 'resources' | 'topics' | 'paths' | 'site'>,
): string {
  const site = (content.site?.data ?? {}) as Fields & {
    name: string;
    topics?: string[];
    paths?: string[];
  };
  const resources = content.resources
    .map(({ id, data }) => ({ id, data: data as EntryData }))
    .filter(({ data }) => data['status'] === undefined);
  const topics = inOrder(content.topics, site.topics).map(({ id, data, body }) => ({
    ...(data as Topic),
    ...{ id, body },
  }));
  const paths = inOrder(content.paths, site.paths).map(({ id, data }) => ({
    id,
    data: data as Fields,
  }));
  const links = createLinks();
  const body = [
    ...writeTopics(topics, resources, links),
    ...writePaths(paths, resources, links),
    ...writeContributing(site),
  ];
  const definitions = links.definitions();
  const blocks = [
    `# ${escapeText(site.name)}`,
    ...(typeof site['description'] === 'string' ? [escapeProse(site['description'])] : []),
    EXACT,
    ...(typeof site['language'] === 'string' ? [writeLanguage(site['language'])] : []),
    '## Contents',
    writeContents(site.name, topics, paths),
    ...body,
    ...(definitions.length > 0 ? [definitions.join('\n')] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function inOrder<File extends { id: string }>(files: File[], order: string[] = []): File[] {
  const rank = ({ id }: File) => (order.includes(id) ? order.indexOf(id) : order.length);
  return files.toSorted((one, other) => rank(one) - rank(other));
}

function writeContents(name: string, topics: Topic[], paths: { data: Fields }[]): string {
  const slugOf = createSlugs();
  slugOf(name);
  slugOf('Contents');
  const lines: string[] = [];
  const add = (title: string, slug: string, indent = '') =>
    lines.push(`${indent}- [${escapeText(title)}](#${encodeURI(slug)})`);
  for (const { title, sections = [] } of topics) {
    const isListed = !NOT_IN_CONTENTS.has(title);
    const slug = slugOf(title);
    if (isListed) add(title, slug);
    for (const section of sections) {
      const own = slugOf(section.title);
      if (isListed) add(section.title, own, '  ');
      section.groups?.forEach((group) => slugOf(group.title));
    }
  }
  if (paths.length > 0) add(PATHS, slugOf(PATHS));
  paths.forEach(({ data }, i) => {
    const title = titleOfPath(data, i);
    add(title, slugOf(title), '  ');
  });
  return lines.join('\n');
}

function writeTopics(topics: Topic[], resources: Resource[], links: Links): string[] {
  const blocks: string[] = [];
  const written = new Map<string, number[]>();
  const rankOf = createRanks(topics);
  const ofTopics = createIdGiver('topic');
  const ofEntries = createIdGiver('entry');
  const withId = new Set<string>();
  const titles = Map.groupBy(
    resources.filter(({ data }) => data.url === undefined),
    ({ data }) => foldText(data.title) || data.title,
  );
  for (const topic of topics) {
    blocks.push(`## ${escapeText(topic.title)}`, ...differentId(topic, ofTopics));
    const ofSections = createIdGiver('section');
    if (topic.summary !== undefined)
      blocks.push(isIntro(topic) ? escapeProse(topic.summary) : `*${escapeProse(topic.summary)}*`);
    blocks.push(...writeBody(topic.body, links));
    write(topic, [topic.title], { topic: topic.id });
    for (const section of topic.sections ?? []) {
      blocks.push(`### ${escapeText(section.title)}`, ...differentId(section, ofSections));
      const ofGroups = createIdGiver('group');
      if (section.note !== undefined) blocks.push(escapeProse(section.note));
      const place = { topic: topic.id, section: section.id };
      write(section, [topic.title, section.title], place);
      for (const group of section.groups ?? []) {
        blocks.push(`#### ${escapeText(group.title)}`, ...differentId(group, ofGroups));
        write(group, [topic.title, section.title, group.title], { ...place, group: group.id });
      }
    }
  }
  return blocks;

  /** Whether another entry without an address has its title. */
  function isAmbiguous({ title, url }: EntryData): boolean {
    return url === undefined && (titles.get(foldText(title) || title)?.length ?? 0) > 1;
  }

  function write({ order = [] }: Part, headings: string[], at: PlacementData): void {
    const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
    const here = resources
      .flatMap(({ id, data }) =>
        data.placements.map((placement, index) => ({ id, data, placement, index })),
      )
      .filter(({ placement: one }) => isAt(one, at))
      .toSorted(
        (a, b) =>
          rank(a.id) - rank(b.id) ||
          byTitle.compare(a.placement.title ?? a.data.title, b.placement.title ?? b.data.title) ||
          compareTexts(a.id, b.id),
      );
    if (here.length === 0) return;
    const lines = here.flatMap(({ id, data, index }) => {
      const before = written.get(id) ?? [];
      written.set(id, [...before, index]);
      const ranks = data.placements.map(rankOf);
      const isOutOfOrder = ranks.some((one, i) => i > 0 && one < (ranks[i - 1] ?? 0));
      const isFirst = before.length === 0;
      const place = { headings, index, isFirst, isOutOfOrder };
      if (isFirst && (ofEntries(data.title, data.url ?? '') !== id || isAmbiguous(data)))
        withId.add(id);
      const isWithId = withId.has(id) && (isFirst || data.url === undefined);
      return writeEntry(data, { ...place, id: isWithId ? id : undefined }, links);
    });
    blocks.push(lines.join('\n'));
  }
}

/** A comment with the id of a part, if reading its title would give it another one. */
function differentId({ id, title }: { id: string; title: string }, giveId: IdGiver): string[] {
  return giveId(title) === id ? [] : [writeId(id)];
}

/** Whether the summary of a topic is read as such when it stands alone. */
function isIntro({ summary = '', body }: Topic): boolean {
  return body.trim() === '' && summary.length <= 160;
}

function isAt(one: PlacementData, other: PlacementData): boolean {
  return one.topic === other.topic && one.section === other.section && one.group === other.group;
}

/** In which order places are written. */
function createRanks(topics: Topic[]): (place: PlacementData) => number {
  const ranks = new Map<string, number>();
  const keyOf = ({ topic, section, group }: PlacementData) => [topic, section, group].join(' ');
  const add = (place: PlacementData) => ranks.set(keyOf(place), ranks.size);
  for (const { id: topic, sections = [] } of topics) {
    add({ topic });
    for (const { id: section, groups = [] } of sections) {
      add({ topic, section });
      for (const { id: group } of groups) add({ topic, section, group });
    }
  }
  return (place) => ranks.get(keyOf(place)) ?? 0;
}

/** The paragraphs of a body as texts with their links. */
function writeBody(body: string, links: Links): string[] {
  const document = parseMarkdown(body);
  if (!('type' in document)) return [];
  return (document.children ?? []).flatMap((node) => {
    if (node.type !== 'paragraph') return [];
    const line = readInline(node.children ?? [], new Map());
    let at = 0;
    const parts = linksOf(line).flatMap(({ from, to, url }) => {
      if (from < at || from === to || !/^https?:/i.test(url)) return [];
      const before = writePart(line.text.slice(at, from));
      at = to;
      return [before, links.link(line.text.slice(from, to), url)];
    });
    return line.text === '' ? [] : [[...parts, writePart(line.text.slice(at))].join('')];
  });
}

/** A part of a text, with the spaces around it. */
function writePart(text: string): string {
  const [, before = '', , after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return before + escapeProse(text) + (text.trim() === '' ? '' : after);
}

function titleOfPath({ title }: Fields, i: number): string {
  return `Path ${i < 26 ? String.fromCharCode(65 + i) : String(i + 1)}: ${title as string}`;
}

function writePaths(
  paths: { id: string; data: Fields }[],
  resources: Resource[],
  links: Links,
): string[] {
  if (paths.length === 0) return [];
  const ofPaths = createIdGiver('path');
  const nameUse = createUseNames(resources, links);
  return [
    `## ${PATHS}`,
    ...paths.flatMap(({ id, data }, i) => {
      const fields = Object.entries(pathLabels).flatMap(([label, field]) => {
        const values = [data[field] ?? []].flat() as string[];
        return values.map((one) => `- ${escapeProse(`${label}: ${one}`)}`);
      });
      const steps = (data['steps'] as Fields[]).flatMap((step, n) =>
        writeStep(step, n + 1, nameUse, links),
      );
      return [
        `### ${escapeText(titleOfPath(data, i))}`,
        ...differentId({ id, title: data['title'] as string }, ofPaths),
        ...(fields.length > 0 ? [fields.join('\n')] : []),
        steps.join('\n'),
      ];
    }),
  ];
}

interface Use {
  id: string;
  locator?: string;
}

/** Says what a step uses by a link or a title, and by an id where those could mean another entry or leave no place to see. */
function createUseNames(resources: Resource[], links: Links) {
  const byId = new Map(resources.map(({ id, data }) => [id, data]));
  const keyOf = ({ title, url }: EntryData) =>
    `${url === undefined ? '' : foldUrl(url)}\n${foldText(title)}`;
  const alike = Map.groupBy(resources, ({ data }) => keyOf(data));
  return (label: string, { id, locator }: Use): string[] => {
    const data = byId.get(id);
    if (!data) return [];
    const behind = locator === undefined ? '' : ` (${escapeProse(locator)})`;
    const isClear = alike.get(keyOf(data))?.length === 1;
    if (isClear && data.url !== undefined)
      return [`${label}: ${links.link(data.title, data.url)}${behind}`];
    if (isClear && locator === undefined) return [`${label}: ${escapeProse(data.title)}`];
    return [`${label} id: ${escapeProse(id)}${behind}`];
  };
}

function writeStep(
  step: Fields,
  number: number,
  nameUse: ReturnType<typeof createUseNames>,
  links: Links,
): string[] {
  const indent = ' '.repeat(String(number).length + 2);
  const texts = Object.entries(stepLabels).flatMap(([label, field]) =>
    step[field] === undefined ? [] : [escapeProse(`${label}: ${step[field] as string}`)],
  );
  const readings = (step['readings'] ?? []) as { title: string; url: string; deeper?: boolean }[];
  return [
    `${number}. ${escapeProse(step['title'] as string)}`,
    ...[
      ...(step['id'] === `step-${number}` ? [] : [`Id: ${step['id'] as string}`]),
      ...((step['resources'] ?? []) as Use[]).flatMap((one) => nameUse('Use', one)),
      ...readings.map(
        ({ title, url, deeper }) => `${deeper ? 'Read deeper' : 'Read'}: ${links.link(title, url)}`,
      ),
      ...((step['companions'] ?? []) as string[]).flatMap((id) => nameUse('Help', { id })),
      ...texts,
    ].map((bullet) => `${indent}- ${bullet}`),
  ];
}

/** Where the list is kept, by which relative links are resolved when it is read. */
function writeContributing(site: Fields): string[] {
  const { url, branch } = (site['repository'] ?? {}) as { url?: string; branch?: string };
  if (url === undefined || !/^https:\/\/github\.com\//i.test(url)) return [];
  return [
    '## Contributing',
    `Read the [guidelines](${url}/blob/${branch ?? 'HEAD'}/CONTRIBUTING.md) first.`,
  ];
}
