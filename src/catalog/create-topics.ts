import { addressOf } from './addresses.ts';
import type { Entries, Placement, Resource, Topic } from './catalog.ts';
import { found, foundIn } from './found.ts';
import { isRetired } from './retired.ts';
import { leadToPages } from './topic-pages.ts';
import type { TopicData } from '../schema/topic.ts';
import { languageOfOwnTitle } from '../text/text-direction.ts';

/** Creates the topics in the order of the site and puts every resource that is not retired into its places. */
export function createTopics(
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
