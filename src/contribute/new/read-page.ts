import { decodeBody, type ReceivedPage } from '../../links/request/read-page.ts';
import { formatReason } from '../../link-health/reasons.ts';
import { classifyEvidence } from '../../link-health/classify-link.ts';
import { cleanAddress } from '../find-listed.ts';
import { resourceJson } from '../resource-fields.ts';
import type { KnownCatalog } from './known-catalog.ts';
import { Interrupted, type Io } from './prompts.ts';
import type { NewOptions, PageFacts, Values } from './values.ts';
import { language as languageSchema } from '../../schema/fields.ts';
import { Parser } from 'htmlparser2';
import { stripVTControlCharacters } from 'node:util';
import { removeHiddenCharacters } from '../../text/hidden-character.ts';
import { cutText } from '../../text/quote.ts';

/** What a page says of itself. */
export interface PageResult {
  /** Empty if nothing of the page may be used. */
  facts: PageFacts;
  /** What went wrong, in sentences. */
  problem: string | undefined;
  /** The address to which it has moved permanently, if the content may use it. */
  movedTo: string | undefined;
}

const READABLE = new Set(['ok', 'moved-permanently', 'moved-temporarily']);
/** It responds, but as something else than what is meant. */
const OTHER = new Set(['blocked', 'doubtful']);
const MARKUP = /html|xml/i;

/**
 * What the page at the address says, if there is one and the network may be used.
 * @throws {Interrupted} if the command is to end
 */
export async function fetchPage(
  { address }: Values,
  { offline, allowPrivate, timeout }: NewOptions,
  { catalog }: KnownCatalog,
  { signal }: Pick<Io, 'signal'>,
): Promise<PageResult> {
  let page: PageResult = { facts: {}, problem: undefined, movedTo: undefined };
  if (address !== undefined && !offline) {
    const userAgent = `Cairn (+${catalog.site.address})`;
    page = await readPage(address, { allowPrivate, timeout, signal, userAgent });
    const movedTo = cleanAddress(page.movedTo ?? '').address;
    // An address that only gains tracking parameters has not moved.
    page.movedTo = movedTo === '' || movedTo === address ? undefined : movedTo;
  }
  if (signal.aborted) throw new Interrupted();
  return page;
}

/**
 * Requests one page, politely and within bounds, and reads what it says of itself. Of a page that is not what it should
 * be (a check for a human visitor, a login, a parked domain, an error, another page) nothing is used.
 * @throws {Error} if a range of addresses is malformed; never for what a server does
 */
