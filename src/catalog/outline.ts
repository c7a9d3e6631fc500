import type { SiteData } from '../schema/site.ts';
import type { TopicData } from '../schema/topic.ts';

/** What a catalog is about, without its resources: its settings, its topics, learning paths and pages in the order of the site. */
export interface Outline {
  site: SiteData;
  topics: OutlineTopic[];
  /** One that cannot be read is called by its id. */
  paths: { id: string; title: string }[];
  /** The pages of its own, in the same way. */
  pages: { id: string; title: string }[];
}

export interface OutlineTopic {
  id: string;
  data: TopicData;
}

/** The outline of content that was checked: all in the order of the site, and behind it what the site does not list. */
export function outlineOf({ site, topics, paths, pages = [] }: OutlineEntries): Outline {
  const rank = ({ id }: OutlineTopic) => (site.topics.indexOf(id) + 1 || Infinity) - 1;
  const { navigation = [], footer = [] } = site.pages ?? {};
  return {
    site,
    topics: topics
      .map(({ id, data }) => ({ id, data }))
      .toSorted((a, b) => compare(rank(a), rank(b))),
    paths: listTitles(site.paths, paths),
    pages: listTitles([...navigation, ...footer], pages),
  };
}

/** The paths or pages that the site lists, and behind them those that it does not. */
function listTitles(listed: string[], found: Titled[]): Outline['paths'] {
  const titles = new Map(found.map(({ id, data }) => [id, data.title]));
  return [...new Set([...listed, ...titles.keys()])].map((id) => ({
    id,
    title: titles.get(id) ?? id,
  }));
}

/** Those that the site does not list come last; infinity less infinity is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

interface OutlineEntries {
  site: SiteData;
  topics: OutlineTopic[];
  paths: Titled[];
  pages?: Titled[];
}

export interface Titled {
  id: string;
  data: { title: string };
}
