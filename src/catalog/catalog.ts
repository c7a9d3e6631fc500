import { addressOf, underBase } from './addresses.ts';
import { createLevelRange, type LevelRange } from './level-range.ts';
import type { GlossaryData, TermData } from './schema/glossary.ts';
import type { LearningPathData, StepData } from './schema/learning-path.ts';
import type { ResourceData } from './schema/resource.ts';
import type { SiteData } from './schema/site.ts';
import type { TopicData } from './schema/topic.ts';

/** Content that holds its schemas and references, by id, as Astro's collections or the check give it. */
export interface Entries {
  site: SiteData;
  resources: { id: string; data: ResourceData }[];
  topics: { id: string; data: TopicData }[];
  paths: { id: string; data: LearningPathData }[];
  glossary: GlossaryData;
}

/** Resources, topics, learning paths and site settings, resolved: every reference is the thing itself. */
export interface Catalog {
  site: Site;
  /** Where the pages are that stand for no single thing, base path included. */
  pages: Record<keyof typeof pageAddresses, string>;
  /** By title. */
  resources: Resource[];
  /** In the order of the site. */
  topics: Topic[];
  paths: LearningPath[];
  /** By term. */
  terms: Term[];
}

export interface Site extends Omit<SiteData, 'channels'> {
  guides: NonNullable<SiteData['guides']>;
  advice: string[];
  channels: Resource[];
}

export interface Resource extends Omit<
  ResourceData,
  'placements' | 'related' | 'requires' | 'level'
> {
  id: string;
  href: string;
  /** Host of its address without `www.`, else the network of its channel, else empty. */
  host: string;
  level: LevelRange | undefined;
  aliases: string[];
  authors: string[];
  takeaways: string[];
  start: NonNullable<ResourceData['start']>;
  caveats: NonNullable<ResourceData['caveats']>;
  placements: Placement[];
  /** The steps of learning paths that are this resource. */
  steps: Step[];
  /** The steps for which this resource is a companion. */
  companionOf: Step[];
  requires: Resource[];
  requiredBy: Resource[];
  related: { resource: Resource; how: string }[];
  terms: Term[];
}

export interface Topic extends Omit<TopicData, 'sections'> {
  id: string;
  href: string;
  /** Its place in the order of the site, from 1. */
  number: number;
  sections: Section[];
  placements: Placement[];
  /** The learning paths that stop at a resource of the topic. */
  paths: LearningPath[];
}

export interface Section {
  id: string;
  href: string;
  title: string;
  note: string | undefined;
  /** `5.1`: number of the topic and place in it. */
  number: string;
  topic: Topic;
  groups: Group[];
  placements: Placement[];
}

/** A named part of a section, or, without title, what stands in the section directly. */
export interface Group {
  id: string | undefined;
  title: string | undefined;
  placements: Placement[];
}

export interface Placement {
  /** `5.1.2`: number of the section and place in it. */
  number: string;
  title: string;
  locator: string | undefined;
  note: string | undefined;
  resource: Resource;
  section: Section;
  group: Group;
  topic: Topic;
}

export interface LearningPath extends Omit<LearningPathData, 'steps'> {
  id: string;
  href: string;
  /** `A` for the first path, `AA` for the twenty-seventh. */
  letter: string;
  /** Which of the {@link lineStyles} styles its line has, from 1. */
  line: number;
  steps: Step[];
  /** The topics that its resources are placed in first, in the order of the site. */
  topics: Topic[];
}

export interface Step {
  id: string;
  href: string;
  kind: StepData['kind'];
  title: string;
  take: string;
  done: string;
  /** `A2`: letter of the path and place in it. */
  code: string;
  path: LearningPath;
  resources: { resource: Resource; locator: string | undefined }[];
  readings: { title: string; url: string; deeper: boolean }[];
  companions: Resource[];
}

export interface Term extends Omit<TermData, 'see' | 'resources'> {
  id: string;
  href: string;
  synonyms: string[];
  see: Term[];
  resources: Resource[];
}

