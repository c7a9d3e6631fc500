import { isAlias, isMap, isScalar, isSeq, Scalar, visit, type Document, type YAMLMap } from 'yaml';
import { findNodes, DEEPEST, TOO_DEEP, type PlacedNode } from './parse-yaml.ts';
import type { IssueCode } from './rules/rules.ts';

/** What is wrong with a text as YAML. */
export interface YamlFault {
  /** Where in the text, counted from 0. */
  offset: number;
  code: IssueCode;
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
  const errors = [...document.errors, ...document.warnings]
    // Those are found with the other tags.
    .filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')
    .map((error) => describeError(error, document, source));
  if (errors.length > 0)
    return [
      ...cuts.map(({ offset, code, message }) => ({ offset, code, message })),
      ...withoutEchoes(errors, cuts, source),
    ];
  const begin = document.contents?.range?.[0] ?? source.length;
  const directive = document.directives?.docStart ? /^%/m.exec(source.slice(0, begin)) : null;
  if (directive)
    return [
      {
        offset: directive.index,
        code: 'malformed-yaml',
        message: `"${wordAt(source, directive.index)}" is a directive of YAML, which changes how the file is read. Remove the line.`,
      },
    ];
  const foreign = nodes.flatMap((placed) => findForeignParts(placed, source));
  for (const { node, path } of nodes)
    if (isMap(node)) foreign.push(...findKeyFaults(node, path, source));
  return [...cuts, ...foreign];
}

function describeError(
  { message, pos: [at] }: Document.Parsed['errors'][number],
  document: Document.Parsed,
  source: string,
): YamlFault {
  const offset = message.startsWith('Missing closing')
    ? (findOpenQuote(document) ?? at)
    : message.startsWith('Flow ')
      ? (findOpenBracket(document, at) ?? at)
      : at;
  return {
    offset,
    code: 'malformed-yaml',
    message:
      messages.find(([beginning]) => message.startsWith(beginning))?.[1](source, offset) ??
      `${message.replace(/\.$/, '')}. Check indentation, colons and quotes here.`,
  };
}

