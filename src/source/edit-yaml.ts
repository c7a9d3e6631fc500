import { isMap, isScalar, isSeq, parse, stringify, type Range, type Scalar } from 'yaml';
import { findNodes, parseYaml } from './parse-yaml.ts';

// Edits of YAML as text: each changes the bytes of its own value or field, and keeps all others.

/** A text value of the data, and where it is written. */
interface TextPlace {
  path: PropertyKey[];
  value: string;
  /** Where it begins and ends in the text, quotes included. */
  from: number;
  to: number;
  style: Scalar.Type | undefined;
  /** Whether it is between brackets or braces. */
  inFlow: boolean;
}

/** The text values of YAML, in their order; none if it cannot be parsed. */
export function findTexts(data: string): TextPlace[] {
  const document = parseYaml(data);
  if (document.errors.length > 0) return [];
  return [...findNodes(document)].flatMap(({ node, path, inFlow }) => {
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
    const [from, to] = node.range;
    return [{ path, value: node.value, from, to, style: node.type as Scalar.Type, inFlow }];
  });
}

/**
 * Replaces text values where `replacementOf` returns another one, in the quotes and on the lines that they have if
 * they can hold it. With `inPlace`, a value that cannot be replaced letter by letter stays; else it is quoted.
 */
export function replaceTexts(
  data: string,
  replacementOf: (place: TextPlace) => string | undefined,
  { inPlace = false } = {},
): string {
  // From the end, so that the places before keep their offsets.
  return findTexts(data)
    .toReversed()
    .reduce((result, place) => {
      const value = replacementOf(place);
      if (value === undefined || value === place.value) return result;
      const written = data.slice(place.from, place.to);
      const forms = inPlace ? formsInPlace(written, place, value) : formsOf(written, place, value);
      const form = forms.find((text) => readsAs(text, value, place));
      return form === undefined
        ? result
        : data.slice(0, place.from) + form + result.slice(place.to);
    }, data);
}

/** How a value may be written in place of another, the closest to what is there first. */
function formsOf(written: string, place: TextPlace, value: string): string[] {
  const quote = /^["']/.exec(written)?.[0];
  const more = value.startsWith(place.value) ? value.slice(place.value.length) : '';
  const end = written.trimEnd().length - (quote ? 1 : 0);
  const forms = [
    ...formsInPlace(written, place, value),
    ...(more ? [written.slice(0, end) + more + written.slice(end)] : []),
  ];
  // The header of a block may hold a comment.
  if (place.style?.startsWith('BLOCK')) return forms;
  const quoted = stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd();
  return [...forms, ...(quote ? [quote + value + quote] : []), value, quoted];
}

function formsInPlace(written: string, { value: before, style }: TextPlace, value: string) {
  const at = written.indexOf(before);
  if (at === -1) return [];
  const replaced = written.slice(0, at) + value + written.slice(at + before.length);
  return style === 'PLAIN' ? [replaced, writeWord(value)] : [replaced];
}

function readsAs(written: string, value: string, { inFlow }: TextPlace): boolean {
  // Without the last line end, the parser misses some quotes that are not closed.
  const document = parseYaml(inFlow ? `{ a: ${written} }\n` : `a: ${written}\n`);
  const node = document.get('a', true);
  return document.errors.length === 0 && isScalar(node) && node.value === value;
}

/** A word as YAML reads it as text: in quotes if it is a number, a day, `null` or `true` without them. */
function writeWord(word: string): string {
  return /^[a-z0-9-]+$/.test(word) && typeof parse(word) !== 'string' ? `'${word}'` : word;
}

/**
 * Adds a word to the end of a list at a field, on one line or on lines of its own as the list is.
 *
 * @returns `undefined` if there is no list, or it has another form
 */
export function addToList(data: string, field: string, word: string): string | undefined {
  const document = parseYaml(data);
  const list = document.get(field, true);
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isSeq(list) || !isScalar(last) || !last.range) return undefined;
  const added = list.flow
    ? `${data.slice(0, last.range[1])}, ${writeWord(word)}${data.slice(last.range[1])}`
    : addItem(data, last.range, word);
  const wanted: unknown[] = [...(list.toJS(document) as unknown[]), word];
  const read = parseYaml(added).toJS() as Record<string, unknown> | null;
  return JSON.stringify(read?.[field]) === JSON.stringify(wanted) ? added : undefined;
}

/** Adds an item on a line of its own below another, with the dash that this has. */
function addItem(data: string, [start, end]: Range, word: string): string {
  const dash = data.slice(data.lastIndexOf('\n', start - 1) + 1, start);
  const below = data.indexOf('\n', end - 1) + 1;
  const newline = data.includes('\r\n') ? '\r\n' : '\n';
  const line = dash + writeWord(word);
  return below === 0
    ? data + newline + line
    : data.slice(0, below) + line + newline + data.slice(below);
}

