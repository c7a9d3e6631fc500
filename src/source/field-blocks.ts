import { isMap, isScalar } from 'yaml';
import { parseYaml } from './parse-yaml.ts';

/** The text of a group of fields, cut so that each field stands with the comments above it. */
export interface FieldBlocks {
  /** What stands before the first field: the modeline, and comments on the whole file. */
  head: string;
  fields: FieldBlock[];
  /** What stands behind the last field. */
  tail: string;
}

export interface FieldBlock {
  key: string;
  text: string;
}

/**
 * Cuts the text of a YAML file at its fields. Joined again it is the same text.
 * Returns nothing where the file is no group of fields, one a line.
 */
export function splitFields(text: string): FieldBlocks | undefined {
  const { contents, errors } = parseYaml(text);
  if (errors.length > 0 || !isMap(contents) || contents.flow || contents.items.length === 0)
    return undefined;
  const places: { key: string; start: number; end: number }[] = [];
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || !key.range) return undefined;
    const range = (value as { range?: [number, number, number] } | null)?.range ?? key.range;
    places.push({ key: String(key.value), start: key.range[0], end: range[1] });
  }
  const first = places[0]?.start ?? 0;
  if (places.some(({ start }) => !/^[\n\ufeff]?$/.test(text.slice(Math.max(0, start - 1), start))))
    return undefined;
  const starts = places.map(({ start }, i) =>
    i === 0 ? first : beginOfBlock(text, places[i - 1]?.end ?? 0, start),
  );
  const end = beginOfBlock(text, places.at(-1)?.end ?? 0, text.length);
  return {
    head: text.slice(0, first),
    fields: places.map(({ key }, i) => ({
      key,
      text: text.slice(starts[i], starts[i + 1] ?? end),
    })),
    tail: text.slice(end),
  };
}

/** The text of fields; each begins on a line of its own. */
export function joinFields({ head, fields, tail }: FieldBlocks): string {
  const newline = [head, ...fields.map(({ text }) => text)].some((part) => part.includes('\r\n'))
    ? '\r\n'
    : '\n';
  return [head, ...fields.map(({ text }) => text), tail].reduce((before, part) =>
    /^\ufeff?$|\n$/.test(before) || part === '' ? before + part : before + newline + part,
  );
}

/** A field and what is written for it; without a text it is removed. */
export type WrittenField = [key: string, written: string | undefined];

/**
 * The text with fields written anew, each at its place or, where it is new, behind those that `order` names before
 * it. Everything else stays byte for byte as it was. Throws where the text is no group of fields.
 */
export function setFields(text: string, written: WrittenField[], order: string[]): string {
  const blocks = splitFields(text);
  if (!blocks) throw new Error('the text is no group of fields.');
  const hasCarriageReturns = text.includes('\r\n');
  for (const [key, own] of written)
    setBlock(blocks.fields, key, hasCarriageReturns ? own?.replaceAll('\n', '\r\n') : own, order);
  return joinFields(blocks);
}

/** The same for one field. */
export function setField(
  text: string,
  key: string,
  written: string | undefined,
  order: string[],
): string {
  return setFields(text, [[key, written]], order);
}

function setBlock(
  fields: FieldBlock[],
  key: string,
  written: string | undefined,
  order: string[],
): void {
  const at = fields.findIndex((field) => field.key === key);
  if (written === undefined) {
    if (at !== -1) fields.splice(at, 1);
  } else if (at === -1) {
    const before = order.slice(0, order.indexOf(key));
    // What the order does not know stands last.
    const last = order.includes(key)
      ? fields.findLastIndex((field) => before.includes(field.key))
      : fields.length - 1;
    fields.splice(last + 1, 0, { key, text: written });
  } else {
    const old = fields[at]?.text ?? '';
    fields[at] = { key, text: old.slice(0, lengthOfComments(old)) + written };
  }
}

/** Where the block of what begins at `start` begins: with the blank lines and comments right above it. */
function beginOfBlock(text: string, endBefore: number, start: number): number {
  let begin = start;
  while (begin > 0) {
    const lineStart = text.lastIndexOf('\n', begin - 2) + 1;
    const line = text.slice(lineStart, begin);
    // An indented comment belongs to what is above it.
    if (lineStart < endBefore || !/^(?:#.*|[ \t]*)\r?\n?$/.test(line)) break;
    begin = lineStart;
  }
  return begin;
}

function lengthOfComments(block: string): number {
  return /^(?:(?:#.*|[ \t]*)\r?\n)*/.exec(block)?.[0].length ?? 0;
}
