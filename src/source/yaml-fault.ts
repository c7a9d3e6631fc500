import { isAlias, isMap, isScalar, isSeq, Scalar, visit, type Document, type YAMLMap } from 'yaml';
import { findNodes, DEEPEST, TOO_DEEP, type PlacedNode } from './parse-yaml.ts';
import type { SourceCode } from './issue.ts';

/** What is wrong with a text as YAML. */
export interface YamlFault {
  /** Where in the text, counted from 0. */
  offset: number;
  code: SourceCode;
  message: string;
  /** Whether the rest of the document can be read all the same. */
  isLocal?: true;
  /** The path of the value that is wrong, where that is one. */
  path?: PropertyKey[];
}

/**
 * Everything that keeps a document from being plain YAML, in the words of a contributor. Local faults are removed from
 * the document, so that the rest of it can be read; with any other there is nothing to read.
 * `isText` says whether the value at a path may be any text with "#" in it.
 */
export function findYamlFaults(
  document: Document.Parsed,
  source: string,
  isText: (path: PropertyKey[]) => boolean,
): YamlFault[] {
  const nodes = [...findNodes(document)];
  const cuts = nodes.flatMap((placed) => findCut(placed, source, isText) ?? []);
  const inQuotes = createQuoting(nodes, source, isText);
  const errors = [...document.errors, ...document.warnings]
    // Those are found with the other tags.
    .filter(({ message }) => !message.startsWith('Unresolved tag'))
    .map((error) => describeError(error, document, source, inQuotes));
  if (errors.length > 0) {
    // Where all of a line belongs into quotes, its comment does too.
    const left = cuts.filter(
      (cut) =>
        !errors.some(
          ({ offset, isWhole }) =>
            isWhole && offset < cut.offset && !source.slice(offset, cut.offset).includes('\n'),
        ),
    );
    return [
      ...left.map(({ offset, code, message }) => ({ offset, code, message })),
      ...withoutEchoes(errors, left, source).map(({ offset, code, message }) => ({
        ...{ offset, code, message },
      })),
    ];
  }
  const begin = document.contents?.range?.[0] ?? source.length;
  const directive = document.directives?.docStart ? /^%/m.exec(source.slice(0, begin)) : null;
  if (directive)
    return [
      {
        offset: directive.index,
        code: 'malformed-yaml',
        message: `"${wordAt(source, directive.index)}" is a YAML directive, which changes how the file is read. Remove the line.`,
      },
    ];
  const foreign = nodes.flatMap((placed) => [
    ...findForeignParts(placed, source, inQuotes),
    ...findLineBreak(placed, source, isText),
  ]);
  for (const { node, path } of nodes)
    if (isMap(node)) foreign.push(...findKeyFaults(node, path, source, inQuotes));
  return [...cuts, ...foreign];
}

function describeError(
  { message, pos: [at] }: Document.Parsed['errors'][number],
  document: Document.Parsed,
  source: string,
  inQuotes: (offset: number) => string | undefined,
): YamlFault & { isWhole: boolean } {
  const offset = message.startsWith('Missing closing')
    ? (findOpenQuote(document) ?? at)
    : message.startsWith('Flow ')
      ? (findOpenBracket(document, at) ?? at)
      : at;
  const copy = inQuotes(offset);
  const said =
    messages.find(([beginning]) => message.startsWith(beginning))?.[1](source, offset) ??
    (copy === undefined
      ? `${shorten(message.replace(/\.$/, ''))}. Check the indentation, colons and quotes here.`
      : 'the text cannot be read as it is written. Put the text in quotes.');
  const whole = addCopy(said, copy);
  return { offset, code: 'malformed-yaml', message: whole, isWhole: whole !== said };
}

/** A message that says to put something in quotes, with what to write. */
function addCopy(message: string, copy: string | undefined): string {
  return copy === undefined
    ? message
    : message.replace(/ in (?:double )?quotes(?=[.,])/, () => ` in quotes: ${copy}`);
}

/**
 * Returns what gives all that is written for the field or the item in the line of an offset, in quotes; `undefined` if
 * it may not be one text, or is too long to be copied from a message.
 */
