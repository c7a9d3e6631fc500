import type { Catalog, LearningPath } from '../catalog/catalog.ts';
import { addressOf } from '../catalog/addresses.ts';
import { standInOf } from '../catalog/retired.ts';

/** The pages that make the core, below the base path, the most wanted first. */
export interface CorePages {
  /** Always taken. */
  shell: string[];
  /** Taken as long as the core stays light. */
  more: string[];
}

/** Finds the pages without which the site is no site: the ways in, then the paths and topics. */
export function findCorePages(catalog: Catalog): CorePages {
  const { pages, paths, topics } = catalog;
  const below = (href: string) => href.slice(pages.home.length);
  const { home, offline, search, topics: list, paths: lines, map, progress, saved } = pages;
  const { resources, glossary, about } = pages;
  return {
    shell: [
      ...[home, offline, search, list, lines, map],
      ...[progress, saved, resources, glossary, about],
    ].map(below),
    more: [...paths, ...topics].map(({ href }) => below(href)),
  };
}

/** The pages that somebody who follows a path may open: the path, its resources, its topics. */
export function findPagesOfPath(path: LearningPath, { pages }: Catalog): string[] {
  const resources = path.steps
    .flatMap((step) => [...step.resources.map(({ resource }) => resource), ...step.companions])
    .flatMap((resource) => [resource, standInOf(resource)])
    // A retired one is told of on a page with others.
    .map(({ href }) => href.replace(/#.*$/, ''));
  const hrefs = [path.href, ...resources, ...path.topics.map(({ href }) => href)];
  const below = hrefs.map((href) => href.slice(pages.home.length));
  return [...new Set([...below, addressOf.wholePath(path.id).slice(1)])];
}
