import { foldText } from '../text/compare.ts';
import { foldUrl } from '../urls/folded-url.ts';
import { quote } from '../text/quote.ts';
import { choose, createIdGiver, type IdGiver } from './assign-ids.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { findChannel } from './find-channel.ts';
import { findKind } from './find-kind.ts';
import type { KnownIds } from './known-ids.ts';
import type { Node } from './markdown.ts';
import type {
  ListIssue,
  ListPart,
  ListPlacement,
  ListResource,
  ListSection,
  ListTopic,
} from './list-content.ts';
import { tidyDraft } from './tidy-draft.ts';
import { nodesOf, type Draft, type Heading, type TopicHeading } from './outline.ts';

/** The topics of a list, its resources, and what is said twice. */
export interface PlacedEntries {
  topics: ListTopic[];
  resources: ListResource[];
  issues: ListIssue[];
  /** Entries that are in the same place twice. */
  doubled: Draft[];
  /** The nodes that it was all read of. */
  shown: Node[];
  /** The texts whose links are not shown. */
  plain: Node[];
}

/** Headings above a resource, and the part of the topic that it is in. */
interface Place {
  above: string[];
  topic: string;
  section?: ListSection;
  group?: ListPart;
}

/** Adds what an entry says to the resource of another one with its title and address. */
function addFields(resource: ListResource, { marks, links, level }: Draft): void {
  if (marks) resource.marks = [...new Set([...(resource.marks ?? []), ...marks])];
  if (level) resource.level ??= level;
  const known = new Set(resource.links.map(({ url }) => url));
  for (const link of links) if (!known.has(link.url)) resource.links.push(link);
}

/** Makes topics, sections and groups of headings, and resources of their entries. */
export function placeEntries(
  headings: TopicHeading[],
  titleOfRest: string,
  known?: KnownIds,
  isExact = false,
): PlacedEntries {
  const ofTopics = createIdGiver('topic');
  const shown: Node[] = [];
  const plain: Node[] = [];
  const resources = createResources(shown, known, isExact);
  const topics = headings.map(({ heading, part }) => {
    const title = heading.title || titleOfRest;
    // Titles, and the texts below sections and groups, are shown without links, if at all.
    if (heading.titleNode) plain.push(heading.titleNode);
    shown.push(...heading.nodes);
    const topic: ListTopic = {
      ...{
        id: choose(heading.id, ofTopics(title, '', part)),
        title,
        intro: heading.texts,
        line: heading.line,
      },
      ...(heading.summary !== undefined && { summary: heading.summary }),
      ...(heading.linked.size > 0 && { body: joinTexts(heading) }),
      ...(part !== undefined && { part }),
      sections: [],
    };
    const place: Place = { above: [title, ...(part === undefined ? [] : [part])], topic: topic.id };
    const ofSections = createIdGiver('section');
    heading.entries.forEach((draft) => resources.add(draft, place));
    for (const child of heading.children) addSection(child, topic, place, ofSections);
    return topic;
  });
  return { topics, shown, plain, ...resources.finish() };

  function addSection(heading: Heading, topic: ListTopic, place: Place, giveId: IdGiver): void {
    if (heading.isBoilerplate || !hasEntries(heading)) return;
    const section: ListSection = { ...createPart(heading, giveId), groups: [] };
    topic.sections.push(section);
    plain.push(...nodesOf(heading));
    const inside = { ...place, section, above: [heading.title, ...place.above] };
    heading.entries.forEach((draft) => resources.add(draft, inside));
    const ofGroups = createIdGiver('group');
    for (const child of heading.children) addGroup(child, '', inside, ofGroups);
  }

  /** Groups have no groups: what is deeper has the titles of all above it. */
  function addGroup(heading: Heading, prefix: string, place: Place, giveId: IdGiver): void {
    if (heading.isBoilerplate || !hasEntries(heading)) return;
    const title = prefix === '' ? heading.title : `${prefix} / ${heading.title}`;
    const above = [heading.title, ...place.above];
    if (heading.entries.length > 0) {
      const group = createPart({ ...heading, title }, giveId);
      place.section?.groups.push(group);
      plain.push(...nodesOf(heading));
      heading.entries.forEach((draft) => resources.add(draft, { ...place, group, above }));
    }
    for (const child of heading.children) addGroup(child, title, { ...place, above }, giveId);
  }
}

