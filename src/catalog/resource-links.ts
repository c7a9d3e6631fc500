import type { Resource, Links } from './catalog.ts';
import { hostOf } from '../urls/host.ts';
import type { Health } from '../link-health/health.ts';
import data from './data/places-to-find.json' with { type: 'json' };
import { isolate } from '../text/text-direction.ts';

/** A link that leads to what a resource is. */
export interface ResourceLink {
  href: string;
  /** What is there. */
  is: 'original' | 'copy' | 'look-up';
  /** Its host, without `www.`. */
  host: string;
  /** Day of a copy. */
  captured?: string;
  /** Whether it is known not to lead there any more. */
  fails: boolean;
}

/** Lists copies of an address by their days; a person looks there, no program. */
const LOOK_UP = { host: 'web.archive.org', address: 'https://web.archive.org/web/*/' };

/**
 * The ways to a resource, the best first; none when it has no address. A way that fails never stands
 * first: where nothing else is known, the first one is a look into an archive.
 */
export function findResourceLinks({
  url,
  host,
  link,
  copy,
}: Pick<Resource, 'url' | 'host' | 'link' | 'copy'>): ResourceLink[] {
  if (!url || !link) return [];
  const original: ResourceLink = { href: url, is: 'original', host, fails: hasFailed(link.health) };
  const copies: ResourceLink[] = copy
    ? [
        {
          href: copy.url,
          is: 'copy',
          host: copy.host,
          captured: copy.captured,
          fails: hasFailed(copy.health),
        },
      ]
    : [];
  const known = [original, ...copies].toSorted((a, b) => Number(a.fails) - Number(b.fails));
  if (!known[0]?.fails) return known;
  const { address, host: archive } = LOOK_UP;
  return [{ href: address + link.url, is: 'look-up', host: archive, fails: false }, ...known];
}

/**
 * Where a link in passing leads, and what to say of its host: an address that is known to fail gives
 * way to its copy, or to a look into an archive.
 */
export function findWorkingLink(url: string, links: Links): { href: string; host: string } {
  const { health, copy, url: plain } = links.find(url);
  const host = hostOf(url);
  if (!hasFailed(health)) return { href: url, host };
  const hasCopy = copy && !hasFailed(copy.health);
  const href = hasCopy ? copy.url : LOOK_UP.address + plain;
  return { href, host: `${host} is broken; this leads to ${hasCopy ? copy.host : LOOK_UP.host}` };
}

/** Whether an address is known to lead nowhere, so that no reader is sent there unwarned. */
export function hasFailed({ state }: Health): boolean {
  return state === 'broken' || state === 'gone';
}

/** A link that helps to find a resource without an address. It is no link of the catalog: nothing checks it. */
interface PlaceToFind {
  /** `Google Scholar` */
  place: string;
  /** A page of exactly this work, results to choose from, or a way into a chat. */
  is: 'identifier' | 'search' | 'chat';
  /** http or https, or `ircs` for a channel of IRC. */
  url: string;
  /** Host of the address, without `www.`. */
  host: string;
  /** `Search Google Scholar` */
  action: string;
  /** The action with what it is for: `Search Google Scholar for “A Title”`. */
  label: string;
}

type Sought = Pick<Resource, 'url' | 'kind' | 'title' | 'authors' | 'doi' | 'isbn' | 'channel'>;
type Word = 'doi' | 'isbn' | 'title' | 'words' | 'channel' | 'server' | 'irc';
type Words = Partial<Record<Word, string>>;

/** A row of the data: a place, when it serves, and its address with words in braces. */
interface PlaceRow {
  name: string;
  is: string;
  url: string;
  /** Why this place and no other. */
  reason: string;
  kinds?: string[];
  networks?: string[];
  /** Only with this word. */
  needs?: string;
  /** Only without this word, for which another row is better. */
  without?: string;
  /** Only if no other place serves. */
  otherwise?: boolean;
}

const rows: PlaceRow[] = data.places;

