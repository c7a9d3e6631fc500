/**
 * Reads the YAML that nearly every file of content is: fields below each other, with texts, numbers, and lists of either.
 * It reads ten times as fast as a parser of all of YAML, and leaves to that parser what it does not know for certain.
 */

/** No field of content nests as deep. */
const DEEPEST = 6;

/** Line breaks and signs that YAML reads in its own way, or not at all. */
const SPECIAL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const FIELD = /^( *)([a-z][\w-]{0,60}):(?: +(.*))?$/;
const ITEM = /^( *)- (?! )(.*)$/;
/** A start that means nothing in YAML. */
const TEXT = /^[\p{L}\p{N}(]/u;
/** What ends or changes a text without quotes. */
const CUT = /: | #|:$/;
/** Words that YAML, or an older YAML, does not read as text. */
const WORD = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const NUMBER = /^[1-9]\d{0,14}$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
/** Letters that are in no number. */
const NO_NUMBER = /[^\dA-Fa-f.+_xXoO-]/;
const FLOW = /^\[([A-Za-z][\w.+/-]*(?: [\w.+/]+)*(?:, [A-Za-z][\w.+/-]*(?: [\w.+/]+)*)*)\]$/;

/**
 * Reads a document that is plain YAML throughout.
 *
 * @returns its fields, exactly as the parser reads them; `undefined` if that parser has to read it, which may find issues
 */
export function readPlainYaml(source: string): Record<string, unknown> | undefined {
  if (SPECIAL.test(source)) return undefined;
  const lines = source.slice(0, endOf(source)).split('\n');
  let at = 0;
  while (lines[at]?.startsWith('#')) at += 1;
  const fields = readFields(0, 0);
  return at === lines.length ? fields : undefined;

  /** The fields from here on that are indented so far; `undefined` if there are none, or anything else is among them. */
  function readFields(indent: number, depth: number): Record<string, unknown> | undefined {
    if (depth > DEEPEST) return undefined;
    const found: Record<string, unknown> = {};
    for (let own = fieldAt(indent); own; own = fieldAt(indent)) {
      const { name, rest } = own;
      at += 1;
      const value = rest === '' ? readBelow(indent, depth) : readText(rest, indent);
      if (value === undefined || WORD.test(name) || Object.hasOwn(found, name)) return undefined;
      found[name] = value;
    }
    return Object.keys(found).length > 0 ? found : undefined;
  }

  function fieldAt(indent: number): { name: string; rest: string } | undefined {
    const [, spaces = '', name = '', rest = ''] = FIELD.exec(lines[at] ?? '') ?? [];
    return name === '' || spaces.length !== indent ? undefined : { name, rest: trim(rest) };
  }

  /** The value of a field that begins on the line after its name. */
  function readBelow(indent: number, depth: number): unknown {
    const line = lines[at] ?? '';
    const below = indentOf(line);
    if (ITEM.test(line)) return below < indent ? undefined : readItems(below, depth + 1);
    if (below <= indent) return undefined;
    if (FIELD.test(line)) return readFields(below, depth + 1);
    at += 1;
    return readText(trim(line), indent);
  }

  function readItems(indent: number, depth: number): unknown[] | undefined {
    const items: unknown[] = [];
    for (;;) {
      const [, spaces = '', rest = ''] = ITEM.exec(lines[at] ?? '') ?? [];
      if (rest === '' || spaces.length !== indent) return items;
      const inner = indent + 2;
      let item: unknown;
      if (FIELD.test(rest)) {
        lines[at] = ' '.repeat(inner) + rest;
        item = readFields(inner, depth + 1);
      } else {
        at += 1;
        item = readText(trim(rest), indent);
      }
      if (item === undefined) return undefined;
      items.push(item);
    }
  }

  /** The value that begins with `first`, on the line before this one, and goes on in the lines that are indented further. */
  function readText(first: string, indent: number): unknown {
    const quote = first.charAt(0);
    if (quote === '"' || quote === "'") return readQuoted(first, quote, indent);
    if (first === '>-') return readFolded(indent);
    const flow = FLOW.exec(first)?.[1]?.split(', ');
    if (flow) return isContinued(indent) || flow.some(isSpecial) ? undefined : flow;
    let text = '';
    for (let part = first; ; at += 1) {
      if (!TEXT.test(part) || CUT.test(part)) return undefined;
      text += text === '' ? part : ` ${part}`;
      if (!isContinued(indent)) break;
      part = trim(lines[at] ?? '');
    }
    if (NUMBER.test(text)) return Number(text);
    if (text === 'true' || text === 'false') return text === 'true';
    return isSpecial(text) ? undefined : text;
  }

  /** Quotes within a text are left to the parser, and so is what follows the last one. */
  function readQuoted(first: string, quote: string, indent: number): string | undefined {
    const parts = [first.slice(1)];
    while (!parts.at(-1)?.endsWith(quote)) {
      const part = trim(lines[at] ?? '');
      // An empty line would be a line break.
      if (part === '' || !isContinued(indent)) return undefined;
      parts.push(part);
      at += 1;
    }
    const inside = parts.join(' ').slice(0, -1);
    const isPlain = !inside.includes(quote) && !inside.includes('\\');
    return isPlain && !isContinued(indent) ? inside : undefined;
  }

  /** Lines of one indentation that are one text, whatever they hold. */
  function readFolded(indent: number): string | undefined {
    const parts: string[] = [];
    const inner = indentOf(lines[at] ?? '');
    for (; isContinued(indent); at += 1) {
      const line = lines[at] ?? '';
      if (indentOf(line) !== inner || endOf(line) !== line.length) return undefined;
      parts.push(line.slice(inner));
    }
    return parts.length > 0 ? parts.join(' ') : undefined;
  }

  /** Whether this line belongs to what began before it. */
  function isContinued(indent: number): boolean {
    const line = lines[at];
    return line !== undefined && (trim(line) === '' || indentOf(line) > indent);
  }
}

/** Without the spaces around it; other white space is text. */
function trim(line: string): string {
  return line.slice(indentOf(line), endOf(line));
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charAt(indent) === ' ') indent += 1;
  return indent;
}

/** Where the spaces and empty lines at the end of a text begin. */
function endOf(text: string): number {
  let end = text.length;
  while (end > 0 && ' \n'.includes(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Whether a text without quotes may be read as something else than text. */
function isSpecial(text: string): boolean {
  return WORD.test(text) || !(NO_NUMBER.test(text) || DATE.test(text) || /^[A-Za-z]/.test(text));
}
