import { addressOf } from '../../catalog/addresses.ts';
import { isRetired } from '../../catalog/retired.ts';
import { checkSchema } from '../../rules/check-schema.ts';
import {
  Ids,
  type Checked,
  type CheckedContent,
  findSecureHosts,
} from '../../rules/checked-content.ts';
import { findMarks } from '../../rules/duplicates.ts';
import { resourceSchema, type ResourceData } from '../../schema/resource.ts';
import type { SiteData } from '../../schema/site.ts';
import type { TopicData } from '../../schema/topic.ts';
import { parseContentFile, type ContentFile } from '../../source/content-file.ts';
import { completeSource } from '../../source/packed-source.ts';
import { idPattern } from '../../text/ids.ts';
import { findMentions, findTextValues, isFollowed } from '../../rules/values-in-data.ts';
import { findListed, type ListedResource } from '../find-listed.ts';
import type { Data } from '../resource-fields.ts';
import { keyOfHost, keyOfId, placeKey, type KeyPack, type TopicPlaces } from './known-index.ts';

/** As much of a catalog as the check of one resource needs. */
export interface KnownContent {
  /** The resources that it names, or that have something in common with it, among others. */
  content: CheckedContent;
  /** All that is placed in its topics. */
  placed: CheckedContent['resources'];
  /** The resources at its address, retired or not. */
  listed: ListedResource[];
  secureHosts: ReadonlySet<string>;
}

/** A resource that somebody is about to propose. */
interface Proposed {
  id: string;
  data: Data;
  /** Whether it is there already, and changes. */
  isKnown: boolean;
}

/** What the page says of all of the catalog. */
interface CatalogFacts {
  /** How many packs hold its keys. */
  packs: number;
  language: string;
}

/**
 * Looks up what a catalog has in common with a resource, in files of which each is read once.
 *
 * @param read gives what a file of the site holds, `undefined` if there is none; it throws if there is no connection
 */