const pageAddresses = {
  home: addressOf.home(),
  topics: addressOf.topics(),
  resources: addressOf.resources(),
  paths: addressOf.paths(),
  search: addressOf.search(),
  glossary: addressOf.glossary(),
  contribute: addressOf.contribute(),
  about: addressOf.about(),
};

/** How many shapes and strokes the lines of learning paths have before they repeat. */
export const lineStyles = 6;

/**
 * Resolves entries to a catalog. All references must exist: check the content first.
 * `base` is the base path that every address begins with.
 */
export function createCatalog(entries: Entries, base: string): Catalog {
  const href = (address: string) => underBase(base, address);
  const byTitle = new Intl.Collator('en', { numeric: true });

  const resources = new Map(
    entries.resources.map(({ id, data }) => [id, createResource(id, data, href)]),
  );
  const resource = (id: string) => found(resources, id);

  const topicData = new Map(entries.topics.map(({ id, data }) => [id, data]));
  const topics = entries.site.topics.map((id, i) =>
    createTopic(id, i + 1, found(topicData, id), href),
  );
  place(entries, topics, resource);

  const pathData = new Map(entries.paths.map(({ id, data }) => [id, data]));
  const paths = entries.site.paths.map((id, i) =>
    createPath(id, i, found(pathData, id), resource, href),
  );
  for (const topic of topics) {
    topic.paths = paths.filter((path) =>
      path.steps.some((step) =>
        step.resources.some(({ resource: { placements } }) =>
          placements.some((placement) => placement.topic === topic),
        ),
      ),
    );
  }
  for (const path of paths) {
    const firsts = path.steps.flatMap((step) =>
      step.resources.flatMap(({ resource: { placements } }) => placements[0]?.topic ?? []),
    );
    path.topics = topics.filter((topic) => firsts.includes(topic));
  }

  for (const { id, data } of entries.resources) {
    const self = resource(id);
    for (const other of (data.requires ?? []).map(resource)) {
      self.requires.push(other);
      other.requiredBy.push(self);
    }
    for (const relation of data.related ?? []) {
      const other = resource(relation.resource);
      self.related.push({ resource: other, how: relation.how });
      other.related.push({ resource: self, how: relation.how });
    }
  }

  const terms = createTerms(entries.glossary, resource, href);
  const pages = Object.entries(pageAddresses).map(([name, address]) => [name, href(address)]);
  return {
    pages: Object.fromEntries(pages) as Catalog['pages'],
    site: {
      ...entries.site,
      guides: entries.site.guides ?? [],
      advice: entries.site.advice ?? [],
      channels: (entries.site.channels ?? []).map(resource),
    },
    resources: [...resources.values()].toSorted((a, b) => byTitle.compare(a.title, b.title)),
    topics,
    paths,
    terms: terms.toSorted((a, b) => byTitle.compare(a.term, b.term)),
  };
}

type Href = (address: string) => string;
type FindResource = (id: string) => Resource;

function createResource(id: string, data: ResourceData, href: Href): Resource {
  return {
    ...data,
    id,
    href: href(addressOf.resource(id)),
    host: data.url
      ? new URL(data.url).hostname.replace(/^www\./, '')
      : (data.channel?.network ?? ''),
    level: data.level && createLevelRange(data.level),
    aliases: data.aliases ?? [],
    authors: data.authors ?? [],
    takeaways: data.takeaways ?? [],
    start: data.start ?? [],
    caveats: data.caveats ?? [],
    placements: [],
    steps: [],
    companionOf: [],
    requires: [],
    requiredBy: [],
    related: [],
    terms: [],
  };
}

function createTopic(id: string, number: number, data: TopicData, href: Href): Topic {
  const topic: Topic = {
    ...data,
    id,
    href: href(addressOf.topic(id)),
    number,
    sections: [],
    placements: [],
    paths: [],
  };
  topic.sections = data.sections.map((section, i) => ({
    id: section.id,
    href: href(addressOf.section(id, section.id)),
    title: section.title,
    note: section.note,
    number: `${number}.${i + 1}`,
    topic,
    groups: [{ id: undefined, title: undefined, placements: [] }, ...(section.groups ?? [])].map(
      (group) => ({ id: group.id, title: group.title, placements: [] }),
    ),
    placements: [],
  }));
  return topic;
}

