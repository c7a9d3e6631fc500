import { decodePercent } from '../text/escape.ts';
import type { SeenPage } from './evidence.ts';
import { foldText, foldTitle, HOST } from '../text/compare.ts';
import { knownPages } from './known-pages.ts';
import { isSameDomain } from '../urls/domain.ts';
import { isHostAmong, pathParts } from './places.ts';
import { cleanDetail } from './reasons.ts';

/** A parking or challenge page says little; a longer text that holds such words is about them. */
const SHORT_TEXT = 1200;
// What separates the name of a page from that of its site.
const SEPARATOR = /\s+[-–—·•:]+\s+|\s*[|»«›‹]\s*/u;

/** The sign that a page asks for proof of a human visitor; `undefined` if it does not. */
export function findChallenge(start: string, { title, text }: SeenPage): string | undefined {
  const { titles, texts } = knownPages().challenges;
  return findTitle(title, [title ?? ''], titles, start) ?? findShortText(text, texts);
}

/** The sign that a page is a login; `undefined` if it is not, or if the content itself links to a login. */
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

/** The sign that a page belongs to a parked domain; `undefined` if it does not. */
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

/** The sign that a page says "not found" although it comes with 200; `undefined` if it does not. */
export function findNotFound(start: string, end: string, page?: SeenPage): string | undefined {
  const { titles, paths } = knownPages()['not-found'];
  const last = pathParts(end).at(-1) ?? '';
  if (end !== start && paths.has(last) && !pathParts(start).includes(last))
    return cleanDetail(new URL(end).pathname);
  return findTitle(page?.title, splitTitle(page?.title), titles, start);
}

/**
 * The title, if one of its parts is listed as a whole: "404 ways to boot" is a title like any other. A word of the
 * URL itself is what the page is about, as in `/wiki/Domain_parking`.
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

// A script's own route (`#/docs`, `#!docs`), a line of a source file (`#L12`, `#L12-L20`, `#n12`), the top of the page.
const NOT_AN_ANCHOR = /^(?:[/!].*|[Ln]\d+(?:C\d+)?(?:-[Ln]?\d+(?:C\d+)?)?|top|)$/;

/**
 * The fragments that the content uses and the page does not have; none if the page was not read whole. A text
 * fragment (`:~:text=`) is not an anchor.
 */
export function findMissingFragments(fragments: string[], page: SeenPage | undefined): string[] {
  if (!page?.anchors) return [];
  const anchors = new Set(page.anchors);
  return [...new Set(fragments)].filter((fragment) => {
    const [name = ''] = fragment.split(':~:');
    if (NOT_AN_ANCHOR.test(name)) return false;
    return ![name, decodePercent(name)].some(
      (form) => anchors.has(form) || anchors.has(`user-content-${form}`),
    );
  });
}
