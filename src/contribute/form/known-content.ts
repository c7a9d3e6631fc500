import type { ContentFile } from '../../source/content-file.ts';
import {
  Ids,
  type Checked,
  type CheckedContent,
  findSecureHosts,
} from '../../rules/checked-content.ts';
import type { ResourceData } from '../../schema/resource.ts';
import type { SiteData } from '../../schema/site.ts';
import type { TopicData } from '../../schema/topic.ts';
import type { CatalogJson } from '../../exports/catalog-json.ts';
import type { ListedResource } from '../find-listed.ts';

/** What is known of a catalog from its catalog.json: as much as the check of one resource needs. */
export interface KnownContent {
  content: CheckedContent;
  /** Every resource, retired or not, with the titles of its topics. */
  listed: ListedResource[];
  secureHosts: ReadonlySet<string>;
}

/** Reads what catalog.json says; it was made from checked content, so nothing of it is checked again. */
export function createKnownContent(
  json: Pick<CatalogJson, 'resources' | 'retired' | 'topics' | 'paths' | 'language'>,
): KnownContent {
  const titles = new Map(json.topics.map(({ id, title }) => [id, title]));
  const live = json.resources.map(({ id, related, ...data }): Checked<ResourceData> => ({
    source: createFile('resources', id),
    // Each relation is at both ends there, and in one of the files.
    data: {
      ...data,
      related: related.filter(({ declared }) => declared),
    },
  }));
  const retired = json.retired.map(({ id, page, ...data }): Checked<ResourceData> => ({
    source: createFile('resources', id),
    data: { ...data, status: 'deprecated', placements: [] },
  }));
  const all = [...json.resources, ...json.retired];
  const titleOf = new Map(all.map(({ id, title }) => [id, title]));
  const topics = json.topics.map(({ id, sections, ...data }): Checked<TopicData> => ({
    source: createFile('topics', id),
    data: {
      ...data,
      sections: sections
        .filter((section) => section.id !== undefined)
        .map((section) => ({
          ...section,
          groups: section.groups.filter((group) => group.id !== undefined),
        })),
    } as unknown as TopicData,
  }));
  const ids = {
    resources: createIds(all),
    topics: createIds(json.topics),
    paths: createIds(json.paths),
    pages: createIds([]),
  };
  const site = { source: createFile('', 'site'), data: { language: json.language } as SiteData };
  return {
    content: {
      resources: [...live, ...retired],
      topics,
      paths: [],
      pages: [],
      publicFiles: [],
      site,
      glossary: undefined,
      exceptions: undefined,
      ids,
    },
    listed: [
      ...json.resources.map(({ id, title, url, locator, placements }) => ({
        ...{ id, title, url, locator },
        topics: [...new Set(placements.map(({ topic }) => titles.get(topic) ?? topic))],
      })),
      ...json.retired.map(({ id, title, url, locator, reason, successor = '' }) => ({
        ...{ id, title, url, locator, topics: [] },
        retired: { reason, successor: titleOf.get(successor) },
      })),
    ],
    secureHosts: findSecureHosts(json.resources.flatMap(({ url }) => url ?? [])),
  };
}

/** Ids of things, with those that they had before. */
export function createIds(things: { id: string; formerly: string[] }[]): Ids {
  const ids = new Ids(things.map(({ id }) => id));
  for (const { id, formerly } of things) ids.rename(formerly, id);
  return ids;
}

/** A file of which only the name is known. */
function createFile(folder: string, id: string): ContentFile {
  return {
    file: ['content', folder, `${id}.yaml`].filter(Boolean).join('/'),
    id,
    data: undefined,
    text: '',
    body: '',
    bodyOffset: 0,
    positionOf: () => ({ line: 1, column: 1 }),
    sourceOf: () => undefined,
    faulty: [],
  };
}
