import { findPlaces } from '../catalog/resource-links.ts';
import type {
  Catalog,
  LearningPath,
  Resource,
  RetiredResource,
  Term,
  Topic,
} from '../catalog/catalog.ts';

/**
 * The whole catalog as JSON, with ids for references and absolute addresses of pages.
 * Fields keep the names that they have in content; unknown ones are absent.
 */
export function formatCatalogJson(catalog: Catalog, origin: URL | undefined): string {
  return JSON.stringify(describeCatalog(catalog, origin));
}

export type CatalogJson = ReturnType<typeof describeCatalog>;

function describeCatalog(catalog: Catalog, origin: URL | undefined) {
  const page = (href: string) => new URL(href, origin).href;
  const { site, resources, retired, topics, paths, terms } = catalog;
  return {
    version: 1,
    name: site.name,
    description: site.description,
    language: site.language,
    page: page(catalog.pages.home),
    licence: site.licence?.content,
    source: site.source,
    topics: topics.map((topic) => describeTopic(topic, page)),
    resources: resources.map((resource) => describeResource(resource, page)),
    retired: retired.map((resource) => describeRetired(resource, page)),
    paths: paths.map((path) => describePath(path, page)),
    glossary: terms.map((term) => describeTerm(term, page)),
  };
}

type ToPage = (href: string) => string;

function describeTopic(topic: Topic, page: ToPage) {
  const { id, formerly, number, title, summary, href, sections } = topic;
  return {
    id,
    formerly,
    number,
    title,
    summary,
    page: page(href),
    sections: sections.map((section) => ({
      id: section.id,
      number: section.number,
      title: section.title,
      groups: section.groups.map((group) => ({
        id: group.id,
        title: group.title,
        resources: group.placements.map(({ resource }) => resource.id),
      })),
    })),
  };
}

function describeResource(resource: Resource, page: ToPage) {
  const { href, host, level, steps, companionOf, terms, requiredBy, link, copy, ...rest } =
    resource;
  const { retired, replaces, ...own } = rest;
  const places = findPlaces(resource);
  return {
    ...own,
    page: page(href),
    level: level && { from: level.from, to: level.to, by: level.by },
    ...(places.length > 0 && { find: places.map(({ place, is, url }) => ({ place, is, url })) }),
    requires: own.requires.map(({ id }) => id),
    related: own.related.map(({ resource: { id }, how, declared }) => ({
      resource: id,
      how,
      declared,
    })),
    placements: own.placements.map(({ number, title, locator, note, topic, section, group }) => ({
      number,
      topic: topic.id,
      section: section.id,
      group: group.id,
      ...(title !== own.title && { title }),
      locator,
      note,
    })),
    steps: steps.map(({ id, path }) => ({ path: path.id, step: id })),
  };
}

function describeRetired(resource: RetiredResource, page: ToPage) {
  const { id, formerly, title, url, locator, doi, isbn, kind, summary, href, retired } = resource;
  return {
    id,
    formerly,
    title,
    url,
    locator,
    doi,
    isbn,
    kind,
    summary,
    reason: retired.reason,
    since: retired.since,
    successor: retired.successor?.id,
    page: page(href),
  };
}

function describePath(path: LearningPath, page: ToPage) {
  const { href, whole, line, topics, steps, ...own } = path;
  return {
    ...own,
    page: page(href),
    whole: page(whole),
    topics: topics.map(({ id }) => id),
    steps: steps.map((step) => ({
      id: step.id,
      formerly: step.formerly,
      code: step.code,
      kind: step.kind,
      title: step.title,
      take: step.take,
      done: step.done,
      resources: step.resources.map(({ resource: { id }, locator }) => ({ id, locator })),
      readings: step.readings,
      companions: step.companions.map(({ id }) => id),
    })),
  };
}

function describeTerm({ href, see, resources, ...own }: Term, page: ToPage) {
  return {
    ...own,
    page: page(href),
    see: see.map(({ id }) => id),
    resources: resources.map(({ id }) => id),
  };
}