/** The text of fields, cut so that each has the blank lines and comments above it. */
interface FieldBlocks {
  /** What is before the first field: the modeline, and comments on the whole file. */
  head: string;
  fields: FieldBlock[];
  /** What is after the last field. */
  tail: string;
}

interface FieldBlock {
  key: string;
  text: string;
}

/**
 * Cuts YAML at its fields. Joined again it is the same text.
 *
 * @returns `undefined` if it is anything but fields, each on a line of its own
 */
export function splitFields(data: string): FieldBlocks | undefined {
  const { contents, errors } = parseYaml(data);
  if (errors.length > 0 || !isMap(contents) || contents.flow || contents.items.length === 0)
    return undefined;
  const places: { key: string; start: number; end: number }[] = [];
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || !key.range) return undefined;
    const range = (value as { range?: [number, number, number] } | null)?.range ?? key.range;
    places.push({ key: String(key.value), start: key.range[0], end: range[1] });
  }
  const first = places[0]?.start ?? 0;
  if (places.some(({ start }) => !/^[\n\ufeff]?$/.test(data.slice(Math.max(0, start - 1), start))))
    return undefined;
  const starts = places.map(({ start }, i) =>
    i === 0 ? first : startOfBlock(data, places[i - 1]?.end ?? 0, start),
  );
  const end = startOfBlock(data, places.at(-1)?.end ?? 0, data.length);
  return {
    head: data.slice(0, first),
    fields: places.map(({ key }, i) => ({
      key,
      text: data.slice(starts[i], starts[i + 1] ?? end),
    })),
    tail: data.slice(end),
  };
}

/** Where the blank lines and comments right above a field begin, which itself begins at `start`. */
function startOfBlock(data: string, endBefore: number, start: number): number {
  let begin = start;
  while (begin > 0) {
    const lineStart = data.lastIndexOf('\n', begin - 2) + 1;
    // An indented comment belongs to what is above it.
    const isOwn = /^(?:#.*|[ \t]*)\r?\n?$/.test(data.slice(lineStart, begin));
    if (lineStart < endBefore || !isOwn) break;
    begin = lineStart;
  }
  return begin;
}

/** The text of fields; each begins on a line of its own. */
function joinFields({ head, fields, tail }: FieldBlocks): string {
  const parts = [head, ...fields.map(({ text }) => text), tail];
  const newline = parts.some((part) => part.includes('\r\n')) ? '\r\n' : '\n';
  return parts.reduce((before, part) =>
    /^\ufeff?$|\n$/.test(before) || part === '' ? before + part : before + newline + part,
  );
}

/** A field as it is to be written; without a text it is removed. */
export type WrittenField = [key: string, written: string | undefined];

/**
 * Writes fields in their places or, if they are new, after those that come before them in `order`. A field that is
 * removed goes with the comments above it.
 *
 * @throws {Error} if the text is anything but fields
 */
export function setFields(data: string, written: WrittenField[], order: string[]): string {
  const blocks = splitFields(data);
  if (!blocks) throw new Error('the text is no group of fields.');
  const withReturns = data.includes('\r\n');
  for (const [key, text] of written)
    setBlock(blocks.fields, key, withReturns ? text?.replaceAll('\n', '\r\n') : text, order);
  return joinFields(blocks);
}

function setBlock(
  fields: FieldBlock[],
  key: string,
  written: string | undefined,
  order: string[],
): void {
  const at = fields.findIndex((field) => field.key === key);
  const old = fields[at]?.text ?? '';
  if (written !== undefined && at !== -1) {
    const comments = /^(?:(?:#.*|[ \t]*)\r?\n)*/.exec(old)?.[0] ?? '';
    fields[at] = { key, text: comments + written };
  } else if (at !== -1) fields.splice(at, 1);
  else if (written !== undefined) {
    const before = order.slice(0, order.indexOf(key));
    // A field that the order does not have comes last.
    const last = order.includes(key)
      ? fields.findLastIndex((field) => before.includes(field.key))
      : fields.length - 1;
    fields.splice(last + 1, 0, { key, text: written });
  }
}

/** Puts fields in an order, each with its comments; those that it does not have come last. */
export function sortFields(data: string, order: string[]): string {
  const blocks = splitFields(data);
  if (!blocks) return data;
  const rank = ({ key }: FieldBlock) => (order.includes(key) ? order.indexOf(key) : order.length);
  return joinFields({ ...blocks, fields: blocks.fields.toSorted((a, b) => rank(a) - rank(b)) });
}
