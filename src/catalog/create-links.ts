import { classifyHealth, type Health, type HealthState } from '../link-health/health.ts';
import { isWithin, hostOf } from '../urls/host.ts';
import { addressOfLink } from '../urls/link-address.ts';
import { copyOf as findRecordedCopy, type LinkRecord } from '../link-health/record.ts';
import { addressOf } from './addresses.ts';
import type { Entries, Copy, Link, Links, Naming } from './catalog.ts';
import { isRetired } from './retired.ts';
import type { ResourceData } from '../schema/resource.ts';
import { languageOfTitle } from '../text/text-direction.ts';

/** After so many days without proof a link counts as unverified. */
const LONG = 60;
const DAY = 24 * 60 * 60 * 1000;
const MATTERS = new Set<HealthState>(['moved-permanently', 'suspect', 'flaky', 'broken', 'gone']);

/**
 * The links that entries name, and those that were checked because a running text names them, each
 * classified once. Time is that of the newest check, so that the same content gives the same site. What only retired
 * resources name is none of them, but can be found with what was known of it.
 */
export function createLinks(
  entries: Entries,
  href: (address: string) => string,
): Links & { copyOf: (data: ResourceData) => Copy | undefined } {
  const records = new Map(entries.records.map((record) => [record.url, record]));
  const links = new Map<string, Link>();
  for (const { data, copy, address, ...page } of listNaming(entries)) {
    for (const url of new Set(findUrls(data).map(toRecorded))) {
      const naming = { ...page, href: href(address), asCopy: url === copy };
      const link = links.get(url);
      if (link) link.namedBy.push(naming);
      else links.set(url, createLink(url, records.get(url), [naming]));
    }
  }
  const retired = new Set(
    entries.resources.flatMap(({ data }) =>
      isRetired(data) ? findUrls(data).map(toRecorded) : [],
    ),
  );
  const inBodies = entries.bodyUrls && new Set(entries.bodyUrls.map(toRecorded));
  for (const record of entries.records) {
    const isNamed = inBodies ? inBodies.has(record.url) : record.unlisted === undefined;
    if (isNamed && !links.has(record.url) && !retired.has(record.url))
      links.set(record.url, createLink(record.url, record, []));
  }

  const all = [...links.values()].toSorted(
    (a, b) => compare(a.host, b.host) || compare(a.url, b.url),
  );
  const checked = all.reduce<string | undefined>(
    (newest, { health }) => ((health.checked ?? '') > (newest ?? '') ? health.checked : newest),
    undefined,
  );
  const find = (url: string): Link => {
    const plain = toRecorded(url);
    return links.get(plain) ?? createLink(plain, records.get(plain), []);
  };
  const copyOf = (data: ResourceData): Copy | undefined => {
    const copy = data.archive ?? foundCopy(data.url && records.get(toRecorded(data.url)));
    return copy && { ...copy, host: hostOf(copy.url), health: find(copy.url).health };
  };
  const day = (checked ?? '').slice(0, 10);
  const unasked = entries.exceptions.filter(
    ({ rule, until }) => rule === 'link-not-asked' && until >= day,
  );
  for (const link of all) {
    link.matters = isMattering(link.health, checked ?? '');
    link.exception = unasked.find(({ where }) => isWithin(link.url, where));
  }
  for (const { data } of entries.resources) {
    if (data.url && !isRetired(data)) find(data.url).copy ??= copyOf(data);
  }
  return { all, checked, find, copyOf };
}

/** An address as records have it; the schema lets none pass that is not http. */
function toRecorded(address: string): string {
  return addressOfLink(address) ?? address;
}

/** What names addresses, with the page where readers meet it. */
function listNaming({
  resources,
  paths,
  site,
}: Entries): (Source & Omit<Naming, 'href' | 'asCopy'>)[] {
  const none = { resource: undefined, copy: undefined };
  return [
    ...resources
      .filter(({ data }) => !isRetired(data))
      .map(({ id, data }) => {
        const lang = languageOfTitle(data.language, site.language);
        return {
          data,
          title: data.title,
          ...(lang && { lang }),
          address: addressOf.resource(id),
          resource: id,
          copy: data.archive && toRecorded(data.archive.url),
        };
      }),
    ...paths.map(({ id, data }) => ({
      data,
      title: data.title,
      address: addressOf.path(id),
      ...none,
    })),
    { data: site, title: site.name, address: addressOf.home(), ...none },
  ];
}

interface Source {
  data: unknown;
  address: string;
  copy: string | undefined;
}

function createLink(url: string, record: LinkRecord | undefined, namedBy: Link['namedBy']): Link {
  return {
    url,
    host: hostOf(url),
    health: record ? classifyHealth(record) : { state: 'unchecked', failures: 0 },
    matters: false,
    checks: record?.checks ?? [],
    namedBy,
    exception: undefined,
    copy: undefined,
  };
}

/**
 * The copy that the check found by itself, where content names none: one of that very address in the archive in which
 * checks look. Not one that was taken after the failures began, as it may be one of the failure.
 */
function foundCopy(record: LinkRecord | undefined | ''): ResourceData['archive'] {
  const copy = findRecordedCopy(record || undefined);
  const { since } = record || {};
  return copy && since !== undefined && copy.captured > since ? undefined : copy;
}

function isMattering({ state, ok, since, checked }: Health, newest: string): boolean {
  if (MATTERS.has(state)) return true;
  const isOld = (time: string | undefined) =>
    time !== undefined && Date.parse(newest) - Date.parse(time) > LONG * DAY;
  return state === 'blocked' ? isOld(ok ?? since) : isOld(ok) && isOld(checked);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every value of a field that is an address, at any depth; the site's own address is none. */
export function findUrls(data: unknown, key = ''): string[] {
  if (typeof data === 'string') return ['url', 'evidence'].includes(key) ? [data] : [];
  if (Array.isArray(data)) return data.flatMap((item) => findUrls(item, key));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => findUrls(value, name));
}
