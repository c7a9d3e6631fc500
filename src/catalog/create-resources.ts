import { addressOf } from './addresses.ts';
import type { Entries, Resource, RetiredResource } from './catalog.ts';
import type { createLinks } from './create-links.ts';
import { hostOf } from '../urls/host.ts';
import { createJudgedLevel } from '../schema/vocabulary.ts';
import { createSuccessorLookup, hasRetired } from './retired.ts';
import type { ResourceData } from '../schema/resource.ts';
import { languageOfTitle } from '../text/text-direction.ts';

/** The resources of a catalog that is being made, and the ways to find them by id. */
export interface CreatedResources {
  /** By title. */
  live: Resource[];
  /** By title. */
  retired: RetiredResource[];
  /** The resource of an id, retired or not. */
  find: FindResource;
  /** What stands for some ids today, each once; nothing for one that was retired without successor. */
  findCurrent: (ids: string[] | undefined) => Resource[];
}

type FindResource = (id: string) => Resource;

/** Creates the resources, not yet placed or tied to each other, but for the retired ones and their successors. */
export function createResources(
  { site, resources: entries }: Pick<Entries, 'site' | 'resources'>,
  { find: findLink, copyOf }: Pick<ReturnType<typeof createLinks>, 'find' | 'copyOf'>,
  href: (address: string) => string,
): CreatedResources {
  const byId = new Map(
    entries.map(({ id, data }): [string, Resource] => [
      id,
      {
        ...createResource(id, data, href),
        lang: languageOfTitle(data.language, site.language),
        link: data.url ? findLink(data.url) : undefined,
        copy: copyOf(data),
      },
    ]),
  );
  const find = (id: string) => found(byId, id);
  for (const { id, data } of entries) if (data.status) retire(find(id), data, find, href);

  const byTitle = new Intl.Collator('en', { numeric: true });
  const sorted = [...byId.values()].toSorted((a, b) => byTitle.compare(a.title, b.title));
  const retired = sorted.filter(hasRetired);
  for (const one of retired) one.retired.successor?.replaces.push(one);

  const currentId = createSuccessorLookup(entries);
  return {
    live: sorted.filter((one) => !hasRetired(one)),
    retired,
    find,
    findCurrent: (ids = []) =>
      [...new Set(ids.flatMap((id) => currentId(find(id).id) ?? []))].map(find),
  };
}

function createResource(
  id: string,
  { status, reason, since, successor, ...data }: ResourceData,
  href: (address: string) => string,
): Omit<Resource, 'link' | 'copy' | 'lang'> {
  return {
    ...data,
    id,
    href: href(addressOf.resource(id)),
    host: data.url ? hostOf(data.url) : (data.channel?.network ?? ''),
    formerly: data.formerly ?? [],
    level: data.level && createJudgedLevel(data.level),
    aliases: data.aliases ?? [],
    authors: data.authors ?? [],
    takeaways: data.takeaways ?? [],
    start: data.start ?? [],
    caveats: data.caveats ?? [],
    retired: undefined,
    replaces: [],
    placements: [],
    steps: [],
    companionOf: [],
    requires: [],
    requiredBy: [],
    related: [],
    terms: [],
  };
}

/** A resource without a page of its own: why it is retired, and what replaces it. */
function retire(
  resource: Resource,
  { reason = '', since, successor }: ResourceData,
  find: FindResource,
  href: (address: string) => string,
): void {
  resource.retired = {
    reason,
    since,
    successor: successor === undefined ? undefined : find(successor),
    page: resource.href,
  };
  resource.href = href(addressOf.retiredEntry(resource.id));
}

/** The value of an id that is known to be there: the content was checked. */
export function found<T>(map: Map<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`"${id}" is not in the catalog: check it first.`);
  return value;
}

/** The item of an id that is known to be there. */
export function foundIn<T extends { id?: string | undefined }>(
  items: T[],
  id: string | undefined,
): T {
  const value = items.find((item) => item.id === id);
  if (!value) throw new Error(`"${id}" is not in the catalog: check it first.`);
  return value;
}
