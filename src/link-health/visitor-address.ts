import { decodePercent } from '../text/escape.ts';
import type { SeenPage } from './evidence.ts';
import { checkUrl } from '../urls/check-url.ts';
import { knownPages } from './known-pages.ts';
import { isLanguageName, isLocale, isPartOfWorld, isRegional } from './locale.ts';
import { cleanDetail } from './reasons.ts';

/** Labels of hosts that serve a form of a page to some visitors. */
const FORM_HOST = /^(?:m|mobile|touch|wap|amp|lite)$/;
/** The ending of a file name. */
const ENDING = /\.(?:[sx]?html?|php\d?|aspx?|jsp|md|txt|pdf)$/i;
/** One of many servers, or the one of a part of the world: `www2`, `web03`, `www-eu`, `eu-west-1`, `cdn`. */
const ONE_OF_MANY =
  /^(?:www|web|node|edge|cdn|cache|mirror|server|srv|s|w|ip)-?\d+$|^(?:cdn|edge|cache|origin|staging|preview|test|dev)$/;
/** What carries on a visit without cookies, in the path: `;jsessionid=1`, `/(S(4u1k))/`. */
const SESSION_IN_PATH = /;[^/=]+=|^\([a-z]\(.+\)\)$/i;
/** A time in seconds or milliseconds, from 2001 to 2033. */
const TIME = /^1\d{9}(?:\d{3})?$/;
const RANDOM_LENGTH = 10;
/** Rules that depend on other links of the content play no part here. */
const noSecureHosts = { secureHosts: new Set<string>() };

/**
 * The part of a new URL that is for one visitor, one visit or a short time, compared with the URL it replaces;
 * `undefined` if it is for everybody. That is a language, a region, a signature, a session, a token, a cache buster,
 * or a referrer: known names of parameters by a list, and whatever looks random. `page` is the one that was reached.
 */
export function findVisitorPart(from: string, to: string, page?: SeenPage): string | undefined {
  const [old, now] = [new URL(from), new URL(to)];
  return (
    findInAuthority(old, now) ??
    findInPath(old, now, page) ??
    findInQuery(old, now) ??
    findRuleAgainst(from, to)
  );
}

function findInAuthority(old: URL, now: URL): string | undefined {
  if (now.username || now.password) return 'a user';
  if (now.port !== '' && old.port === '') return `the port ${now.port}`;
  const known = new Set(old.hostname.split('.'));
  const isSamePage = old.pathname === now.pathname && old.search === now.search;
  const label = now.hostname
    .split('.')
    .slice(0, -1)
    .filter((part) => !known.has(part))
    .find(
      (part) =>
        FORM_HOST.test(part) ||
        ONE_OF_MANY.test(part) ||
        isRandom(part) ||
        (isSamePage && isPartOfWorld(part)) ||
        (part.includes('-') && part.split('-').some((piece) => isPartOfWorld(piece))),
    );
  return label === undefined ? undefined : `the host "${cleanDetail(now.hostname)}"`;
}

function findInPath(old: URL, now: URL, page?: SeenPage): string | undefined {
  const before = segmentsOf(old);
  const after = segmentsOf(now);
  const kept = new Set(before);
  const added = after.filter((segment) => !kept.has(segment));
  const session = added.find((segment) => SESSION_IN_PATH.test(segment));
  if (session !== undefined) return `the session "${cleanDetail(session)}"`;
  // Of two letters only the page as it was, and a language besides: "/dept" may well lead to "/cs/".
  const isOnlyAdded = (segment: string) =>
    before.length > 0 &&
    after.filter((part) => part !== segment).join('/') ===
      before.filter((part) => !isBareLocale(part)).join('/');
  const language = added.find(
    (segment) =>
      isLocale(segment, page) ||
      ((isBareLocale(segment) || isLanguageName(decodePart(segment))) && isOnlyAdded(segment)) ||
      before.some((old) => isOldNameInLanguage(segment, old)),
  );
  if (language !== undefined) return `the language "${cleanDetail(language)}"`;
  const form = added.find((segment) => FORM_HOST.test(segment) && isOnlyAdded(segment));
  if (form !== undefined) return `the form "${cleanDetail(form)}"`;
  const random = added.find((segment) => isRandom(segment, 2 * RANDOM_LENGTH));
  return random === undefined
    ? undefined
    : `"${cleanDetail(random)}", which looks as if made for one visit`;
}

