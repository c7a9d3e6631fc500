import { isMap, isScalar, isSeq, LineCounter, type Document, type Pair, type YAMLMap } from 'yaml';
import { cutText } from '../text/quote.ts';
import type { Issue, SourceCode } from './issue.ts';
import { parseYaml } from './parse-yaml.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { takesHash } from '../schema/schema-fields.ts';
import { baseSchemas, schemaNameOf, type SchemaName } from '../schema/schema-of-file.ts';
import { findYamlIssues } from './yaml-issues.ts';

/** A place in a file, both counted from 1. */
export interface Position {
  /** The file, where a value is in another one than those beside it. */
  file?: string;
  line: number;
  column: number;
}

/** One file of content, parsed, with the positions of its values. */
export interface ContentFile {
  /** The file, from the root of the project. */
  file: string;
  /** The file name without its extension. */
  id: string;
  data: unknown;
  text: string;
  /** The text behind the frontmatter of an MDX file, else empty. */
  body: string;
  /** Lines before the body. */
  bodyOffset: number;
  /** The position of the value at `path`, or of its nearest ancestor; with `key`, that of its key. */
  positionOf: (path: PropertyKey[], key?: boolean) => Position;
  /** The value at `path` as it is written, quotes included; `undefined` if nothing is written there. */
  sourceOf: (path: PropertyKey[]) => string | undefined;
  /** The paths of values that have issues as YAML; the data there says nothing. */
  invalid: PropertyKey[][];
}

/** Whether a path is another one or leads on from it. */
export function isWithin(path: PropertyKey[], other: PropertyKey[]): boolean {
  return other.every((part, i) => path[i] === part);
}

const MODELINE = /^# yaml-language-server: \$schema=\S+/;
// Parsers of YAML and MDX need minutes for some lines of many thousand characters.
const LONGEST_LINE = 5000;

/**
 * Parses a YAML file, or the YAML frontmatter of an MDX file.
 * Returns the file, or nothing but issues when it cannot be read; never throws.
 */
export function parseContentFile(
  file: string,
  content: string,
): { parsed?: ContentFile; issues: Issue[] } {
  const issues: Issue[] = [];
  const report = (code: SourceCode, position: Position, message: string) =>
    issues.push({ file, ...position, code, message });
  const text = content.replace(/^\ufeff/, '');
  const isMdx = file.endsWith('.mdx');
  const name = schemaNameOf(file);
  const { open, data: source, close, body } = splitFrontmatter(file, text);

  if (text.trim() === '') {
    report('empty-file', START, 'the file is empty. Fill it in, or remove it.');
    return { issues };
  }
  const loneReturn = /\r(?!\n)/.exec(text);
  if (loneReturn) {
    const before = text.slice(0, loneReturn.index).split('\n');
    report(
      'malformed-yaml',
      { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
      'the line contains a carriage return "\\r" without a newline. End lines with "\\n" or "\\r\\n"; any editor can save the file that way.',
    );
    return { issues };
  }
  const long = text.split('\n').findIndex(({ length }) => length > LONGEST_LINE);
  if (long !== -1) {
    report(
      'line-too-long',
      { line: long + 1, column: 1 },
      `the line has more than ${LONGEST_LINE} characters. Break it into several lines.`,
    );
    return { issues };
  }
  if (isMdx && open === '') {
    report(
      'missing-frontmatter',
      START,
      'the file does not start with fields between two lines of "---". Add them.',
    );
    return { issues };
  }
  if (!isMdx && name !== 'list' && !MODELINE.test(text)) {
    report(
      'missing-modeline',
      START,
      `the first line is "${cutText(text.split('\n', 1)[0] ?? '', 60).trim()}". Start with "# yaml-language-server: $schema=…", as in the files next to it.`,
    );
  }

  const lineOffset = isMdx ? 1 : 0;
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, source.length));
    return { line: line + lineOffset, column: col };
  };
  const plain = readPlainYaml(source);
  const read = plain ? undefined : readWithIssues(source, lines, name);
  const yamlIssues = read?.issues ?? [];
  const reported = new Set<number>();
  for (const { offset, code, message, path } of yamlIssues) {
    const position = at(offset);
    // What follows the first issue of a line is nearly always its echo.
    if (reported.has(position.line)) continue;
    reported.add(position.line);
    issues.push({ file, ...position, code, message, ...(path && { field: path }) });
  }
  if (yamlIssues.some(({ isLocal }) => !isLocal)) return { issues };
  if (read?.document.contents === null) {
    report('empty-file', START, 'the file has no fields. Fill it in, or remove it.');
    return { issues };
  }

  const data: unknown = plain ?? read?.document.toJS();
  const bodyOffset = isMdx ? `${open}${source}${close}`.split('\n').length - 1 : 0;
  // Nearly no file needs the places of its values: those of ten thousand would fill the memory.
  const kept = yamlIssues.length > 0 ? read?.document : undefined;
  let index: ReturnType<typeof createIndex> | undefined;
  const openIndex = () => (index ??= createIndex(kept ?? parseYaml(source, plain && lines)));
  const positionOf = (path: PropertyKey[], key = false) => at(openIndex().offsetOf(path, key));
  const sourceOf = (path: PropertyKey[]) => {
    const node = openIndex().nodeAt(path);
    const isGroup = isMap(node) || isSeq(node);
    const [from, to] = ((isGroup || isScalar(node)) && node.range) || [0, 0];
    const written = source.slice(from, to).trimEnd();
    if (!isGroup || node.flow === true) return to > from ? written : undefined;
    // What YAML reads as fields or a list may be one line of text: "- C: pointers".
    return written.includes('\n') ? undefined : source.slice(from).split(/\r?\n/, 1)[0]?.trimEnd();
  };
  const invalid = yamlIssues.flatMap(({ path }) => (path ? [path] : []));
  const id = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  return {
    parsed: {
      ...{ file, id, data, text: content, body, bodyOffset },
      ...{ positionOf, sourceOf, invalid },
    },
    issues,
  };
}

