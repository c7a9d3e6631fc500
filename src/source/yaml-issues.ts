import { isAlias, isMap, isScalar, isSeq, Scalar, visit, type Document, type YAMLMap } from 'yaml';
import { findNodes, type PlacedNode } from './parse-yaml.ts';
import { COMMENT_INSIDE, describeError, lineFrom, STRAY_BRACKET, wordAt } from './yaml-messages.ts';
import type { SourceCode } from './issue.ts';

/** An issue of a text as YAML. */
interface YamlIssue {
  /** Offset in the text, from 0. */
  offset: number;
  code: SourceCode;
  message: string;
  /** Whether the rest of the document can be read all the same. */
  isLocal?: true;
  /** The path of the value, if it is about one. */
  path?: PropertyKey[];
}

/**
 * Finds everything that keeps a document from being plain YAML. Values with local issues are removed from the document,
 * so that the rest can be read; with any other issue nothing can. `isText` says whether the value at a path may be any
 * text with "#" in it.
 */
export function findYamlIssues(
  document: Document.Parsed,
  source: string,
  isText: (path: PropertyKey[]) => boolean,
): YamlIssue[] {
  const nodes = [...findNodes(document)];
  const cuts = nodes.flatMap((placed) => findCut(placed, source, isText) ?? []);
  const inQuotes = createQuoting(nodes, source, isText);
  const errors = [...document.errors, ...document.warnings]
    // Found below, with the other tags.
    .filter(({ message }) => !message.startsWith('Unresolved tag'))
    .map((error) => toIssue(error, document, source, inQuotes));
  if (errors.length > 0) {
    // If all of a line belongs in quotes, its comment does too.
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
    if (isMap(node)) foreign.push(...findKeyIssues(node, path, source, inQuotes));
  return [...cuts, ...foreign];
}

function toIssue(
  { message, pos: [at] }: Document.Parsed['errors'][number],
  document: Document.Parsed,
  source: string,
  inQuotes: (offset: number) => string | undefined,
): YamlIssue & { isWhole: boolean } {
  const offset = message.startsWith('Missing closing')
    ? (findOpenQuote(document) ?? at)
    : message.startsWith('Flow ')
      ? (findOpenBracket(document, at) ?? at)
      : at;
  const copy = inQuotes(offset);
  const said =
    describeError(message, source, offset) ??
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
 * Creates the function that returns the whole text of the field or item at an offset, in quotes; `undefined` if it may
 * not be one text, or is too long to copy from a message.
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
    // Lines that cannot be the rest of a text.
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

/** A text without the quotes around it, if they contain another quote of their kind. */
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
): YamlIssue[] {
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

/** Removes what follows from another error: after a comment in a text, all its lines; after a stray bracket, all below. */
function withoutEchoes(
  errors: (YamlIssue & { isWhole: boolean })[],
  cuts: YamlIssue[],
  source: string,
): YamlIssue[] {
  const stray = errors.find(
    ({ message, isWhole, offset }) =>
      message.startsWith(STRAY_BRACKET) || (isWhole && opensBracket(lineFrom(source, offset))),
  );
  const comments = errors.filter(({ message }) => message === COMMENT_INSIDE);
  return errors.filter((error) => {
    if (stray && error.offset > stray.offset) return false;
    // A result of the error before.
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

/** A text without quotes whose end on the same line YAML reads as a comment, although it was probably not meant as one. */
function findCut(
  { node, path, inFlow }: PlacedNode,
  source: string,
  isText: (path: PropertyKey[]) => boolean,
): YamlIssue | undefined {
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
  const isPlain = isScalar(node) ? (node.type ?? 'PLAIN') === 'PLAIN' : node.flow === true;
  // An anchor or tag is an issue of its own.
  if (!isPlain || !node.range || node.anchor || node.tag) return undefined;
  const [from, to] = node.range;
  const [all, space = '', comment = ''] =
    /^([ \t]*)(#[^\r\n]*)/.exec(source.slice(to, to + 6000)) ?? [];
  if (all === undefined || !isText(path)) return undefined;
  // Without a schema, a list may be right.
  if (!isScalar(node) && isText([])) return undefined;
  // Part of fields that were meant as one text: "- C: pointers #1".
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

/** Anchors, aliases and tags, which nobody means. They are removed from the document. */
function findForeignParts(
  { node, path, parent }: PlacedNode,
  source: string,
  inQuotes: (offset: number) => string | undefined,
): YamlIssue[] {
  if (!isAlias(node) && !isScalar(node) && !isMap(node) && !isSeq(node)) return [];
  const { range } = node;
  if (!isAlias(node) && !node.anchor && !node.tag) return [];
  const offset = range?.[0] ?? 0;
  const at = isAlias(node) ? offset : propertiesBefore(offset, source);
  const what = isAlias(node) ? 'alias' : node.anchor ? 'anchor' : 'tag';
  const issue: YamlIssue = {
    offset: at,
    code: 'yaml-alias',
    message: addCopy(foreign(source, at, what), inQuotes(at)),
  };
  const nothing = new Scalar(null);
  if (range) nothing.range = range;
  if (!parent) return [issue];
  if ('pair' in parent) parent.pair.value = nothing;
  else parent.list.items[parent.index] = nothing;
  return [{ ...issue, isLocal: true, path }];
}

/** Fields that appear twice, or whose name is not text or not safe. They are removed from the map. */
function findKeyIssues(
  map: YAMLMap,
  path: PropertyKey[],
  source: string,
  inQuotes: (offset: number) => string | undefined,
): YamlIssue[] {
  const seen = new Set<string>();
  const issues: YamlIssue[] = [];
  map.items = map.items.filter(({ key, value }) => {
    if (isScalar(key) && key.value === null && startOf(key) === key.range?.[1]) {
      // As in "title: [a]: b", where the field ends with the bracket.
      const offset = startOf(value) ?? startOf(key) ?? 0;
      const message = addCopy(
        'there is a colon here without a field name. Put the text in quotes.',
        inQuotes(offset),
      );
      issues.push({ offset, code: 'malformed-yaml', message });
      return false;
    }
    const issue = findKeyIssue(key, seen, source);
    if (!issue) return true;
    issues.push({
      ...issue,
      isLocal: true,
      path: [...path, String(isScalar(key) ? key.value : key)],
    });
    return false;
  });
  return issues;
}

function findKeyIssue(key: unknown, seen: Set<string>, source: string): YamlIssue | undefined {
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

/** Where the anchor and the tag before a node begin. */
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

/** The bracket or brace that is not closed: the last that opens before the error. */
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
