import type { SeenPage } from './evidence.ts';
import { isLocale } from './locale.ts';
import { isVisitorParameter } from './visitor-address.ts';

const FRONT_FILES =
  /^(?:(?:index|default|home|main|welcome)\.(?:html?|php|aspx?|jsp|cgi|do)|index|home(?:-?page)?|front-?page|welcome)$/i;
/** Hosts whose first part of a path is a site of its own. */
const PROJECT_HOSTS = new Set([
  ...['github.io', 'gitlab.io', 'codeberg.page', 'bitbucket.io', 'sourceforge.io', 'frama.io'],
  ...['srht.site', 'pages.debian.net', 'gitee.io', 'neocities.org', 'tildeverse.org'],
]);

/** The address as URL parsing writes it, without its fragment; unchanged if it cannot be parsed. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/** Whether a host is one of the listed hosts or below one. */
export function isHostAmong(host: string, listed: ReadonlySet<string>): boolean {
  const labels = host.split('.');
  return labels.some((_label, at) => listed.has(labels.slice(at).join('.')));
}

/**
 * Whether an address is the front page of its host: `/`, `/index.html`, `/en/`, perhaps with parameters that servers
 * add for a visitor. `page` is the page there, if it was read: it distinguishes a language from a word of two letters.
 */
export function isFrontPage(address: string, page?: SeenPage): boolean {
  const { searchParams } = new URL(address);
  const segments = segmentsOf(address);
  if (isLocale(segments[0] ?? '', page)) segments.shift();
  if (FRONT_FILES.test(segments.at(-1) ?? '')) segments.pop();
  return segments.length === 0 && [...searchParams.keys()].every(isVisitorParameter);
}

/**
 * Whether a redirect leads away from a page to the front page of its site: of the host, of the language in which the
 * page was, or of the project on a host that is shared by many.
 */
export function leadsToFront(start: string, end: string, page?: SeenPage): boolean {
  if (isFrontPage(start)) return false;
  if (isFrontPage(end, page) || hasOnlySource(start, end)) return true;
  const [before, after] = [segmentsOf(start), segmentsOf(end)];
  const [first = ''] = after;
  const isSite = first.startsWith('~') || isHostAmong(new URL(end).hostname, PROJECT_HOSTS);
  const rest = FRONT_FILES.test(after.at(-1) ?? '') ? after.slice(0, -1) : after;
  const isUnderneath = before.length > 1 && before[0]?.toLowerCase() === first.toLowerCase();
  const isShort = rest.length === 1 && new URL(end).search === '';
  return (
    isShort && isUnderneath && (isSite || isLocale(first, { languages: [first.toLowerCase()] }))
  );
}

/** Whether an address is the root of its host with nothing but the old address in its parameters: `/?from=/docs/x`. */
function hasOnlySource(start: string, end: string): boolean {
  const { searchParams } = new URL(end);
  const last = segmentsOf(start).at(-1);
  const values = [...searchParams.values()];
  return (
    segmentsOf(end).length === 0 &&
    last !== undefined &&
    values.length > 0 &&
    values.every((value) => value.includes('/') && value.includes(last))
  );
}

/** The parts of a path as they stand there, without what carries a session. */
function segmentsOf(address: string): string[] {
  return new URL(address).pathname
    .split('/')
    .map((segment) => segment.replace(/;.*$/, ''))
    .filter((segment) => segment !== '');
}

/** The parts of a path in small letters, without the ending of a file: `/users/Login.php` → users, login. */
export function pathParts(address: string): string[] {
  return new URL(address).pathname
    .toLowerCase()
    .split('/')
    .map((segment) => segment.replace(/\.(?:html?|php|aspx?|jsp|do|action)$/, ''))
    .filter((segment) => segment !== '');
}
