import { addressOf, pageAddresses, underBase } from './addresses.ts';
import type { Catalog, Entries, OwnPage, Resource, Term } from './catalog.ts';
import { createLinks } from './create-links.ts';
import { createPaths } from './create-paths.ts';
import { createResources } from './create-resources.ts';
import { createStart } from './start.ts';
import { createTopics } from './create-topics.ts';
import { found, foundIn } from './found.ts';
import { joinPathsAndTopics, relateResources } from './relations.ts';
import type { GlossaryData } from '../schema/glossary.ts';
import { homeParts, valuesOf } from '../schema/vocabulary.ts';

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
