import type { Resource, Topic } from '../catalog/catalog.ts';
import type { Finding } from './question.ts';

/** A finding about a resource. */
export function ofResource({ id, title, lang, href }: Resource, says = ''): Finding {
  return { title, ...(lang && { lang }), href, file: `content/resources/${id}.yaml`, says };
}

/** A finding about a topic. */
export function ofTopic({ id, title, href }: Topic, says: string): Finding {
  return { title, href, file: `content/topics/${id}.mdx`, says };
}

/** The resources of a topic, each once. */
export function resourcesOf({ placements }: Pick<Topic, 'placements'>): Resource[] {
  return [...new Set(placements.map(({ resource }) => resource))];
}
