import type { SeenPage } from './evidence.ts';
import { foldText, foldTitle, HOST } from '../text/fold-text.ts';
import { knownPages } from './known-pages.ts';
import { isHostAmong, isSameDomain, pathParts } from './places.ts';
import { cleanDetail } from './reasons.ts';

/** A parking or challenge page says little; a longer text that holds such words is about them. */
const SHORT_TEXT = 1200;
// What stands between the name of a page and that of its site.
const SEPARATOR = /\s+[-–—·•:]+\s+|\s*[|»«›‹]\s*/u;

/** What a page is known by that asks for proof that a person is there; undefined where it is none. */
export function findChallenge(start: string, { title, text }: SeenPage): string | undefined {
  const { titles, texts } = knownPages().challenges;
  return findTitle(title, [title ?? ''], titles, start) ?? findShortText(text, texts);
}

/** What a login is known by; undefined where it is none, or where the content itself names a login. */
export function findLogin(start: string, end: string, page?: SeenPage): string | undefined {
  const { hosts, paths, titles } = knownPages().logins;
  const isLogin = (address: string) =>
    isHostAmong(new URL(address).hostname, hosts) ||
    pathParts(address).some((part) => paths.has(part));
  if (isLogin(start)) return undefined;
  if (end !== start && isLogin(end)) {
    const { hostname, pathname } = new URL(end);
    return cleanDetail(hostname + pathname);
  }
  return findTitle(page?.title, splitTitle(page?.title), titles, start);
}

/** What the page of a domain for sale is known by; undefined where it is none. */
export function findParking(start: string, end: string, page?: SeenPage): string | undefined {
  const { hosts, titles, texts } = knownPages().parking;
  const host = new URL(end).hostname;
  if (isHostAmong(host, hosts) && !isSameDomain(start, end)) return host;
  const names = [host, host.replace(/^www\./, '')].map(foldText);
  const parts = splitTitle(page?.title).flatMap((part) => [
    part,
    ...names.map((name) => ` ${foldText(part)} `.replace(` ${name} `, ` ${HOST} `)),
  ]);
  return findTitle(page?.title, parts, titles, start) ?? findShortText(page?.text ?? '', texts);
}

/** What a page is known by that says that there is none, although it comes with 200. */
export function findNotFound(start: string, end: string, page?: SeenPage): string | undefined {
  const { titles, paths } = knownPages()['not-found'];
  const last = pathParts(end).at(-1) ?? '';
  if (end !== start && paths.has(last) && !pathParts(start).includes(last))
    return cleanDetail(new URL(end).pathname);
  return findTitle(page?.title, splitTitle(page?.title), titles, start);
}

/**
 * The title, where one of the parts is listed as a whole: "404 ways to boot" is a title like any other.
 * What the address itself names is what the page is about, such as `/wiki/Domain_parking`.
 */
function findTitle(
  title: string | undefined,
  parts: string[],
  listed: ReadonlySet<string>,
  start: string,
): string | undefined {
  const address = ` ${pathParts(start).map(foldText).join(' ')} `;
  const isAbout = (part: string) => {
    const [first = ''] = part.split(' ');
    return address.includes(` ${part} `) || (/^\d+$/.test(first) && address.includes(` ${first} `));
  };
  const found = parts.map(foldTitle).some((part) => listed.has(part) && !isAbout(part));
  return found ? cleanDetail(title ?? '') : undefined;
}

function findShortText(text: string, texts: ReadonlySet<string>): string | undefined {
  if (text.length > SHORT_TEXT) return undefined;
  const folded = ` ${foldText(text)} `;
  return [...texts].find((known) => folded.includes(` ${known} `));
}

/** The title, and each of the parts that are set apart in it. */
function splitTitle(title = ''): string[] {
  return [title, ...title.split(SEPARATOR)];
}