/** Puts every placement into its group, in the order that the topic gives, and numbers them. */
function place(entries: Entries, topics: Topic[], resource: FindResource): void {
  const byTitle = new Intl.Collator('en', { numeric: true });
  const topicsById = new Map(topics.map((topic) => [topic.id, topic]));
  const topicData = new Map(entries.topics.map(({ id, data }) => [id, data]));

  for (const { id, data } of entries.resources) {
    const self = resource(id);
    for (const { topic: topicId, section: sectionId, group: groupId, ...own } of data.placements) {
      const topic = found(topicsById, topicId);
      const section = foundIn(topic.sections, sectionId);
      const group = foundIn(section.groups, groupId);
      const placement: Placement = {
        number: '',
        title: own.title ?? self.title,
        locator: own.locator,
        note: own.note,
        resource: self,
        section,
        group,
        topic,
      };
      self.placements.push(placement);
      group.placements.push(placement);
    }
  }

  for (const topic of topics) {
    for (const section of topic.sections) {
      const sectionData = foundIn(found(topicData, topic.id).sections, section.id);
      for (const group of section.groups) {
        const order =
          (group.id ? foundIn(sectionData.groups ?? [], group.id) : sectionData).order ?? [];
        const rank = ({ resource: { id } }: Placement) =>
          order.includes(id) ? order.indexOf(id) : order.length;
        group.placements.sort((a, b) => rank(a) - rank(b) || byTitle.compare(a.title, b.title));
      }
      section.groups = section.groups.filter(({ placements }) => placements.length > 0);
      section.placements = section.groups.flatMap(({ placements }) => placements);
      section.placements.forEach((placement, i) => {
        placement.number = `${section.number}.${i + 1}`;
      });
    }
    topic.placements = topic.sections.flatMap(({ placements }) => placements);
  }
}

function createPath(
  id: string,
  index: number,
  data: LearningPathData,
  resource: FindResource,
  href: Href,
): LearningPath {
  const letter = letterOf(index);
  const path: LearningPath = {
    ...data,
    id,
    href: href(addressOf.path(id)),
    letter,
    line: (index % lineStyles) + 1,
    steps: [],
    topics: [],
  };
  path.steps = data.steps.map((step, i) => {
    const resolved: Step = {
      id: step.id,
      href: href(addressOf.step(id, step.id)),
      kind: step.kind,
      title: step.title,
      take: step.take,
      done: step.done,
      code: `${letter}${i + 1}`,
      path,
      resources: (step.kind === 'resource' ? step.resources : []).map((use) => ({
        resource: resource(use.id),
        locator: use.locator,
      })),
      readings: (step.kind === 'reading' ? step.readings : []).map((reading) => ({
        ...reading,
        deeper: reading.deeper ?? false,
      })),
      companions: (step.companions ?? []).map(resource),
    };
    for (const use of resolved.resources) use.resource.steps.push(resolved);
    for (const companion of resolved.companions) companion.companionOf.push(resolved);
    return resolved;
  });
  return path;
}

function createTerms(glossary: GlossaryData, resource: FindResource, href: Href): Term[] {
  const terms = new Map(
    Object.entries(glossary).map(([id, data]): [string, Term] => [
      id,
      {
        ...data,
        id,
        href: href(addressOf.term(id)),
        synonyms: data.synonyms ?? [],
        see: [],
        resources: (data.resources ?? []).map(resource),
      },
    ]),
  );
  for (const [id, term] of terms) {
    term.see = (glossary[id]?.see ?? []).map((other) => found(terms, other));
    for (const treated of term.resources) treated.terms.push(term);
  }
  return [...terms.values()];
}

/** Letters as spreadsheets count columns: A … Z, AA, AB … */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function found<T>(map: Map<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`"${id}" is not in the catalog: check it first.`);
  return value;
}

function foundIn<T extends { id: string | undefined }>(items: T[], id: string | undefined): T {
  const value = items.find((item) => item.id === id);
  if (!value) throw new Error(`"${id}" is not in the catalog: check it first.`);
  return value;
}
