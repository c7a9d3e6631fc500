import { addressOf, pageAddresses, underBase } from './addresses.ts';
import type { Catalog, Entries, Resource, Term } from './catalog.ts';
import { createLinks } from './create-links.ts';
import { createPaths } from './create-paths.ts';
import { createTopics } from './create-topics.ts';
import { found, foundIn } from './found.ts';
import { hostOf } from './host.ts';
import { createLevelRange } from './level-range.ts';
import type { GlossaryData } from './schema/glossary.ts';
import type { ResourceData } from './schema/resource.ts';

/**
 * Resolves entries to a catalog. All references must exist: check the content first.
 * `base` is the base path that every address begins with.
 */
export function createCatalog(entries: Entries, base: string): Catalog {
  const href = (address: string) => underBase(base, address);
  const byTitle = new Intl.Collator('en', { numeric: true });

  const { copyOf, ...links } = createLinks(entries, href);
  const resources = new Map(
    entries.resources.map(({ id, data }) => [
      id,
      {
        ...createResource(id, data, href),
        link: data.url ? links.find(data.url) : undefined,
        copy: copyOf(data),
      },
    ]),
  );
  const resource = (id: string) => found(resources, id);

  const topics = createTopics(entries, resource, href);
  const paths = createPaths(entries, resource, href);
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
      self.related.push({ resource: other, how: relation.how, declared: true });
      other.related.push({ resource: self, how: relation.how, declared: false });
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
      questions: (entries.site.questions ?? []).map(({ ask, answers }) => ({
        ask,
        answers: answers.map((answer) => ({
          say: answer.say,
          because: answer.because,
          paths: answer.paths.map((id) => foundIn(paths, id)),
        })),
      })),
    },
    resources: [...resources.values()].toSorted((a, b) => byTitle.compare(a.title, b.title)),
    topics,
    paths,
    terms: terms.toSorted((a, b) => byTitle.compare(a.term, b.term)),
    exceptions: entries.exceptions.toSorted(
      (a, b) => byTitle.compare(a.where, b.where) || byTitle.compare(a.rule, b.rule),
    ),
    links,
  };
}

type Href = (address: string) => string;
type FindResource = (id: string) => Resource;

function createResource(
  id: string,
  data: ResourceData,
  href: Href,
): Omit<Resource, 'link' | 'copy'> {
  return {
    ...data,
    id,
    href: href(addressOf.resource(id)),
    host: data.url ? hostOf(data.url) : (data.channel?.network ?? ''),
    formerly: data.formerly ?? [],
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
