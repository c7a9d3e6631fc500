import { Parser } from 'htmlparser2';
import { findStylesheetReferences } from './stylesheet-references.ts';

/** Attributes that hold one address, on whichever element they stand. */
const ADDRESS_ATTRIBUTES = new Set(
  'href xlink:href src poster action formaction cite background manifest'.split(' '),
);
const CANDIDATE = /(\S*[^\s,])(?:\s+[^,]+)?(?:,|$)/g;
const REFRESH = /^\s*[\d.]+\s*[;,]\s*url\s*=\s*["']?([^"']*)/i;
const ABSOLUTE = /^https?:\/\//i;

/** Reads the anchors and references of a page (or of an SVG image) in one pass. */
export function parseBuiltPage(html: string): BuiltPage {
  const page: BuiltPage = { anchors: new Set(), doubleIds: [], references: [], elements: 0 };
  const ids = new Map<string, number>();
  let templates = 0;
  let element = '';
  let css = '';
  const refer = (attribute: string, values: string[]) => {
    for (const value of values) page.references.push({ element, attribute, value: value.trim() });
  };
  const lineAt = (index: number) => html.slice(0, index).split('\n').length;
  const addId = (id: string) => {
    const first = ids.get(id);
    // What a template holds is no part of the page until a script copies it.
    if (templates > 0) return;
    if (first === undefined) ids.set(id, parser.startIndex);
    else page.doubleIds.push({ id, lines: [lineAt(first), lineAt(parser.startIndex)] });
  };
  const parser = new Parser({
    onopentagname(name) {
      element = name;
      page.elements += 1;
      if (name === 'template') templates += 1;
    },
    onattribute(name, value) {
      if (name === 'id') addId(value);
      if (name === 'id' || (name === 'name' && element === 'a')) page.anchors.add(value);
      else if (name === 'href' && element === 'base') page.base ??= value;
      else if (ADDRESS_ATTRIBUTES.has(name)) refer(name, [value]);
      else if (name === 'data' && element === 'object') refer(name, [value]);
      else if (name === 'content' && element === 'meta') {
        const refresh = REFRESH.exec(value)?.[1];
        if (refresh !== undefined) page.refresh = refresh.trim();
        refer(name, findMetaAddresses(value));
      } else if (name === 'srcset' || name === 'imagesrcset') refer(name, findCandidates(value));
      else if (value.includes('url(')) refer(name, findStylesheetReferences(value));
    },
    ontext(text) {
      if (element === 'style') css += text;
    },
    onclosetag(name) {
      if (name === 'template') templates -= 1;
      if (name === 'style') refer(name, findStylesheetReferences(css));
      css = '';
      element = '';
    },
  });
  parser.end(html);
  return page;
}

function findCandidates(srcset: string): string[] {
  return [...srcset.matchAll(CANDIDATE)].map(([, address]) => address ?? '');
}

/** The target of a refresh, or the absolute address that such as `og:image` holds. */
function findMetaAddresses(content: string): string[] {
  const target = REFRESH.exec(content)?.[1];
  if (target !== undefined) return [target];
  return ABSOLUTE.test(content) && URL.canParse(content) ? [content] : [];
}

/** One address as a page writes it. */
export interface Reference {
  element: string;
  attribute: string;
  value: string;
}

export interface BuiltPage {
  /** What a fragment may name. */
  anchors: Set<string>;
  /** Ids that stand again on another element, with the lines of the first and of the other one. */
  doubleIds: { id: string; lines: [number, number] }[];
  references: Reference[];
  /** The address that a `base` element sets. */
  base?: string;
  /** Where a page that has moved leads on to. */
  refresh?: string;
  elements: number;
}
