import { addressOf, pageAddresses, underBase } from './addresses.ts';
import {
  type Catalog,
  type Entries,
  type OwnPage,
  type Resource,
  type Term,
  type Placement,
  type Topic,
  lineStyles,
  type LearningPath,
  type Step,
} from './catalog.ts';
import { createLinks } from './create-links.ts';
import { createResources, type CreatedResources, found, foundIn } from './create-resources.ts';
import { createStart } from './start.ts';
import type { GlossaryData } from '../schema/glossary.ts';
import { homeParts, valuesOf } from '../schema/vocabulary.ts';
import { isRetired, successorOrSelf } from './retired.ts';
import { leadToPages } from './topic-pages.ts';
import type { TopicData } from '../schema/topic.ts';
import { languageOfOwnTitle } from '../text/text-direction.ts';
import type { LearningPathData } from '../schema/learning-path.ts';

/**
 * Resolves entries to a catalog. All references must exist: check the content first.
 * `base` is the base path that every address begins with.
 */
export function createCatalog(entries: Entries, base: string): Catalog {
  const href = (address: string) => underBase(base, address);
  const byTitle = new Intl.Collator('en', { numeric: true });

  const { copyOf, ...links } = createLinks(entries, href);
  const resources = createResources(entries, { find: links.find, copyOf }, href);
  const { live, retired, find, findCurrent } = resources;
  const topics = createTopics(entries, find, href);
  const paths = createPaths(entries, find, href);
  joinPathsAndTopics(paths, topics);
  relateResources(entries.resources, resources);
  const terms = createTerms(entries.glossary, findCurrent, href);
  const pages = Object.entries(pageAddresses).map(([name, address]) => [name, href(address)]);
  return {
    pages: Object.fromEntries(pages) as Catalog['pages'],
    site: {
      ...entries.site,
      guides: entries.site.guides ?? [],
      advice: entries.site.advice ?? [],
      home: entries.site.home ?? valuesOf(homeParts),
      channels: findCurrent(entries.site.channels),
      start: createStart(entries.site.start, paths, findCurrent),
      questions: (entries.site.questions ?? []).map(({ ask, answers }) => ({
        ask,
        answers: answers.map((answer) => ({
          say: answer.say,
          because: answer.because,
          paths: answer.paths.map((id) => foundIn(paths, id)),
        })),
      })),
    },
    resources: live,
    retired,
    topics,
    paths,
    ownPages: createOwnPages(entries, href),
    terms: terms.toSorted((a, b) => byTitle.compare(a.term, b.term)),
    exceptions: entries.exceptions.toSorted(
      (a, b) => byTitle.compare(a.where, b.where) || byTitle.compare(a.rule, b.rule),
    ),
    links,
    list: entries.list,
  };
}

function createOwnPages(
  { site, pages = [] }: Entries,
  href: (address: string) => string,
): OwnPage[] {
  return (['navigation', 'footer'] as const).flatMap((place) =>
    (site.pages?.[place] ?? []).map((id) => {
      const { data } = foundIn(pages, id);
      return {
        ...data,
        ...{ id, place, href: href(addressOf.page(id)), formerly: data.formerly ?? [] },
      };
    }),
  );
}

function createTerms(
  glossary: GlossaryData,
  findCurrent: (ids: string[] | undefined) => Resource[],
  href: (address: string) => string,
): Term[] {
  const terms = new Map(
    Object.entries(glossary).map(([id, data]): [string, Term] => [
      id,
      {
        ...data,
        id,
        href: href(addressOf.term(id)),
        synonyms: data.synonyms ?? [],
        see: [],
        resources: findCurrent(data.resources),
      },
    ]),
  );
  for (const [id, term] of terms) {
    term.see = (glossary[id]?.see ?? []).map((other) => found(terms, other));
    for (const treated of term.resources) treated.terms.push(term);
  }
  return [...terms.values()];
}

/** Creates the topics in the order of the site and puts every resource that is not retired into its places. */
function createTopics(
  entries: Entries,
  resource: (id: string) => Resource,
  href: (address: string) => string,
): Topic[] {
  const data = new Map(entries.topics.map((entry) => [entry.id, entry.data]));
  const topics = entries.site.topics.map((id, i) => createTopic(id, i + 1, found(data, id), href));
  place(entries, topics, resource);
  return topics;
}

function createTopic(
  id: string,
  number: number,
  data: TopicData,
  href: (address: string) => string,
): Topic {
  const { sections, order, ...own } = data;
  const topic: Topic = {
    ...own,
    id,
    href: href(addressOf.topic(id)),
    formerly: data.formerly ?? [],
    number,
    sections: [],
    placements: [],
    paths: [],
  };
  topic.sections = partsOf(data).map((part, i) => ({
    id: part.id,
    href: part.id === undefined ? topic.href : href(addressOf.section(id, part.id)),
    title: part.title,
    note: part.note,
    // Where nothing else has a number, the place in the topic is enough.
    number: sections ? `${number}.${i}` : String(number),
    topic,
    groups: [{ id: undefined, title: undefined, placements: [] }, ...(part.groups ?? [])].map(
      (group) => ({ id: group.id, title: group.title, placements: [] }),
    ),
    placements: [],
  }));
  return topic;
}

type Part = Partial<NonNullable<TopicData['sections']>[number]>;

/** What holds the placements of a topic: the topic itself, then its sections. */
function partsOf({ order, sections = [] }: TopicData): Part[] {
  return [{ order }, ...sections];
}

