import { decodePercent } from '../text/escape.ts';
import type { SeenPage } from './evidence.ts';
import { foldText, foldTitle, HOST } from '../text/compare.ts';
import { knownPages } from './known-pages.ts';
import { isSameDomain } from '../urls/domain.ts';
import { isHostAmong, pathParts } from './redirect-target.ts';
import { cleanDetail } from './reasons.ts';
import type { SeenBefore } from './record.ts';

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

/**
 * Bits of 64 in which the hashes of two texts must differ. Those of unrelated texts differ as coins do, in
 * 32 ± 4 bits, so that from 24 on one change in fifty is missed; those of a text and its revision differ
 * in far fewer.
 */
const FAR = 24;
/** A shorter page is rendered by script, and proves nothing. */
const ENOUGH_TEXT = 200;
/** A new text with this share of the words of the old title is still about the same. */
const KEPT = 0.5;
const WORD_LENGTH = 4;
/** Words that the titles of any two sites share. */
const COMMON = new Set(
  'about blog docs documentation edition from guide home homepage index introduction main news official online overview page part site start title untitled user users version website welcome wiki with your'.split(
    ' ',
  ),
);
const words = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Whether a page has nothing in common with the one that was there when the link last worked. All must hold: its text
 * is far from the old one, no word of the old title is in the new one, and more than half of them are missing from
 * the beginning of the new text. A new design, edition or title alone is not a change.
 */
export function isChanged(page: SeenPage, before: SeenBefore): boolean {
  if (page.print === undefined || before.print === undefined) return false;
  if (page.title === undefined || before.title === undefined) return false;
  if (page.text.length < ENOUGH_TEXT) return false;
  const old = titleWords(before.title);
  if (old.size === 0 || countDifferentBits(page.print, before.print) < FAR) return false;
  if (!old.isDisjointFrom(titleWords(page.title))) return false;
  const kept = [...old].filter((word) => page.text.toLowerCase().includes(word));
  return kept.length < old.size * KEPT;
}

/** In how many bits two hashes of 16 hex digits differ; 0 if one of them is not a hash. */
export function countDifferentBits(one: string, other: string): number {
  if (![one, other].every((hash) => /^[0-9a-f]{16}$/.test(hash))) return 0;
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}

function titleWords(title: string): Set<string> {
  const found = [...words.segment(title.normalize('NFKC').toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
    // Scripts without spaces have short words.
    .filter((word) => word.length >= WORD_LENGTH || /[^\p{Script=Latin}\p{N}]/u.test(word));
  return new Set(found).difference(COMMON);
}
