import type { SeenPage } from './evidence.ts';
import { decodePercent } from '../text/escape.ts';
import { checkUrl } from '../urls/check-url.ts';
import { knownPages } from './known-pages.ts';
import { cleanDetail } from './reasons.ts';

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
  const before = namesInPath(old);
  const after = namesInPath(now);
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
function isVisitorParameter(name: string): boolean {
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

function namesInPath({ pathname }: URL): string[] {
  return pathname.split('/').filter((segment) => segment !== '');
}

/** A part of a URL with spaces for `+`, decoded. */
function decodePart(text: string): string {
  return decodePercent(text.replaceAll('+', ' '));
}

const REGIONAL = /^([a-z]{2,3})[-_](?:[a-z]{4}[-_])?([a-z]{2}|[a-z]{4}|[0-9]{3})$/i;
const BARE = /^[a-z]{2}$/i;
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Languages in which sites offer themselves most. */
const WIDESPREAD =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh'.split(
    ' ',
  );
let languageNames: Set<string> | undefined;
const scripts = new Intl.DisplayNames('en', { type: 'script', fallback: 'none' });

/**
 * Whether a part of a path is a language, such as `en` or `pt-br`. Nearly every pair of letters is one (`cs` is Czech,
 * `io` Ido, `os` Ossetian), so a pair counts only where the page that was reached says that it is in that language, or
 * offers itself in it; `en` is no word, and needs no proof.
 */
function isLocale(part: string, page?: Pick<SeenPage, 'languages'>): boolean {
  if (isRegional(part)) return true;
  if (!BARE.test(part) || nameOf(languages, part) === undefined) return false;
  const tag = part.toLowerCase();
  return tag === 'en' || (page?.languages ?? []).some((known) => known.split(/[-_]/)[0] === tag);
}

/** Whether a part names a language with a region or a script, which no word does: `en-us`, `zh_Hant`, `es-419`. */
function isRegional(part: string): boolean {
  const [, language = '', more = ''] = REGIONAL.exec(part) ?? [];
  if (language === '') return false;
  if (more.length === 2 && /^(?:[a-z]{2}[-_]en|uk[-_][a-z]{2})$/i.test(part)) return true;
  if (nameOf(languages, language) === undefined) return false;
  return nameOf(more.length === 4 ? scripts : regions, more) !== undefined;
}

/** Whether a part of a path is the name of a language, in English or in itself: `german`, `deutsch`, `francais`. */
function isLanguageName(part: string): boolean {
  languageNames ??= new Set(
    WIDESPREAD.flatMap((tag) => [
      languages.of(tag) ?? '',
      new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? '',
    ]).map(foldName),
  );
  return languageNames.has(foldName(part));
}

function foldName(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Whether a label of a host is a part of the world, as `uk`, `eu` and `apac` are. */
function isPartOfWorld(label: string): boolean {
  if (/^(?:uk|eu|us|asia|apac|emea|latam|na|global|intl|international)$/.test(label)) return true;
  return BARE.test(label) && (nameOf(regions, label) ?? nameOf(languages, label)) !== undefined;
}

function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  try {
    return names.of(names === regions ? code.toUpperCase() : code);
  } catch {
    return undefined;
  }
}