function joinTexts({ texts, linked }: Heading): string {
  return texts.map((text) => linked.get(text) ?? escapeMarkdown(text)).join('\n\n');
}

function createPart({ id, title, texts, line }: Heading, giveId: IdGiver): ListPart {
  return { id: choose(id, giveId(title)), title, intro: texts, line };
}

function hasEntries(heading: Heading): boolean {
  return (
    !heading.isBoilerplate && (heading.entries.length > 0 || heading.children.some(hasEntries))
  );
}

function createResources(shown: Node[], known: KnownIds | undefined, isExact: boolean) {
  const giveId = createIdGiver('entry', known);
  const all: (ListResource & { summaryOfFirst: string | undefined })[] = [];
  const ids = new Set<string>();
  const byKey = new Map<string, (typeof all)[number]>();
  const byAddress = new Map<string, (typeof all)[number]>();
  const lineOfPlace = new Map<string, number>();
  const issues: ListIssue[] = [];
  const doubled: Draft[] = [];
  return { add, finish };

  function add(read: Draft, { above, topic, section, group }: Place): void {
    const draft = isExact ? read : tidyDraft(read);
    const { line, column, swallowed: _, nodes, givenHere, placeHere, id: own, ...fields } = draft;
    const placement: ListPlacement = {
      topic,
      ...(section && { section: section.id }),
      ...(group && { group: group.id }),
      ...(givenHere && { given: givenHere }),
      ...(placeHere !== undefined && { place: placeHere }),
      ...{ line, column },
    };
    const address = draft.url === undefined ? undefined : foldUrl(draft.url);
    // An exact list distinguishes what has one title, or one address, by its part or its id.
    const part = isExact
      ? `\n${draft.qualifier ?? ''}\n${address === undefined ? (own ?? '') : ''}`
      : '';
    const key = `${address ?? ''}\n${foldText(draft.title) || draft.title}${part}`;
    const known = byKey.get(key);
    const place = `${topic}\n${section?.id ?? ''}\n${group?.id ?? ''}\n${key}`;
    if (known) {
      const same = lineOfPlace.get(place);
      if (same !== undefined) {
        doubled.push(draft);
        report(
          'same-entry',
          `${quote(draft.title)} is in the same place on line ${same} already. Remove one.`,
        );
        return;
      }
      if (draft.summary !== undefined && draft.summary !== known.summaryOfFirst)
        placement.note = draft.summary;
      if (draft.notes) placement.notes = draft.notes;
      lineOfPlace.set(place, line);
      known.placements.push(placement);
      shown.push(...nodes);
      addFields(known, draft);
      return;
    }
    const other = address === undefined ? undefined : byAddress.get(address);
    if (other)
      report(
        'same-address',
        `${quote(draft.title)} has the address of ${quote(other.title)} on line ${other.placements[0]?.line ?? 1}. Give both the same title if they are one.`,
      );
    const kind = fields.kind ?? findKind(draft.url, above);
    const isNameless = draft.url === undefined && draft.authors === undefined;
    const channel = fields.channel ?? (isNameless ? findChannel(draft.title, above) : undefined);
    const resource = {
      ...{ id: giveFree(own, draft), ...fields },
      ...(kind && { kind }),
      ...(channel && { channel }),
      ...{ placements: [placement], summaryOfFirst: draft.summary },
    };
    all.push(resource);
    shown.push(...nodes);
    byKey.set(key, resource);
    lineOfPlace.set(place, line);
    if (address !== undefined && !other) byAddress.set(address, resource);

    function report(code: ListIssue['code'], message: string): void {
      issues.push({ line, column, code, message });
    }
  }

  /** The id that is given, unless another one has it. */
  function giveFree(own: string | undefined, { title, url = '' }: Draft): string {
    const byTitle = giveId(title, url);
    let id = own ?? byTitle;
    while (ids.has(id)) id = giveId(title, url);
    ids.add(id);
    return id;
  }

  function finish(): Omit<PlacedEntries, 'topics' | 'shown' | 'plain'> {
    return {
      resources: all.map(({ summaryOfFirst: _, ...resource }) => resource),
      issues,
      doubled,
    };
  }
}