/** Puts every placement into its group, in the order that the topic gives, and numbers them. */
function place(entries: Entries, topics: Topic[], resource: (id: string) => Resource): void {
  const byTitle = new Intl.Collator('en', { numeric: true });
  const topicsById = new Map(topics.map((topic) => [topic.id, topic]));
  const topicData = new Map(entries.topics.map(({ id, data }) => [id, data]));

  for (const { id, data } of entries.resources) {
    if (isRetired(data)) continue;
    const self = resource(id);
    for (const { topic: topicId, section: sectionId, group: groupId, ...own } of data.placements) {
      const topic = found(topicsById, topicId);
      const section = foundIn(topic.sections, sectionId);
      const group = foundIn(section.groups, groupId);
      const placement: Placement = {
        number: '',
        title: own.title ?? self.title,
        lang: languageOfOwnTitle(own.title ?? self.title, self, entries.site.language),
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
      const sectionData = foundIn(partsOf(found(topicData, topic.id)), section.id);
      for (const group of section.groups) {
        const { order = [] } = group.id ? foundIn(sectionData.groups ?? [], group.id) : sectionData;
        const ranks = new Map(order.map((id, i) => [id, i]));
        const rank = ({ resource: { id } }: Placement) => ranks.get(id) ?? order.length;
        group.placements.sort((a, b) => rank(a) - rank(b) || byTitle.compare(a.title, b.title));
      }
      section.groups = section.groups.filter(({ placements }) => placements.length > 0);
      section.placements = section.groups.flatMap(({ placements }) => placements);
      section.placements.forEach((placement, i) => {
        placement.number = `${section.number}.${i + 1}`;
      });
    }
    topic.sections = topic.sections.filter(({ id, placements }) => id ?? placements.length > 0);
    topic.placements = topic.sections.flatMap(({ placements }) => placements);
    leadToPages(topic);
  }
}

/** Creates the learning paths in the order of the site, and adds each step to the resources that it uses. */
function createPaths(
  entries: Entries,
  resource: (id: string) => Resource,
  href: (address: string) => string,
): LearningPath[] {
  const data = new Map(entries.paths.map((entry) => [entry.id, entry.data]));
  return entries.site.paths.map((id, i) =>
    createPath(id, i, found(data, id), resource, href, entries.site.language),
  );
}

function createPath(
  id: string,
  index: number,
  data: LearningPathData,
  resource: (id: string) => Resource,
  href: (address: string) => string,
  language: string,
): LearningPath {
  const letter = letterOf(index);
  const path: LearningPath = {
    ...data,
    id,
    href: href(addressOf.path(id)),
    formerly: data.formerly ?? [],
    whole: href(addressOf.wholePath(id)),
    letter,
    line: (index % lineStyles) + 1,
    steps: [],
    topics: [],
  };
  path.steps = data.steps.map((step, i) => {
    const resolved: Step = {
      id: step.id,
      href: href(addressOf.step(id, step.id)),
      formerly: step.formerly ?? [],
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
    const uses = resolved.resources.map((use) => use.resource);
    resolved.lang = uses
      .map((used) => languageOfOwnTitle(step.title, used, language))
      .find((lang) => lang !== undefined);
    for (const used of withStandIns(uses)) used.steps.push(resolved);
    for (const companion of withStandIns(resolved.companions)) companion.companionOf.push(resolved);
    return resolved;
  });
  return path;
}

/** Each once, with what counts for those that are retired. */
function withStandIns(resources: Resource[]): Set<Resource> {
  return new Set(resources.flatMap((resource) => [resource, successorOrSelf(resource)]));
}

/** Letters as spreadsheets count columns: A … Z, AA, AB … */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/**
 * Ties resources to those that they require and belong with. What is said of a retired one is said of its
 * successor; what a retired one says of others is said no more.
 */
function relateResources(
  entries: Entries['resources'],
  { find, findCurrent }: CreatedResources,
): void {
  const live = entries.filter(({ data }) => !isRetired(data));
  for (const { id, data } of live) {
    const self = find(id);
    for (const other of findCurrent(data.requires)) {
      // An older edition that it required has been replaced by itself.
      if (other === self) continue;
      self.requires.push(other);
      other.requiredBy.push(self);
    }
  }

  const relations = live.flatMap(({ id, data }) =>
    (data.related ?? []).flatMap(({ resource, how }) =>
      findCurrent([resource]).map((other) => ({ self: find(id), other, how, named: resource })),
    ),
  );
  const direct = relations.filter(({ other, named }) => other.id === named);
  const led = relations.filter(({ other, named }) => other.id !== named);
  // What is said of a resource itself comes before what was said of one whose place it took.
  for (const { self, other, how, named } of [...direct, ...led]) {
    if (other === self || self.related.some(({ resource }) => resource === other)) continue;
    self.related.push({ resource: other, how, declared: other.id === named });
    other.related.push({ resource: self, how, declared: false });
  }
}

/**
 * Adds to topics which paths stop at one of their resources, and paths which topics their resources are placed in
 * first. A step whose resource is retired stops at its successor.
 */
function joinPathsAndTopics(paths: LearningPath[], topics: Topic[]): void {
  const topicsOf = new Map(
    paths.map((path) => [
      path,
      path.steps.flatMap(({ resources }) =>
        resources.map(({ resource }) =>
          successorOrSelf(resource).placements.map(({ topic }) => topic),
        ),
      ),
    ]),
  );
  for (const topic of topics)
    topic.paths = paths.filter((path) => topicsOf.get(path)?.some((all) => all.includes(topic)));
  for (const path of paths) {
    const firsts = topicsOf.get(path)?.map(([first]) => first);
    path.topics = topics.filter((topic) => firsts?.includes(topic));
  }
}