export function createLookup(
  read: (address: string) => Promise<unknown>,
  { packs, language }: CatalogFacts,
) {
  const files = new Map<string, Promise<unknown>>();
  const sources = new Map<string, Checked<ResourceData>>();
  let all: string[] | undefined;
  return { around, isTaken };

  /** What is known of the catalog around a resource. */
  async function around({ id, data, isKnown }: Proposed): Promise<KnownContent> {
    const urls = findTextValues(data).filter(isFollowed);
    const plain = urls.filter(({ value }) => /^http:/i.test(value) && URL.canParse(value));
    await loadKeys([
      ...findMarks(textsOf(data)),
      ...[id, ...formerIdsIn(data)].filter((one) => one !== '').map(keyOfId),
      ...plain.map(({ value }) => keyOfHost(new URL(value).host)),
    ]);
    await follow(findMentions('resources', 'resources', data).map((mention) => mention.id));
    const before = isKnown ? sources.get(id)?.data : undefined;
    const named = [data, before].flatMap((one) => findMentions('resources', 'topics', one));
    const topics = await loadTopics(named.map((mention) => mention.id));
    const url = typeof data['url'] === 'string' ? data['url'] : '';
    return {
      content: createContent(topics),
      placed: [...topics].flatMap(([topic, places]) => findPlaced(topic, places)),
      listed: await findAt(url, isKnown ? id : undefined),
      secureHosts: findSecureHosts([...sources.values()].map(({ data: { url } }) => url ?? '')),
    };
  }

  /** Whether a resource has an id, or had it. */
  async function isTaken(id: string): Promise<boolean> {
    return (await findPacks(keyOfId(id))).length > 0;
  }

  async function loadKeys(keys: string[]): Promise<void> {
    const found = await Promise.all([...new Set(keys)].map(findPacks));
    await Promise.all([...new Set(found.flat())].map(loadSources));
  }

  /** The packs with the sources of the resources that have a key. */
  async function findPacks(key: string): Promise<string[]> {
    const { hash, pack } = placeKey(key, packs);
    const file = (await load(addressOf.knownKeys(pack))) as KeyPack | undefined;
    all ??= file?.ids;
    return file?.keys[hash]?.match(/../g) ?? [];
  }

  async function loadSources(pack: string): Promise<void> {
    const texts = (await load(addressOf.resourceSources(pack))) as
      | Record<string, string>
      | undefined;
    for (const [id, text] of Object.entries(texts ?? {})) {
      if (sources.has(id)) continue;
      const { parsed } = parseContentFile(`content/resources/${id}.yaml`, completeSource(text));
      const data = parsed && checkSchema(resourceSchema, parsed).data;
      if (data) sources.set(id, { source: parsed, data });
    }
  }

  /** Loads resources, and what they require in turn: the way may lead back. */
  async function follow(ids: string[]): Promise<void> {
    const seen = new Set<string>();
    for (let next = ids; next.length > 0;) {
      await loadKeys(next.map(keyOfId));
      for (const id of next) seen.add(id);
      const further = next.flatMap((id) => {
        const { requires = [], successor = [] } = sources.get(id)?.data ?? {};
        return [...requires, successor].flat();
      });
      next = [...new Set(further)].filter((id) => !seen.has(id));
    }
  }

  async function loadTopics(ids: string[]): Promise<Map<string, TopicPlaces>> {
    const names = [...new Set(ids)].filter((id) => idPattern.test(id));
    const loaded = await Promise.all(
      names.map(async (id) => [id, await load(addressOf.topicPlaces(id))] as const),
    );
    return new Map(
      loaded.flatMap(([id, places]) => (places ? [[id, places as TopicPlaces] as const] : [])),
    );
  }

  /** What a file holds; it is read again where that failed. */
  function load(address: string): Promise<unknown> {
    let file = files.get(address);
    if (!file) {
      file = read(address);
      files.set(address, file);
      file.catch(() => files.delete(address));
    }
    return file;
  }

  function createContent(topics: Map<string, TopicPlaces>): CheckedContent {
    const ids = new Ids(all ?? sources.keys());
    for (const { source, data } of sources.values()) ids.rename(data.formerly, source.id);
    return {
      ...{ resources: [...sources.values()], paths: [], pages: [], publicFiles: [] },
      topics: [...topics].map(([id, { sections }]) => ({
        source: createFile('topics', id),
        data: { sections } as TopicData,
      })),
      site: { source: createFile('', 'site'), data: { language } as SiteData },
      ...{ glossary: undefined, exceptions: undefined },
      ids: { resources: ids, topics: new Ids(topics.keys()), paths: new Ids(), pages: new Ids() },
    };
  }

  /** The resources at an address, with their topics, and what takes their place, by title. */
  function findAt(url: string, except: string | undefined): Promise<ListedResource[]> {
    const all = [...sources.values()].map(({ source: { id }, data }) => ({
      ...{ id, title: data.title, url: data.url, locator: data.locator, topics: [], data },
    }));
    return Promise.all(
      findListed(url, all, except).map(async ({ data, ...listed }): Promise<ListedResource> => {
        if (!isRetired(data)) {
          const topics = await loadTopics(data.placements.map(({ topic }) => topic));
          return { ...listed, topics: [...topics.values()].map(({ title }) => title) };
        }
        const { reason = '', successor = '' } = data;
        await loadKeys([keyOfId(successor)]);
        return { ...listed, retired: { reason, successor: sources.get(successor)?.data.title } };
      }),
    );
  }
}

/** The texts of a resource that make it another one, as far as they are texts. */
function textsOf(data: Data): Parameters<typeof findMarks>[0] {
  const textOf = (name: string) => (typeof data[name] === 'string' ? data[name] : undefined);
  return {
    title: textOf('title') ?? '',
    url: textOf('url'),
    doi: textOf('doi'),
    isbn: textOf('isbn'),
  };
}

function formerIdsIn({ formerly }: Data): string[] {
  return Array.isArray(formerly) ? formerly.filter((id) => typeof id === 'string') : [];
}

/** What is placed in a topic, of which nothing else is known. */
function findPlaced(topic: string, { placed }: TopicPlaces): Checked<ResourceData>[] {
  return placed.map(({ id, section, group }) => ({
    source: createFile('resources', id),
    data: { title: '', placements: [{ topic, section, group }] },
  }));
}

/** A file of which only the name is known. */
function createFile(folder: string, id: string): ContentFile {
  return {
    file: ['content', folder, `${id}.yaml`].filter(Boolean).join('/'),
    ...{ id, data: undefined, text: '', body: '', bodyOffset: 0, invalid: [] },
    positionOf: () => ({ line: 1, column: 1 }),
    sourceOf: () => undefined,
  };
}