export async function readPage(
  address: string,
  { allowPrivate, timeout, userAgent, signal }: PageOptions,
): Promise<PageResult> {
  // It takes half a second to load, which nobody should wait for who reads no page.
  const [{ requestLinks }, { readProxies }] = await Promise.all([
    import('../../links/request/request-links.ts'),
    import('../../links/request/connections.ts'),
  ]);
  let received: ReceivedPage | undefined;
  const limit = AbortSignal.timeout(timeout);
  const { evidence, deferred } = await requestLinks([{ url: address.replace(/#.*$/s, '') }], {
    allowPrivate,
    userAgent,
    timeout,
    signal: AbortSignal.any([signal, limit]),
    proxies: readProxies(undefined, process.env),
    // The last one is that at the end of the redirects.
    onPage: (page) => (received = page),
  });
  const [seen] = evidence.values();
  if (!seen || deferred.size > 0)
    return failed('The page could not be read: the server did not respond in time.');
  const { outcome, reason, detail, fixTo } = classifyEvidence(seen);
  const why = formatReason(reason, detail);
  if (OTHER.has(outcome)) return failed(`The page was not used: ${why}. Open it in a browser.`);
  if (!READABLE.has(outcome)) return failed(`The page could not be read: ${why}.`);
  const facts = received ? findFacts(readHead(textOf(received))) : {};
  const problem = facts.title === undefined ? 'The page loads, but has no title.' : undefined;
  return { facts, problem, movedTo: fixTo };
}

function textOf({ body, type }: ReceivedPage): string {
  const isMarkup = type === undefined || MARKUP.test(type);
  return isMarkup ? decodeBody(body, type) : '';
}

function failed(problem: string): PageResult {
  return { facts: {}, problem, movedTo: undefined };
}

interface PageOptions {
  /** Ranges of private addresses that may be requested. */
  allowPrivate: string[];
  /** Milliseconds for all of it. */
  timeout: number;
  /** What we call ourselves. */
  userAgent: string;
  signal: AbortSignal;
}

// The names that a page may use, the ones that mean the work itself first.
const TITLES = ['citation_title', 'og:title', 'dc.title', 'dcterms.title'];
const AUTHORS = ['citation_author', 'dc.creator', 'dcterms.creator', 'author', 'article:author'];
const DATES = [
  ...['citation_publication_date', 'citation_date', 'citation_year', 'article:published_time'],
  ...['dcterms.issued', 'dc.date.issued', 'dc.date', 'dcterms.date', 'datepublished', 'date'],
];
const LANGUAGES = ['citation_language', 'dc.language', 'content-language', 'og:locale'];
/** Types of schema.org that a resource may be; a page also describes its site and its crumbs. */
const WORKS =
  /Article$|Posting$|^(?:Book|Course|LearningResource|Report|Thesis|VideoObject|SoftwareSourceCode|HowTo)$/;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;

const fields = resourceJson.properties ?? {};
const LONGEST_TITLE = fields['title']?.maxLength ?? 0;
const LONGEST_NAME = fields['authors']?.items?.maxLength ?? 0;
const MOST_AUTHORS = fields['authors']?.maxItems ?? 0;

/** What the head of a page says of the resource; nothing that it does not say plainly. */
export function findFacts({ title, language, metas, things }: PageHead): PageFacts {
  const works = things.filter(isWork);
  const site = cleanText(metas.get('og:site_name')?.[0] ?? '', LONGEST_TITLE);
  const found = (names: string[]) => names.flatMap((name) => metas.get(name) ?? []);
  const of = (field: string) => works.flatMap((work) => textsOf(work[field]));

  const titles = [...found(TITLES), ...of('headline'), ...(title === undefined ? [] : [title])];
  const clean = removeSiteName(firstClean(titles, LONGEST_TITLE * 2), site);
  const names = findAuthors([...AUTHORS.map((name) => metas.get(name) ?? []), of('author')], site);
  const year = YEAR.exec([...found(DATES), ...of('datePublished')].join(' '))?.[0];
  const tongue = [language ?? '', ...found(LANGUAGES), ...of('inLanguage')]
    .map(parseLanguage)
    .find((tag) => tag !== undefined);
  return {
    ...(clean !== '' && { title: cleanText(clean, LONGEST_TITLE) }),
    ...(names.length > 0 && { authors: names.slice(0, MOST_AUTHORS + 1) }),
    ...(year !== undefined && { year: Number(year) }),
    ...(tongue !== undefined && { language: tongue }),
  };
}

/** The names of the first source that has any: two sources write the same people in two ways. */
function findAuthors(sources: string[][], site: string): string[] {
  for (const source of sources) {
    const names = source
      .flatMap((text) => text.split(';'))
      .map((text) => cleanText(text, LONGEST_NAME))
      // A profile page is no name, and a site is not its own author.
      .filter((name) => name !== '' && !/^(?:https?:|@)/i.test(name) && name !== site);
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

function firstClean(texts: string[], longest: number): string {
  return texts.map((text) => cleanText(text, longest)).find((text) => text !== '') ?? '';
}

/** A language tag in its usual form, `pt-BR` for `pt_br`. */
function parseLanguage(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim().slice(0, 40).replaceAll('_', '-'));
    return languageSchema.safeParse(tag).success ? tag : undefined;
  } catch {
    return undefined;
  }
}

function isWork(thing: Thing): boolean {
  return textsOf(thing['@type']).some((type) => WORKS.test(type));
}

/** The texts of a value, and the names of the things in it. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((item) => !Array.isArray(item)).flatMap(textsOf);
  return isThing(value) && typeof value['name'] === 'string' ? [value['name']] : [];
}

/** What the head of a page says of it, uncleaned: all of it is a stranger's text. */
interface PageHead {
  title: string | undefined;
  language: string | undefined;
  /** Contents of `meta` elements, by the name or property in small letters. */
  metas: ReadonlyMap<string, string[]>;
  /** Things of schema.org that the page describes. */
  things: Thing[];
}

/** A thing as JSON-LD describes it; nothing in it is known to be of any type. */
type Thing = Record<string, unknown>;

const JSON_LD = 'application/ld+json';
/** A paper has hundreds of authors, a page hundreds of other elements. */
const MOST_METAS = 500;

/** Reads the head of an HTML page; what is elsewhere is read too, as pages leave their head unclosed. */
export function readHead(html: string): PageHead {
  let title: string | undefined;
  let language: string | undefined;
  let reading: 'title' | 'json' | undefined;
  let json = '';
  let hidden = 0;
  let count = 0;
  const metas = new Map<string, string[]>();
  const things: Thing[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'html') language ??= attributes['lang'] ?? attributes['xml:lang'];
      // A drawing has titles of its own.
      if (name === 'svg') hidden += 1;
      if (name === 'title' && title === undefined && hidden === 0) reading = 'title';
      if (name === 'script' && attributes['type'] === JSON_LD) reading = 'json';
      const key = attributes['name'] ?? attributes['property'] ?? attributes['http-equiv'];
      const { content } = attributes;
      if (name !== 'meta' || key === undefined || content === undefined) return;
      count += 1;
      if (count > MOST_METAS) return;
      const known = metas.get(key.toLowerCase());
      if (known) known.push(content);
      else metas.set(key.toLowerCase(), [content]);
    },
    ontext(text) {
      if (reading === 'title') title = (title ?? '') + text;
      if (reading === 'json') json += text;
    },
    onclosetag(name) {
      if (name === 'svg') hidden = Math.max(0, hidden - 1);
      if (name === 'script' && reading === 'json') {
        things.push(...parseThings(json));
        json = '';
      }
      if (name === 'title' || name === 'script') reading = undefined;
    },
  });
  parser.end(html);
  return { title, language, metas, things };
}

