import type { SeenPage } from '../engine/evidence.ts';
import { knownPages } from './known-pages.ts';
import { isHostAmong, isSameDomain, pathParts } from './places.ts';
import { cleanDetail } from './reasons.ts';

/** A parking or challenge page says little; a longer text that holds such words is about them. */
const SHORT_TEXT = 1200;
// What stands between the name of a page and that of its site.
const SEPARATOR = /\s+[-–—·•:]+\s+|\s*[|»«›‹]\s*/u;

/** Whether a page asks for proof that a person is there; gives what it is known by. */
export function findChallenge({ title = '', text }: SeenPage): string | undefined {
  const { titles, texts } = knownPages().challenges;
  if (isAmong(title, titles)) return cleanDetail(title);
  return findShortText(text, texts);
}

/** Whether an address or a page is a login; gives what it is known by. */
export function findLogin(start: string, end: string, page?: SeenPage): string | undefined {
  const { hosts, paths, titles } = knownPages().logins;
  const host = new URL(end).hostname;
  const led = end !== start;
  if (led && isHostAmong(host, hosts) && !isHostAmong(new URL(start).hostname, hosts)) return host;
  const isLogin = (address: string) => pathParts(address).some((part) => paths.includes(part));
  if (isLogin(start)) return undefined;
  if (led && isLogin(end)) return cleanDetail(new URL(end).pathname);
  return isPartAmong(page?.title, titles) ? cleanDetail(page?.title ?? '') : undefined;
}

/** Whether a page is that of a domain for sale; gives what it is known by. */
export function findParking(start: string, end: string, page?: SeenPage): string | undefined {
  const { hosts, titles, texts } = knownPages().parking;
  const host = new URL(end).hostname;
  if (isHostAmong(host, hosts) && !isSameDomain(start, end)) return host;
  const names = [host, host.replace(/^www\./, '')];
  const named = titles.flatMap((title) => names.map((name) => title.replace('{host}', name)));
  if (page && isPartAmong(page.title, named)) return cleanDetail(page.title ?? '');
  return page && findShortText(page.text, texts);
}

/** Whether a page says that there is none, although it comes with 200; gives what it is known by. */
export function findNotFound(start: string, end: string, page?: SeenPage): string | undefined {
  const { titles, paths } = knownPages()['not-found'];
  const last = pathParts(end).at(-1) ?? '';
  if (end !== start && paths.includes(last) && pathParts(start).at(-1) !== last)
    return cleanDetail(new URL(end).pathname);
  return isPartAmong(page?.title, titles) ? cleanDetail(page?.title ?? '') : undefined;
}

/** Words in small letters with single spaces between them; marks and signs are left out. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function findShortText(text: string, texts: string[]): string | undefined {
  if (text.length > SHORT_TEXT) return undefined;
  const folded = ` ${foldText(text)} `;
  return texts.find((known) => folded.includes(` ${foldText(known)} `));
}

/** Whole title or a whole part of it only: "404 ways to boot" is a title like any other. */
function isPartAmong(title: string | undefined, listed: string[]): boolean {
  return (
    title !== undefined && [title, ...title.split(SEPARATOR)].some((part) => isAmong(part, listed))
  );
}

function isAmong(title: string, listed: string[]): boolean {
  const folded = foldText(title);
  return folded !== '' && listed.some((known) => foldText(known) === folded);
}
