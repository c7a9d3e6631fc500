import type { Catalog, Resource, Topic } from '../../catalog/catalog.ts';
import { packName, packOf, SOURCE_PACKS } from '../../catalog/id-packs.ts';
import { findMarks } from '../../rules/duplicates.ts';
import { deriveOnce } from '../../text/derive-once.ts';
import { fnv1a } from '../../text/ids.ts';

/** Up to so many resources, one pack names them all: what is misspelt can be held against them. */
const FEW = 250;
/** The keys of so many resources weigh about as much as the headers of a response. */
const RESOURCES_OF_A_PACK = 40;

/** How many packs hold the keys of so many resources. */
export function countKeyPacks(resources: number): number {
  return resources <= FEW ? 1 : 2 ** Math.ceil(Math.log2(resources / RESOURCES_OF_A_PACK));
}

/** Where the form finds the resources that have something in common with the one that is filled in. */
export interface KeyPack {
  /** By the hash of a key, the packs of the sources of the resources that have it, such as `0a1b`. */
  keys: Record<string, string>;
  /** The ids of all resources, if they are few. */
  ids?: string[];
}

/** What the form knows of a topic, to say which places it has, and which would be left empty. */
export interface TopicPlaces {
  title: string;
  sections: { id: string; groups: { id: string }[] }[];
  placed: { id: string; section?: string | undefined; group?: string | undefined }[];
}

/** The hash of a key, and the pack that has it. */
export function placeKey(key: string, packs: number): { hash: string; pack: string } {
  const hash = fnv1a(key) >>> 0;
  return { hash: hash.toString(36), pack: packName(hash % packs) };
}

/** The key by which the resources that have, had or lead to an id are found. */
export function keyOfId(id: string): string {
  return `id ${id}`;
}

/** The key by which a resource at a host that supports https is found. */
export function keyOfHost(host: string): string {
  return `https ${host}`;
}

/** All packs of keys, by their names. */
export const createKeyPacks = deriveOnce((catalog: Catalog): Map<string, KeyPack> => {
  const all = [...catalog.resources, ...catalog.retired];
  const packs = countKeyPacks(all.length);
  const sources = new Map<string, Set<string>>();
  for (const resource of all)
    for (const key of keysOf(resource)) {
      const own = sources.get(key) ?? new Set();
      sources.set(key, own.add(packOf(resource.id, SOURCE_PACKS)));
    }
  // One resource shows that a host supports https.
  for (const { id, url } of all)
    if (url?.startsWith('https:')) {
      const key = keyOfHost(new URL(url).host);
      if (!sources.has(key)) sources.set(key, new Set([packOf(id, SOURCE_PACKS)]));
    }
  const found = new Map<string, KeyPack>();
  for (let number = 0; number < packs; number += 1) found.set(packName(number), { keys: {} });
  for (const [key, of] of sources) {
    const { hash, pack } = placeKey(key, packs);
    const { keys } = found.get(pack) ?? { keys: {} };
    keys[hash] = (keys[hash] ?? '') + [...of].join('');
  }
  const [first] = found.values();
  if (first && all.length <= FEW) first.ids = all.map(({ id }) => id).toSorted();
  return found;
});

function keysOf(resource: Resource): string[] {
  const { id, formerly, retired } = resource;
  const ids = [id, ...formerly, ...(retired?.successor ? [retired.successor.id] : [])];
  return [...findMarks(resource), ...ids.map(keyOfId)];
}

export function createTopicPlaces({ title, sections, placements }: Topic): TopicPlaces {
  return {
    title,
    sections: sections.flatMap(({ id, groups }) =>
      id === undefined
        ? []
        : [
            {
              id,
              groups: groups.flatMap((group) => (group.id === undefined ? [] : [{ id: group.id }])),
            },
          ],
    ),
    placed: placements.map(({ resource, section, group }) => ({
      id: resource.id,
      section: section.id,
      group: group.id,
    })),
  };
}