function createQuoting(
  nodes: PlacedNode[],
  source: string,
  isText: (path: PropertyKey[]) => boolean,
): (offset: number) => string | undefined {
  const fields = new Map<number | undefined, PlacedNode>();
  const items = new Map<number | undefined, PlacedNode>();
  for (const placed of nodes.toReversed()) {
    if (placed.parent && 'pair' in placed.parent)
      fields.set(startOf(placed.parent.pair.key), placed);
    items.set(startOf(placed.node), placed);
  }
  return (offset) => {
    const begin = source.lastIndexOf('\n', offset - 1) + 1;
    const [line = '', ...below] = source.slice(begin, begin + 6000).split(/\r?\n/, 20);
    const [, dashes = '', field = '', text = ''] =
      /^(\s*(?:- +)*)((?:[\w-]+:[ \t]+)?)(.*?)[ \t]*$/.exec(line) ?? [];
    const from = begin + dashes.length + field.length;
    if (text === '' || offset < from || (field === '' && !dashes.includes('-'))) return undefined;
    const end = below.findIndex((next) => next.search(/\S/) <= dashes.length);
    const further = (end === -1 ? below : below.slice(0, end)).map((next) => next.trim());
    // Lines of their own there are something else than the rest of a text.
    if (further.some((next) => /^(?:#|- |[\w-]+:(?:\s|$))/.test(next))) return undefined;
    if (/^[|>]/.test(text) && further.length > 0) return undefined;
    if (/^[&!]\S*\s+[[{]/.test(text)) return undefined;
    const placed = field === '' ? items.get(from) : fields.get(begin + dashes.length);
    if (placed ? placed.inFlow || !isText(placed.path) : /^[[{]/.test(text)) return undefined;
    // A tab would be the next issue.
    const joined = [text, ...further].join(' ').replaceAll(/\s*\t\s*/g, ' ');
    const written = quoteYaml(unwrap(joined));
    return written.length > 600 ? undefined : written;
  };
}

/** A text without the quotes around it, which hold one more of their kind and so do not work. */
function unwrap(text: string): string {
  const quote = text.charAt(0);
  const isWrapped = text.length > 2 && /^["']/.test(text) && text.endsWith(quote);
  return isWrapped && text.split(quote).length % 2 === 0 ? text.slice(1, -1) : text;
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: [number, ...unknown[]] | null } | null | undefined)?.range?.[0];
}

/** A backslash and an "n" between double quotes, as in a path of Windows: YAML makes a line break of them. */
function findLineBreak(
  { node, path }: PlacedNode,
  source: string,
  isText: (path: PropertyKey[]) => boolean,
): YamlFault[] {
  if (!isScalar(node) || node.type !== 'QUOTE_DOUBLE' || !node.range) return [];
  const [from, to] = node.range;
  const found = /(?<!\\)(?:\\\\)*\\n/.exec(source.slice(from, to));
  if (!found || !isText(path)) return [];
  return [
    {
      offset: from + found.index + found[0].length - 2,
      code: 'malformed-yaml',
      message:
        'the text in double quotes contains "\\n", which YAML reads as the end of a line. Write "\\\\n" for a backslash and an "n", or a space for a new line.',
      isLocal: true,
      path,
    },
  ];
}

/** A text that was cut off by a comment makes errors of all its further lines, and a stray bracket of all below it. */
function withoutEchoes(
  errors: (YamlFault & { isWhole: boolean })[],
  cuts: YamlFault[],
  source: string,
): YamlFault[] {
  const stray = errors.find(
    ({ message, isWhole, offset }) =>
      message.startsWith(STRAY_BRACKET) || (isWhole && opensBracket(lineFrom(source, offset))),
  );
  const comments = errors.filter(({ message }) => message === COMMENT_INSIDE);
  return errors.filter((error) => {
    if (stray && error.offset > stray.offset) return false;
    // The parser has lost its way before.
    if (
      error.message.startsWith('Unexpected ') &&
      errors.some(({ offset }) => offset < error.offset)
    )
      return false;
    return ![...cuts, ...comments].some(({ offset, message }) => {
      if (message === error.message) return false;
      const begin = source.lastIndexOf('\n', offset) + 1;
      const further = source.slice(source.indexOf('\n', offset) + 1 || source.length);
      const next = /^[ \t]*(?:- +)?[\w-]+:(?:\s|$)/m.exec(further)?.index ?? further.length;
      return error.offset >= begin && error.offset < source.length - further.length + next;
    });
  });
}

/**
 * A text without quotes that is followed on its line by what YAML takes for a comment, and whoever wrote it most
 * likely meant as part of it.
 */
function findCut(
  { node, path, inFlow }: PlacedNode,
  source: string,
  isText: (path: PropertyKey[]) => boolean,
): YamlFault | undefined {
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
  const isPlain = isScalar(node) ? (node.type ?? 'PLAIN') === 'PLAIN' : node.flow === true;
  // What has an anchor or a tag is an issue of its own.
  if (!isPlain || !node.range || node.anchor || node.tag) return undefined;
  const [from, to] = node.range;
  const [all, space = '', comment = ''] =
    /^([ \t]*)(#[^\r\n]*)/.exec(source.slice(to, to + 6000)) ?? [];
  if (all === undefined || !isText(path)) return undefined;
  // Where no schema says what belongs there, a list is a list.
  if (!isScalar(node) && isText([])) return undefined;
  // Part of what is a group of fields where a text belongs, and was meant as one: "- C: pointers #1".
  if (path.length > 1 && isText(path.slice(0, -1))) return undefined;
  const name = nameOf(path);
  const said = comment.trimEnd();
  const meant = inFlow ? (/^[^,\]}]*/.exec(said)?.[0] ?? '').trimEnd() : said;
  const value = source.slice(from, to).replaceAll(/\s+/g, ' ');
  // No address holds a space.
  const gap = /^https?:\/\/\S+$/.test(value) ? '' : space;
  const written = quoteYaml(
    value === '' ? meant : value + gap.replaceAll(/\s*\t\s*/g, ' ') + meant,
  );
  const copy =
    written.length > 600 ? 'Put the whole text in quotes' : `Write ${written}, with the quotes`;
  const read = value === '' ? `${name} is empty` : `${name} is only "${shorten(value)}"`;
  return {
    offset: to + space.length,
    code: 'text-as-comment',
    message: `YAML reads "${shorten(said)}" as a comment, so ${read}. ${copy}, or move the comment to its own line.`,
    isLocal: true,
    path,
  };
}

/** Whether more brackets open in a line than close in it. */
function opensBracket(line: string): boolean {
  return line.split(/[[{]/).length > line.split(/[\]}]/).length;
}

/** A text as YAML in quotes, ready to copy. */
export function quoteYaml(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** `placements 2 topic`: the items of lists are counted from 1. */
function nameOf(path: PropertyKey[]): string {
  return path.length === 0
    ? 'the file'
    : path.map((part) => String(typeof part === 'number' ? part + 1 : part)).join(' ');
}

const COMMENT_INSIDE =
  'a comment between the lines of a text ends the text. Move the comment above the field, or put the text in a block after ">-".';
const STRAY_BRACKET = 'a closing bracket or brace has no opening one.';

const NO_COLON =
  'the line has no colon and space between field and value. Add them, or indent it if it continues the line above.';

/** What the parser says, by its first words, and what we say instead: it speaks to programmers. */
const messages: [string, (source: string, offset: number) => string][] = [
  [
    'All mapping items must',
    (source, offset) =>
      /^\s*#/.test(source.slice(offset, offset + 200))
        ? COMMENT_INSIDE
        : 'the line is not indented like the fields around it. Align it.',
  ],
  [
    TOO_DEEP,
    () =>
      `the values are nested more than ${DEEPEST} levels deep, and no field is. Flatten them here.`,
  ],
  [
    'Alias cannot be an empty',
    () => 'the text starts with "*", which has a special meaning in YAML. Put the text in quotes.',
  ],
  [
    'Anchor cannot be an empty',
    () => 'the text starts with "&", which has a special meaning in YAML. Put the text in quotes.',
  ],
  [
    'Block scalar header',
    () => 'there is text after "|" or ">". Start it on the next line, or put the text in quotes.',
  ],
  [
    'Comments must be separated',
    (source, offset) =>
      `"${wordAt(source, offset)}" comes after the end of the value. Put the whole value in quotes.`,
  ],
  [
    'Flow ',
    (source, offset) =>
      `the "${source.charAt(offset)}" that opens here is not closed. Close it, indent the lines inside it, or put the text in quotes.`,
  ],
  ['Implicit keys need', () => NO_COLON],
  ['Implicit map keys need', () => NO_COLON],
  [
    'Invalid escape',
    (source, offset) =>
      `the text in double quotes contains "${source.slice(offset, offset + 2)}", which YAML does not know. Write "\\\\" for a backslash.`,
  ],
  [
    'Missing closing',
    () => 'the quote that opens here is not closed. Close it at the end of the text.',
  ],
  [
    'Nested mappings',
    (source, offset) => {
      const line = lineFrom(source, offset);
      if (/^[?:](?:\s|$)/.test(line))
        return `the text starts with "${line.charAt(0)}", which has a special meaning in YAML. Put the text in quotes.`;
      if (/:\s*$/.test(line) && !/:\s+\S/.test(line))
        return 'the text ends with a colon, which starts a value. Put the text in quotes.';
      return /:\s/.test(line)
        ? 'the text contains a colon and a space, which start a value. Put the text in quotes.'
        : 'the line below is indented more than the field that it belongs to. Align it.';
    },
  ],
  [
    'Not a YAML token',
    (source, offset) =>
      `"${wordAt(source, offset)}" does not belong here. Start it on a new line if it is text after "|" or ">". Otherwise, put the whole text in quotes.`,
  ],
  [
    'Plain value cannot start',
    (source, offset) =>
      `the text starts with "${source.charAt(offset)}", which has a special meaning in YAML. Put the text in quotes.`,
  ],
  [
    'Sequence item without',
    () =>
      'the line is neither a new item ("- ") nor aligned with the fields of the item above. Indent it.',
  ],
  [
    'Source contains multiple',
    () => 'a line "---" starts a second document. Keep one entry per file.',
  ],
  ['Tabs are not allowed', () => 'the line is indented with a tab. Use spaces.'],
  [
    'Unexpected block-seq-ind on same',
    () =>
      'the item "- " is on the same line as its field. Start it on a new line, or put the text in quotes.',
  ],
  ...[
    'scalar',
    'double-quoted-scalar',
    'single-quoted-scalar',
    'flow-seq-start',
    'flow-map-start',
  ].map((token): [string, (source: string, offset: number) => string] => [
    `Unexpected ${token} at node end`,
    (source, offset) =>
      `"${wordAt(source, offset)}" comes after the end of the value. Put the whole value in quotes.`,
  ]),
  ...['seq', 'map'].map((kind): [string, () => string] => [
    `Unexpected flow-${kind}-end token in YAML`,
    () => `${STRAY_BRACKET} Put the text in quotes, or remove it.`,
  ]),
];

function lineFrom(source: string, offset: number): string {
  return (source.slice(offset).split('\n', 1)[0] ?? '').trimEnd();
}

/** What YAML allows and nobody means: anchors, aliases and tags. Nothing of them is left in the document. */
function findForeignParts(
  { node, path, parent }: PlacedNode,
  source: string,
  inQuotes: (offset: number) => string | undefined,
): YamlFault[] {
  if (!isAlias(node) && !isScalar(node) && !isMap(node) && !isSeq(node)) return [];
  const { range } = node;
  if (!isAlias(node) && !node.anchor && !node.tag) return [];
  const offset = range?.[0] ?? 0;
  const at = isAlias(node) ? offset : propertiesBefore(offset, source);
  const what = isAlias(node) ? 'alias' : node.anchor ? 'anchor' : 'tag';
  const fault: YamlFault = {
    offset: at,
    code: 'yaml-alias',
    message: addCopy(foreign(source, at, what), inQuotes(at)),
  };
  const nothing = new Scalar(null);
  if (range) nothing.range = range;
  if (!parent) return [fault];
  if ('pair' in parent) parent.pair.value = nothing;
  else parent.list.items[parent.index] = nothing;
  return [{ ...fault, isLocal: true, path }];
}

/** Fields that stand twice, have a name that is no text, or one that programs trip over. They are taken out of the map. */
function findKeyFaults(
  map: YAMLMap,
  path: PropertyKey[],
  source: string,
  inQuotes: (offset: number) => string | undefined,
): YamlFault[] {
  const seen = new Set<string>();
  const faults: YamlFault[] = [];
  map.items = map.items.filter(({ key, value }) => {
    if (isScalar(key) && key.value === null && startOf(key) === key.range?.[1]) {
      // As in "title: [a]: b", where the field ends with the bracket.
      const offset = startOf(value) ?? startOf(key) ?? 0;
      const message = addCopy(
        'there is a colon here without a field name. Put the text in quotes.',
        inQuotes(offset),
      );
      faults.push({ offset, code: 'malformed-yaml', message });
      return false;
    }
    const fault = findKeyFault(key, seen, source);
    if (!fault) return true;
    faults.push({
      ...fault,
      isLocal: true,
      path: [...path, String(isScalar(key) ? key.value : key)],
    });
    return false;
  });
  return faults;
}

function findKeyFault(key: unknown, seen: Set<string>, source: string): YamlFault | undefined {
  const isForeign =
    isAlias(key) || ((isScalar(key) || isMap(key) || isSeq(key)) && (key.anchor || key.tag));
  if (isForeign) {
    const offset = key.range?.[0] ?? 0;
    const at = isAlias(key) ? offset : propertiesBefore(offset, source);
    const what = isAlias(key) ? 'alias' : key.anchor ? 'anchor' : 'tag';
    return { offset: at, code: 'yaml-alias', message: foreign(source, at, what) };
  }
  if (!isScalar(key)) return undefined;
  const name = String(key.value);
  const offset = key.range?.[0] ?? 0;
  const written = source.slice(offset, key.range?.[1] ?? offset);
  if (typeof key.value !== 'string' && written !== '' && written !== name)
    return {
      offset,
      code: 'unknown-key',
      message: `YAML reads "${written}" as "${name}". Write ${quoteYaml(written)}, with the quotes, if it is a field name.`,
    };
  if (name === '__proto__')
    return { offset, code: 'unknown-key', message: `"${name}" is not a field. Remove it.` };
  if (seen.has(name))
    return {
      offset,
      code: 'doubled-key',
      message: `"${name}" appears twice. Remove or rename one of them.`,
    };
  seen.add(name);
  return undefined;
}

/** Where the anchor and the tag begin that stand before a node. */
function propertiesBefore(offset: number, source: string): number {
  const before = source.slice(Math.max(0, offset - 100), offset);
  return offset - (/(?<![^\s,[{])(?:[&!]\S*\s*)+$/.exec(before)?.[0].length ?? 0);
}

function findOpenQuote(document: Document.Parsed): number | undefined {
  let last: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith('QUOTE')) last = range?.[0];
    },
  });
  return last;
}

/** The bracket or brace that the error of an unclosed one is about: the last that begins before it. */
function findOpenBracket(document: Document.Parsed, at: number): number | undefined {
  let last: number | undefined;
  for (const { node } of findNodes(document))
    if ((isMap(node) || isSeq(node)) && node.flow && node.range && node.range[0] < at)
      last = Math.max(last ?? 0, node.range[0]);
  return last;
}

function foreign(source: string, offset: number, what: string): string {
  return `"${wordAt(source, offset)}" is a YAML ${what}. Put the text in quotes, or write out the value.`;
}

function wordAt(source: string, offset: number): string {
  return /^(?:[^\s,[\]{}]{1,40}|\S)/.exec(source.slice(offset, offset + 40))?.[0] ?? '';
}