/** A host name with a dot, no port, no address in numbers. */
const HOST =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
/** The name of a channel of IRC (RFC 2812): no space, comma or control character. */
const IRC_CHANNEL = /^[#&+!][^\s,:\p{Cc}\p{Cf}]{1,49}$/u;
/** A host that says it serves IRC, as in `irc.oftc.net` or `open.ircnet.net`; others may serve anything. */
const IRC_HOST = /(?:^|[.-])irc/i;

/**
 * Where a resource without an address can be found, the best place first; none for one that has an address.
 * There is always one, whatever the kind.
 */
export function findPlaces(resource: Sought): PlaceToFind[] {
  if (resource.url) return [];
  const words = wordsOf(resource);
  const serves = ({ kinds, networks, needs, without }: PlaceRow) =>
    (!kinds || kinds.includes(resource.kind ?? '')) &&
    (!networks || isOneOf(networks, resource.channel)) &&
    (!needs || has(words, needs)) &&
    (!without || !has(words, without));
  const own = rows.filter((row) => !row.otherwise && serves(row));
  // Not every reader has a program for IRC.
  const isEnough = own.some(({ url }) => url.startsWith('https:'));
  const chosen = isEnough ? own : [...own, ...rows.filter(({ otherwise }) => otherwise)];
  return chosen.map((row) => createPlace(row, words, resource));
}

/** A link of a row: where it leads, its short text, and its whole name, which holds the short text. */
interface RowPlace {
  url: string;
  short: string;
  name: string;
}

/** The one place that a row of a list has room for; `undefined` if the resource has an address. */
export function findRowPlace(resource: Sought): RowPlace | undefined {
  const found = findPlaces(resource).find(({ url }) => url.startsWith('https:'));
  if (!found) return undefined;
  const { url, place, is, label, host } = found;
  const { network } = resource.channel ?? {};
  const short = {
    identifier: `find on ${place}`,
    chat: `join on ${network ?? place}`,
    search: network ? `search ${network}` : 'search',
  }[is];
  return { url, short, name: `${short}: ${label} (${host})` };
}

function createPlace({ name, is, url }: PlaceRow, words: Words, resource: Sought): PlaceToFind {
  const filled = url.replaceAll(/\{(\w+)\}/g, (_, word: Word) => encode(words[word] ?? '', word));
  return {
    place: name,
    is: is as PlaceToFind['is'],
    url: filled,
    host: hostOf(filled),
    ...describe(name, is as PlaceToFind['is'], resource),
  };
}

function describe(
  name: string,
  is: PlaceToFind['is'],
  { title, doi, isbn, channel }: Sought,
): { action: string; label: string } {
  const sought = isolate(channel?.name ?? title);
  if (is === 'search') {
    const action = `Search ${name}`;
    return { action, label: `${action} for “${sought}”` };
  }
  const action =
    is === 'chat'
      ? `Join ${sought} with ${name}`
      : doi && name === 'doi.org'
        ? `Look up DOI ${doi}`
        : `Look up ISBN ${isbn ?? ''} on ${name}`;
  return { action, label: action };
}

function wordsOf({ title, authors, doi, isbn, channel }: Sought): Words {
  return {
    title,
    words: [title, authors[0] ?? '', channel?.network ?? ''].filter(Boolean).join(' '),
    ...(doi && { doi }),
    ...(isbn && { isbn: isbn.replaceAll('-', '') }),
    ...(channel && { channel: channel.name, ...ircWordsOf(channel) }),
  };
}

/** Server and channel as an address of IRC writes them; empty for what is no channel of IRC. */
function ircWordsOf(channel: NonNullable<Sought['channel']>): Words {
  const known = data.ircServers.find(({ networks }) => isOneOf(networks, channel));
  const server = channel.server ?? known?.server ?? '';
  const isServer = HOST.test(server) && (known !== undefined || IRC_HOST.test(server));
  if (!isServer || !IRC_CHANNEL.test(channel.name)) return {};
  // Clients put the "#" before a name that has no prefix; any other prefix stays.
  return { server, irc: channel.name.replace(/^#(?=[^#&+!])/, '') };
}

function has(words: Words, name: string): boolean {
  return words[name as Word] !== undefined;
}

function isOneOf(networks: string[], channel: Sought['channel']): boolean {
  const network = channel?.network.trim().toLowerCase();
  return networks.some((one) => one.toLowerCase() === network);
}

/** Percent-encodes a text as part of an address; half of a surrogate pair does not throw. */
function encode(text: string, word: Word): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  // The slash after the prefix of a DOI is part of the path.
  return word === 'doi' ? encoded.replace('%2F', '/') : encoded;
}