/** The things of a piece of JSON-LD, also of a list or a graph of them; none where it is malformed. */
function parseThings(json: string): Thing[] {
  try {
    const data: unknown = JSON.parse(json);
    const list = Array.isArray(data) ? data : [data];
    return list.filter(isThing).flatMap((thing) => {
      const graph = thing['@graph'];
      return Array.isArray(graph) ? graph.filter(isThing) : [thing];
    });
  } catch {
    return [];
  }
}

/** Whether a value is a group of fields. */
function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A stranger's text in one line, without codes of a terminal and without characters that cannot be seen, cut at a
 * word to at most `longest` characters.
 */
export function cleanText(text: string, longest: number): string {
  const line = removeHiddenCharacters(stripVTControlCharacters(text.slice(0, longest * 8)), ' ')
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= longest) return line;
  const end = line.lastIndexOf(' ', longest);
  return end > 0 ? line.slice(0, end) : removeHiddenCharacters(cutText(line, longest), '');
}

const BETWEEN = String.raw`\s+[-–—·•:]{1,2}\s+|\s*[|»«]\s*`;

/**
 * A title without the name of its site, where it is set apart at one end: "KVM API Tutorial [LWN.net]",
 * "Linux | Example", "Example: Linux". Nothing is removed if the site does not name itself.
 */
export function removeSiteName(title: string, site: string): string {
  if (site === '') return title;
  const name = site.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  for (const pattern of [
    String.raw`(?:${BETWEEN})${name}$`,
    String.raw`\s+(?:\[${name}\]|\(${name}\))$`,
    String.raw`^${name}(?:${BETWEEN}|:\s+)`,
  ]) {
    const rest = title.replace(new RegExp(pattern, 'iu'), '');
    if (rest !== title && rest !== '') return rest;
  }
  return title;
}