function readWithIssues(source: string, lines: LineCounter, name: SchemaName | undefined) {
  const document = parseYaml(source, lines);
  const isText = (path: PropertyKey[]) => name === undefined || takesHash(baseSchemas[name], path);
  return { document, issues: findYamlIssues(document, source, isText) };
}

const START: Position = { line: 1, column: 1 };

/** Finds the offsets of values and keys of a document. Its maps are indexed, as a hostile one has thousands of keys. */
function createIndex(document: Document) {
  const indexes = new Map<YAMLMap, Map<string, Pair>>();
  return { offsetOf, nodeAt };

  function offsetOf(path: PropertyKey[], key: boolean): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const parent = nodeAt(path.slice(0, length - 1));
      if ((key || length < path.length) && length > 0 && isMap(parent)) {
        const range = rangeOf(pairOf(parent, path[length - 1])?.key);
        if (range) return range[0];
      }
      const range = rangeOf(nodeAt(path.slice(0, length)));
      if (range) return range[0];
    }
    return 0;
  }

  function nodeAt(path: PropertyKey[]): unknown {
    let node: unknown = document.contents;
    for (const part of path)
      node = isMap(node)
        ? pairOf(node, part)?.value
        : isSeq(node)
          ? node.items[Number(part)]
          : undefined;
    return node;
  }

  function pairOf(map: YAMLMap, name: PropertyKey | undefined): Pair | undefined {
    let index = indexes.get(map);
    if (!index) {
      // The first of a name wins, as it does where somebody reads from the top.
      index = new Map(map.items.toReversed().map((pair) => [String(pair.key), pair]));
      indexes.set(map, index);
    }
    return index.get(String(name));
  }
}

function rangeOf(node: unknown): [number, ...unknown[]] | null | undefined {
  return (node as { range?: [number, ...unknown[]] | null } | undefined)?.range;
}

const FRONTMATTER = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/;

/** The parts of a content file: its data, and what is around it. Joined they are the same text. */
interface FileParts {
  /** The line before the frontmatter, else empty. */
  open: string;
  data: string;
  /** The end of the frontmatter, else empty. */
  close: string;
  /** The text after it, else empty. */
  body: string;
}

/** Cuts a content file at its frontmatter; one without is all data. */
export function splitFrontmatter(file: string, text: string): FileParts {
  const found = file.endsWith('.mdx') ? FRONTMATTER.exec(text) : undefined;
  if (!found) return { open: '', data: text, close: '', body: '' };
  const [whole, open = '', data = ''] = found;
  return {
    open,
    data,
    close: whole.slice(open.length + data.length),
    body: text.slice(whole.length),
  };
}

/** A content file with its data changed by `edit`; the lines around the data and the body stay. */
export function editData(file: string, text: string, edit: (data: string) => string): string {
  const { open, data, close, body } = splitFrontmatter(file, text);
  // While it is edited, the last line of frontmatter has its line end, which a new line goes after.
  const end = /^\r?\n/.exec(close)?.[0] ?? '';
  const edited = edit(data + end);
  return open + (end === '' ? edited : edited.replace(/\r?\n$/, '')) + close + body;
}
