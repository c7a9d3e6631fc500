import type { Catalog, LearningPath, Site, Topic } from './catalog.ts';
import { formatCount } from '../text/count.ts';

/** What search engines show of pages: what content says of itself, else its name and its size. */

/** Search engines show no more of a description. */
const NAMES = 12;

/** Describes the catalog, for its home page. */
export function describeCatalog(
  catalog: Pick<Catalog, 'site' | 'resources' | 'topics' | 'paths'>,
): string {
  const { site, resources, topics, paths } = catalog;
  const size = `${formatCount(resources.length, 'resource')} in ${formatCount(topics.length, 'topic')}`;
  const more = paths.length > 0 ? `, and ${formatCount(paths.length, 'learning path')}` : '';
  return site.description ?? `${site.name}: ${size}${more}.`;
}

/** Describes a topic, for its page. */
export function describeTopic(
  { title, summary, placements }: Topic,
  { name }: Pick<Site, 'name'>,
): string {
  return summary ?? `${title}: ${formatCount(placements.length, 'resource')} of ${name}.`;
}

/** Describes a learning path, for its pages. */
export function describePath(
  { title, summary, steps }: LearningPath,
  { name }: Pick<Site, 'name'>,
): string {
  return summary ?? `${title}: a learning path of ${name} in ${formatCount(steps.length, 'step')}.`;
}

/** Describes a page that lists things, by the first of their names. */
export function describeNames(what: string, things: { title: string }[]): string {
  const names = things.slice(0, NAMES).map(({ title }) => title);
  return `${what}: ${names.join(', ')}${things.length > NAMES ? ' …' : '.'}`;
}
