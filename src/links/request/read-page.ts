import { Parser } from 'htmlparser2';
import type { SeenPage } from '../../link-health/evidence.ts';
import { similarityHash } from './similarity.ts';

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
