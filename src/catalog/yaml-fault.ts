import { isAlias, isMap, isScalar, visit, type Document, type YAMLMap } from 'yaml';
import type { IssueCode } from './rules/rules.ts';

/** What is wrong with a text as YAML. */
export interface YamlFault {
  /** Where in the text, counted from 0. */
  offset: number;
  code: IssueCode;
  message: string;
}

/** Everything that keeps a document from being plain YAML, in the words of a contributor. */
export function findYamlFaults(document: Document.Parsed, source: string): YamlFault[] {
  const errors = [...document.errors, ...document.warnings].map(
    ({ code, message, pos: [at] }): YamlFault => {
      const unclosed = message.startsWith('Missing closing') ? findOpenQuote(document) : undefined;
      const offset = unclosed ?? at;
      return {
        offset,
        code: code === 'TAG_RESOLVE_FAILED' ? 'yaml-alias' : 'malformed-yaml',
        message:
          messages.find(([beginning]) => message.startsWith(beginning))?.[1](source, offset) ??
          `${message.replace(/\.$/, '')}. Check indentation, colons and quotes here.`,
      };
    },
  );
  return errors.length > 0 ? errors : findForeignParts(document, source);
}

const NO_COLON =
  'the line has no colon and space between field and value. Add them, or indent it if it continues the line above.';

/** What the parser says, by its first words, and what we say instead: it speaks to programmers. */
const messages: [string, (source: string, offset: number) => string][] = [
  ['All mapping items must', () => 'the line is not indented as the fields around it. Align them.'],
  ['Block scalar header', () => 'text stands behind "|" or ">". Begin it on the next line.'],
  [
    'Flow ',
    () => 'a bracket opened before is still open. Close it, or indent the lines inside it.',
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
    (source, offset) =>
      /^.*:\s/.test(source.slice(offset).split('\n', 1)[0] ?? '')
        ? 'the text holds a colon and a space, which begin a value. Put the text in quotes.'
        : 'the line below is indented deeper than the field to which it belongs. Align it.',
  ],
  [
    'Not a YAML token',
    (source, offset) =>
      `"${wordAt(source, offset)}" does not belong here. Begin it on a new line, if it is text behind "|" or ">".`,
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
    () => 'the item "- " stands in the line of its field. Begin it on a new line.',
  ],
  [
    'Unexpected scalar at node end',
    (source, offset) =>
      `"${wordAt(source, offset)}" stands behind the end of the value. Put the whole value in double quotes.`,
  ],
  ['Unresolved tag', (source, offset) => foreign(source, offset, 'a tag')],
];

/** What YAML allows and nobody means: anchors, aliases, tags, doubled keys, the key that programs trip over. */
function findForeignParts(document: Document.Parsed, source: string): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Node: (_key, node) => {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node) || node.anchor || node.tag) {
        const at = isAlias(node) ? offset : propertiesBefore(offset, source);
        const what = isAlias(node) ? 'an alias' : node.anchor ? 'an anchor' : 'a tag';
        faults.push({ offset: at, code: 'yaml-alias', message: foreign(source, at, what) });
      }
      if (isMap(node)) faults.push(...findKeyFaults(node));
    },
  });
  return faults;
}

function findKeyFaults(map: YAMLMap): YamlFault[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }): YamlFault[] => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    const offset = key.range?.[0] ?? 0;
    if (name === '__proto__')
      return [{ offset, code: 'unknown-key', message: `"${name}" is not a field. Remove it.` }];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `"${name}" stands twice. Remove or rename one of them.`;
    return [{ offset, code: 'doubled-key', message }];
  });
}

/** Where the anchor and the tag begin that stand before a node. */
function propertiesBefore(offset: number, source: string): number {
  const before = source.slice(Math.max(0, offset - 100), offset);
  return offset - (/(?:[&!]\S*\s+)+$/.exec(before)?.[0].length ?? 0);
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

function foreign(source: string, offset: number, what: string): string {
  return `"${wordAt(source, offset)}" is ${what} of YAML. Put the text in quotes, or write the value out.`;
}

function wordAt(source: string, offset: number): string {
  return /^(?:[^\s,[\]{}]{1,40}|\S)/.exec(source.slice(offset, offset + 40))?.[0] ?? '';
}
