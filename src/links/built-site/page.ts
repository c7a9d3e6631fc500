import { Parser, type Handler } from 'htmlparser2';
import { listFiles } from '../../files/list-files.ts';

/** Attributes that hold one address, on any element. */
const ADDRESS_ATTRIBUTES = new Set(
  'href xlink:href src poster action formaction cite background manifest'.split(' '),
);
const CANDIDATE = /(\S*[^\s,])(?:\s+[^,]+)?(?:,|$)/g;
const REFRESH = /^\s*[\d.]+\s*[;,]\s*url\s*=\s*["']?([^"']*)/i;
const ABSOLUTE = /^https?:\/\//i;

/**
 * Creates what keeps each text once, and none as a part of the page that holds it: the whole page would stay in memory.
 */
export function createTexts(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const copy = Buffer.from(text).toString();
    known.set(copy, copy);
    return copy;
  };
}

/** Reads the anchors and references of a page (or of an SVG image) in one pass, and its text for `reader`. */
export function parseBuiltPage(
  html: string,
  reader?: TextReader,
  keep: (text: string) => string = (text) => text,
): BuiltPage {
  const page: BuiltPage = { anchors: new Set(), doubleIds: [], references: [], elements: 0 };
  const ids = new Map<string, number>();
  let templates = 0;
  let element = '';
  let css = '';
  const refer = (attribute: string, values: string[]) => {
    for (const value of values)
      page.references.push({ element, attribute, value: keep(value.trim()) });
  };
  const lineAt = (index: number) => html.slice(0, index).split('\n').length;
  const addId = (id: string) => {
    const first = ids.get(id);
    // The content of a template is not part of the page until a script copies it.
    if (templates > 0) return;
    if (first === undefined) ids.set(id, parser.startIndex);
    else page.doubleIds.push({ id, lines: [lineAt(first), lineAt(parser.startIndex)] });
  };
  const parser = new Parser({
    onopentagname(name) {
      element = keep(name);
      page.elements += 1;
      if (name === 'template') templates += 1;
    },
    onattribute(name, value) {
      if (name === 'id') addId(value);
      if (name === 'id' || (name === 'name' && element === 'a')) page.anchors.add(keep(value));
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
    ...(reader && { onopentag: reader.onopentag }),
    ontext(text) {
      if (element === 'style') css += text;
      reader?.ontext(text);
    },
    onclosetag(name, isImplied) {
      reader?.onclosetag(name, isImplied);
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
  /** Ids that are repeated on another element, with the lines of both. */
  doubleIds: { id: string; lines: [number, number] }[];
  references: Reference[];
  /** The address that a `base` element sets. */
  base?: string;
  /** The target of a page that has moved. */
  refresh?: string;
  elements: number;
}

/** All files below `dist`, with forward slashes; none if the folder does not exist. */
export function findBuiltFiles(dist: string): Set<string> {
  try {
    return new Set(listFiles(dist, (entry) => entry.isFile()));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set();
    throw error;
  }
}

export function isPage(file: string): boolean {
  return /\.html?$/.test(file);
}

/** Reads the references of a stylesheet. */
export function parseStylesheet(css: string): BuiltPage {
  const references = findStylesheetReferences(css)
    .filter((value) => !value.startsWith('#'))
    .map((value) => ({ element: 'style', attribute: 'url()', value }));
  return { anchors: new Set(), doubleIds: [], references, elements: references.length };
}

const COMMENT = /\/\*[\s\S]*?\*\//g;
const REFERENCE =
  /url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi;

/** What a stylesheet or a `style` attribute refers to by `url()` or `@import`, as it is written. */
function findStylesheetReferences(css: string): string[] {
  return [...css.replace(COMMENT, '').matchAll(REFERENCE)].map(
    ([, ...groups]) => groups.find((group) => group !== undefined) ?? '',
  );
}

/** Between two fields of a text, in the index and so in the excerpts of it. */
const SEPARATOR = ' · ';

/** Elements inside a sentence; all others begin and end a field. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
/** Elements that lie beside each other in a row, as its host and its level do. */
const SIDE_BY_SIDE = new Set(['a', 'b', 'code', 'span']);
/** What a page has for its use and not for its content. */
const CONTROLS = new Set(
  'button dialog form input nav noscript script select style svg template textarea'.split(' '),
);
const CONTROL_CLASSES = new Set(['screen', 'scripted']);

/** Joins the fields of a text, without those that are empty, so that no two of them read as one. */
export function joinFields(fields: (string | undefined)[]): string {
  return fields.flatMap((field) => field?.replace(/\s+/g, ' ').trim() || []).join(SEPARATOR);
}

/**
 * Reads what the main element of a page says, without its controls.
 * @returns its fields, joined, or `undefined` if there is no main element.
 */
export function readPageText(html: string, scope: TextScope = 'whole'): string | undefined {
  const reader = createTextReader(scope);
  new Parser(reader).end(html);
  return reader.read();
}

/** Whether the rows of resources on a page are part of what it says, or only what is `own` to it. */
export type TextScope = 'whole' | 'own';

/** Receives each part of a page as a parser comes to it, and returns then what {@link readPageText} does. */
export function createTextReader(scope: TextScope): TextReader {
  const fields: string[] = [];
  let field = '';
  /** The label before the field. */
  let label = '';
  let isInMain = false;
  let found = false;
  /** How many elements are open inside one that is left out, itself included. */
  let skipped = 0;
  /** The element that has just been closed, with only white space since. */
  let before = '';
  const end = () => {
    if (field.trim() === '') return;
    fields.push(label + field);
    field = label = '';
  };
  return {
    read: () => (found ? joinFields(fields) : undefined),
    onopentag(name, attributes) {
      if (name === 'main') isInMain = found = true;
      if (!isInMain) return;
      const isRow = scope === 'own' && attributes['class'] === 'row';
      if (skipped > 0 || isRow || isLeftOut(name, attributes)) {
        skipped += 1;
        return;
      }
      const isBeside = SIDE_BY_SIDE.has(name) && SIDE_BY_SIDE.has(before);
      const isPartOfTitle = attributes['class'] === 'whole';
      if (!INLINE.has(name) || (isBeside && !isPartOfTitle)) end();
      before = '';
    },
    ontext(text) {
      if (!isInMain || skipped > 0) return;
      field += text;
      if (text.trim() !== '') before = '';
    },
    onclosetag(name) {
      if (!isInMain) return;
      if (skipped > 0) {
        skipped -= 1;
        return;
      }
      if (name === 'dt') {
        label = `${field.trim()}: `;
        field = '';
      } else if (!INLINE.has(name)) end();
      if (name === 'main') isInMain = false;
      before = name;
    },
  };
}

type Events = Required<Pick<Handler, 'onopentag' | 'ontext' | 'onclosetag'>>;

interface TextReader extends Events {
  read: () => string | undefined;
}

function isLeftOut(name: string, attributes: Record<string, string>): boolean {
  const classes = attributes['class']?.split(' ') ?? [];
  return (
    CONTROLS.has(name) ||
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    classes.some((own) => CONTROL_CLASSES.has(own))
  );
}
