import { Parser } from 'htmlparser2';

/** What the head of a page says of it, uncleaned: all of it is a stranger's text. */
export interface PageHead {
  title: string | undefined;
  /** The language of the document. */
  language: string | undefined;
  /** Contents of `meta` elements, by the name or property in small letters. */
  metas: ReadonlyMap<string, string[]>;
  /** Things of schema.org that the page describes. */
  things: Thing[];
}

/** A thing as JSON-LD describes it; nothing in it is known to be of any type. */
export type Thing = Record<string, unknown>;

const JSON_LD = 'application/ld+json';
/** A paper has hundreds of authors, a page hundreds of other elements. */
const MOST_METAS = 500;

/** Reads the head of an HTML page; what stands elsewhere is read too, as pages leave their head unclosed. */
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
export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