/** A text that was cut off by a comment makes errors of all its further lines, and a stray bracket of all below it. */
function withoutEchoes(errors: YamlFault[], cuts: YamlFault[], source: string): YamlFault[] {
  const stray = errors.find(({ message }) => message === STRAY_BRACKET);
  const comments = errors.filter(({ message }) => message === COMMENT_INSIDE);
  return errors.filter((error) => {
    if (stray && error.offset > stray.offset) return false;
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
  if (!isScalar(node) || !node.range || (node.type ?? 'PLAIN') !== 'PLAIN') return undefined;
  const [from, to] = node.range;
  const [all, space = '', comment = ''] =
    /^([ \t]*)(#[^\r\n]*)/.exec(source.slice(to, to + 6000)) ?? [];
  if (all === undefined || !isText(path)) return undefined;
  const name = nameOf(path);
  const said = comment.trimEnd();
  const meant = inFlow ? (/^[^,\]}]*/.exec(said)?.[0] ?? '').trimEnd() : said;
  const value = source.slice(from, to).replaceAll(/\s+/g, ' ');
  // No address holds a space.
  const gap = value.includes('://') ? '' : space;
  const written = quoteYaml(value === '' ? meant : value + gap + meant);
  const copy =
    written.length > 600 ? 'Put the whole text in quotes' : `Write ${written}, with the quotes`;
  const read = value === '' ? `${name} is empty` : `${name} is only "${shorten(value)}"`;
  return {
    offset: to + space.length,
    code: 'text-as-comment',
    message: `YAML reads "${shorten(said)}" as a comment, so that ${read}. ${copy}, or move the comment to a line of its own.`,
    isLocal: true,
    path,
  };
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
  'a comment stands between the lines of a text, and ends it. Move the comment above the field, or the text into a block behind ">-".';
const STRAY_BRACKET =
  'a bracket or brace closes what none has opened. Put the text in quotes, or remove it.';

const NO_COLON =
  'the line has no colon and space between field and value. Add them, or indent it if it continues the line above.';

/** What the parser says, by its first words, and what we say instead: it speaks to programmers. */
const messages: [string, (source: string, offset: number) => string][] = [
  [
    'All mapping items must',
    (source, offset) =>
      /^\s*#/.test(source.slice(offset, offset + 200))
        ? COMMENT_INSIDE
        : 'the line is not indented as the fields around it. Align them.',
  ],
  [
    TOO_DEEP,
    () => `the values nest more than ${DEEPEST} deep, and no field does. Flatten them here.`,
  ],
  ['Block scalar header', () => 'text stands behind "|" or ">". Begin it on the next line.'],
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
      `the text in double quotes holds "${source.slice(offset, offset + 2)}", which YAML does not know. Write "\\\\" for a backslash.`,
  ],
  [
    'Missing closing',
    () => 'the quote that opens here is never closed. Close it at the end of the text.',
  ],
  [
    'Nested mappings',
    (source, offset) => {
      const line = lineFrom(source, offset);
      if (/^[?:](?:\s|$)/.test(line))
        return `the text begins with "${line.charAt(0)}", which means something else in YAML. ${putInQuotes(line)}`;
      if (/:\s*$/.test(line) && !/:\s+\S/.test(line))
        return `the text ends with a colon, which begins a value. ${putInQuotes(line)}`;
      return /:\s/.test(line)
        ? 'the text holds a colon and a space, which begin a value. Put the text in quotes.'
        : 'the line below is indented deeper than the field to which it belongs. Align it.';
    },
  ],
  [
    'Not a YAML token',
    (source, offset) =>
      `"${wordAt(source, offset)}" does not belong here. Begin it on a new line, if it is text behind "|" or ">"; else put the whole text in quotes.`,
  ],
  [
    'Plain value cannot start',
    (source, offset) =>
      `the text begins with "${source.charAt(offset)}", which means something else in YAML. Put the text in quotes.`,
  ],
  [
    'Sequence item without',
    () =>
      'the line is neither a new item, "- ", nor aligned with the fields of the item above. Indent it.',
  ],
  [
    'Source contains multiple',
    () => 'a line "---" begins a second entry. Keep one entry in a file.',
  ],
  ['Tabs are not allowed', () => 'the line is indented with a tab. Use spaces.'],
  [
    'Unexpected block-seq-ind on same',
    () =>
      'the item "- " stands in the line of its field. Begin it on a new line, or put the text in quotes.',
  ],
  [
    'Unexpected scalar at node end',
    (source, offset) =>
      `"${wordAt(source, offset)}" stands behind the end of the value. Put the whole value in double quotes.`,
  ],
  ['Unexpected flow-seq-end token in YAML', () => STRAY_BRACKET],
  ['Unexpected flow-map-end token in YAML', () => STRAY_BRACKET],
];

function lineFrom(source: string, offset: number): string {
  return (source.slice(offset).split('\n', 1)[0] ?? '').trimEnd();
}

function putInQuotes(text: string): string {
  return text.length > 200
    ? 'Put the text in quotes.'
    : `Put the text in quotes: ${quoteYaml(text)}.`;
}

/** What YAML allows and nobody means: anchors, aliases and tags. Nothing of them is left in the document. */
function findForeignParts({ node, path, parent }: PlacedNode, source: string): YamlFault[] {
  if (!isAlias(node) && !isScalar(node) && !isMap(node) && !isSeq(node)) return [];
  const { range } = node;
  if (!isAlias(node) && !node.anchor && !node.tag) return [];
  const offset = range?.[0] ?? 0;
  const at = isAlias(node) ? offset : propertiesBefore(offset, source);
  const what = isAlias(node) ? 'an alias' : node.anchor ? 'an anchor' : 'a tag';
  const fault: YamlFault = {
    offset: at,
    code: 'yaml-alias',
    message: foreign(source, at, what),
  };
  const nothing = new Scalar(null);
  if (range) nothing.range = range;
  if (!parent) return [fault];
  if ('pair' in parent) parent.pair.value = nothing;
  else parent.list.items[parent.index] = nothing;
  return [{ ...fault, isLocal: true, path }];
}

/** Fields that stand twice, have a name that is no text, or one that programs trip over. They are taken out of the map. */
function findKeyFaults(map: YAMLMap, path: PropertyKey[], source: string): YamlFault[] {
  const seen = new Set<string>();
  const faults: YamlFault[] = [];
  map.items = map.items.filter(({ key }) => {
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
    const what = isAlias(key) ? 'an alias' : key.anchor ? 'an anchor' : 'a tag';
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
      message: `"${written}" is read as "${name}" by YAML. Write ${quoteYaml(written)}, with the quotes, if it is the name of a field.`,
    };
  if (name === '__proto__')
    return { offset, code: 'unknown-key', message: `"${name}" is not a field. Remove it.` };
  if (seen.has(name))
    return {
      offset,
      code: 'doubled-key',
      message: `"${name}" stands twice. Remove or rename one of them.`,
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
  return `"${wordAt(source, offset)}" is ${what} of YAML. Put the text in quotes, or write the value out.`;
}

function wordAt(source: string, offset: number): string {
  return /^(?:[^\s,[\]{}]{1,40}|\S)/.exec(source.slice(offset, offset + 40))?.[0] ?? '';
}