/** Whether a name is an old one with a language behind it: `guide_en.html`, `guide.pt-br` in place of `guide`. */
function isOldNameInLanguage(name: string, old: string): boolean {
  const [bare, base] = [name.replace(ENDING, ''), old.replace(ENDING, '')];
  const language = bare.slice(base.length + 1);
  return (
    base !== '' &&
    bare.startsWith(base) &&
    /^[._-]$/.test(bare.charAt(base.length)) &&
    (isRegional(language) || isBareLocale(language))
  );
}

function findInQuery(old: URL, now: URL): string | undefined {
  const before = decodePart(old.href);
  const isSamePath = foldPath(old) === foldPath(now);
  for (const [name, value] of now.searchParams) {
    if (old.searchParams.getAll(name).includes(value)) continue;
    // A page that stays where it is needs no more parameters than before.
    if (isVisitorParameter(name) || (isSamePath && !old.searchParams.has(name)))
      return `the parameter "${cleanDetail(name)}"`;
    // What the old URL contained belongs to the page.
    if (value !== '' && before.includes(value)) continue;
    const text = value === '' ? name : value;
    if (TIME.test(text) || isRandom(text) || isRegional(text))
      return `"${cleanDetail(text)}", which looks as if made for one visit`;
  }
  return undefined;
}

/** The rule of the content that the new URL breaks, and the old one does not. */
function findRuleAgainst(from: string, to: string): string | undefined {
  const known = new Set(checkUrl(from, noSecureHosts).map(({ code }) => code));
  return checkUrl(to, noSecureHosts).find(({ code }) => !known.has(code))?.says;
}

/** Whether a parameter is one that servers add for a visitor. */
export function isVisitorParameter(name: string): boolean {
  const folded = name.toLowerCase();
  const { parameters } = knownPages().visitors;
  if (parameters.has(folded)) return true;
  return [...parameters].some((match) => {
    if (!match.includes('*')) return false;
    const bare = match.replaceAll('*', '');
    if (match.startsWith('*') && match.endsWith('*')) return folded.includes(bare);
    return match.startsWith('*') ? folded.endsWith(bare) : folded.startsWith(bare);
  });
}

/**
 * Whether a text looks as if nobody had chosen it: a run of letters and digits, of at least so many characters, that
 * switches often between kinds of characters, or hexadecimal digits. Words, names and versions do not.
 */
export function isRandom(text: string, least = RANDOM_LENGTH): boolean {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) return true;
  return text.split(/[^A-Za-z0-9]+/).some((run) => {
    if (run.length < least) return false;
    if (/^[0-9a-f]+$/i.test(run) && /\d/.test(run) && /[a-f]/i.test(run)) return true;
    const kinds = [...run].map((letter) => (/\d/.test(letter) ? 0 : /[a-z]/.test(letter) ? 1 : 2));
    const switches = kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length;
    return switches >= Math.max(3, run.length / 3);
  });
}

function isBareLocale(part: string): boolean {
  return part.length === 2 && isLocale(part, { languages: [part.toLowerCase()] });
}

function foldPath({ pathname }: URL): string {
  return decodePart(pathname).toLowerCase().replace(/\/+$/, '');
}

function segmentsOf({ pathname }: URL): string[] {
  return pathname.split('/').filter((segment) => segment !== '');
}

/** A part of a URL with spaces for `+`, decoded. */
function decodePart(text: string): string {
  return decodePercent(text.replaceAll('+', ' '));
}
