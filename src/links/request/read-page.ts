import { Parser } from 'htmlparser2';
import type { SeenPage } from '../../link-health/evidence.ts';
import { fnv1a } from '../../text/ids.ts';

const TEXT_LENGTH = 2000;
const TITLE_LENGTH = 300;
/** A tag such as `en` or `zh-Hant-TW`; `x-default` is none. */
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/i;
const MOST_LANGUAGES = 50;
const HIDDEN = new Set(['script', 'style', 'template', 'svg']);

/** Whether the body of this type is worth reading: text of any kind, or an unknown type. */
export function isReadable(type: string | undefined): boolean {
  return type === undefined || /^\s*(?:text\/|application\/(?:[\w.+-]*xml|json))/i.test(type);
}

/** Reads what a check needs of a page: title, visible text, its hash, and what fragments may name. */
export function readPage({ url, type, body, isWhole, etag, modified }: ReceivedPage): SeenPage {
  const page: SeenPage = {
    url,
    text: '',
    ...(type !== undefined && { type }),
    ...(etag !== undefined && { etag }),
    ...(modified !== undefined && { modified }),
  };
  if (!isReadable(type)) return page;
  const source = decodeBody(body, type);
  if (!isMarkup(type, source)) return { ...page, ...readText(source) };
  const { title, text, anchors, languages } = readMarkup(source);
  return {
    ...page,
    ...(title && { title: copy(title.slice(0, TITLE_LENGTH)) }),
    ...readText(text),
    ...(languages.length > 0 && { languages: languages.map(copy) }),
    ...(isWhole && { anchors: anchors.length > 0 ? copy(anchors.join('\n')).split('\n') : [] }),
  };
}

function readText(source: string): Pick<SeenPage, 'text' | 'print'> {
  const text = fold(source);
  const print = similarityHash(text);
  return { text: copy(text.slice(0, TEXT_LENGTH)), ...(print !== undefined && { print }) };
}

function readMarkup(source: string): Markup {
  let title: string | undefined;
  let isTitle = false;
  let hidden = 0;
  const text: string[] = [];
  const anchors = new Set<string>();
  const languages = new Set<string>();
  const parser = new Parser({
    onopentag(name, { id, name: anchor, lang, hreflang }) {
      const language = name === 'html' ? lang : name === 'link' ? hreflang : undefined;
      if (language && LANGUAGE.test(language) && languages.size < MOST_LANGUAGES)
        languages.add(language.toLowerCase());
      if (id) anchors.add(id);
      if (anchor && name === 'a') anchors.add(anchor);
      if (name === 'title' && title === undefined && hidden === 0) isTitle = true;
      if (HIDDEN.has(name)) hidden += 1;
      text.push(' ');
    },
    ontext(data) {
      if (isTitle) title = (title ?? '') + data;
      else if (hidden === 0) text.push(data);
    },
    onclosetag(name) {
      if (name === 'title') isTitle = false;
      if (HIDDEN.has(name)) hidden = Math.max(0, hidden - 1);
      text.push(' ');
    },
  });
  parser.end(source);
  return {
    title: fold(title ?? ''),
    text: text.join(''),
    anchors: [...anchors],
    languages: [...languages],
  };
}

interface Markup {
  title: string;
  text: string;
  anchors: string[];
  languages: string[];
}

function isMarkup(type: string | undefined, source: string): boolean {
  return type === undefined ? /^\s*</.test(source) : /html|xml/i.test(type);
}

/** A body as text, in the encoding of its type or of the page itself; UTF-8 if neither states one. */
export function decodeBody(body: Buffer, type = ''): string {
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i;
  const label = charset.exec(type)?.[1] ?? charset.exec(body.toString('latin1', 0, 1024))?.[1];
  try {
    return new TextDecoder(label ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A piece of a string keeps the whole of it in memory; a copy does not. */
function copy(text: string): string {
  return Buffer.from(text).toString();
}

export interface ReceivedPage {
  url: string;
  type: string | undefined;
  body: Buffer;
  /** Whether the body is all there is. */
  isWhole: boolean;
  etag: string | undefined;
  modified: string | undefined;
}

const SHINGLE = 3;
const WORD = /[\p{L}\p{N}]+/gu;
/** Counters of this many bits hold more shingles than any page has. */
const PLANES = 24;

/**
 * Hashes a text so that similar texts have hashes that differ in few bits: 16 hex digits, `undefined` if the text has no
 * words. SimHash, by M. Charikar, "Similarity estimation techniques from rounding
 * algorithms", STOC 2002: each run of three words has a hash of its own (FNV-1a), and votes for the bits that
 * are set in it; a bit with more than half of the votes is set in the end.
 */
export function similarityHash(text: string): string | undefined {
  const words = text.toLowerCase().match(WORD);
  if (!words) return undefined;
  const hashes = words.map(fnv1a);
  const shingles = Math.max(1, hashes.length - SHINGLE + 1);
  const upper = new Int32Array(PLANES);
  const lower = new Int32Array(PLANES);
  for (let first = 0; first < shingles; first += 1) {
    let hash = 0;
    for (let word = 0; word < SHINGLE; word += 1) hash = mix(hash + (hashes[first + word] ?? 0));
    addVotes(upper, hash);
    addVotes(lower, mix(hash ^ 0x5bd1e995));
  }
  return formatMajority(upper, shingles) + formatMajority(lower, shingles);
}

/** Counts the set bits of a hash, all 32 at a time: plane n holds bit n of the 32 counters. */
function addVotes(planes: Int32Array, hash: number): void {
  let carry = hash;
  for (let plane = 0; carry !== 0 && plane < PLANES; plane += 1) {
    const bits = planes[plane] ?? 0;
    planes[plane] = bits ^ carry;
    carry &= bits;
  }
}

function formatMajority(planes: Int32Array, voters: number): string {
  let majority = 0;
  for (let bit = 0; bit < 32; bit += 1) {
    const votes = planes.reduce((sum, bits, plane) => sum + (((bits >>> bit) & 1) << plane), 0);
    if (votes * 2 > voters) majority |= 1 << bit;
  }
  return (majority >>> 0).toString(16).padStart(8, '0');
}

/** Spreads a number over all bits, as the last step of MurmurHash3 does. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
