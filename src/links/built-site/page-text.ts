import { Parser, type Handler } from 'htmlparser2';

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

/** What hears of each part of a page as a parser comes to it, and returns then what {@link readPageText} does. */
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

export interface TextReader extends Events {
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
