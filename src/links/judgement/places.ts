import { getDomain } from 'tldts';

const FRONT_FILES = /^(?:index|default|home)\.(?:html?|php|aspx?|jsp)$|^home$/i;
const LANGUAGE = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i;
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The address as URL parsing writes it, without its fragment; as it is where it cannot be parsed. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/**
 * The part of a host that somebody registers: `docs.kernel.org` → `kernel.org`, and
 * `one.github.io` stays, as its neighbours belong to others. An address or a bare name is its own.
 */
export function findDomain(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** Whether two addresses belong to the same registered domain. */
export function isSameDomain(one: string, other: string): boolean {
  return findDomain(new URL(one).hostname) === findDomain(new URL(other).hostname);
}

/** Whether a host is one of the listed hosts or below one. */
export function isHostAmong(host: string, listed: ReadonlySet<string>): boolean {
  const labels = host.split('.');
  return labels.some((_label, at) => listed.has(labels.slice(at).join('.')));
}

/** Whether an address is the front page of its host: `/`, `/index.html`, `/en/`, without a query. */
export function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  if (isLanguage(segments[0] ?? '')) segments.shift();
  if (FRONT_FILES.test(segments.at(-1) ?? '')) segments.pop();
  return segments.length === 0 && search === '';
}

/** The parts of a path in small letters, without the ending of a file: `/users/Login.php` → users, login. */
export function pathParts(address: string): string[] {
  return new URL(address).pathname
    .toLowerCase()
    .split('/')
    .map((segment) => segment.replace(/\.(?:html?|php|aspx?|jsp|do|action)$/, ''))
    .filter((segment) => segment !== '');
}

/** Whether a part of a path is a language such as `en` or `pt-br`; `vm` is none. */
function isLanguage(part: string): boolean {
  return LANGUAGE.test(part) && languages.of(part.slice(0, 2)) !== undefined;
}
