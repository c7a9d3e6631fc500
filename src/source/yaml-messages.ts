import { DEEPEST, TOO_DEEP } from './parse-yaml.ts';

export const COMMENT_INSIDE =
  'a comment between the lines of a text ends the text. Move the comment above the field, or put the text in a block after ">-".';
export const STRAY_BRACKET = 'a closing bracket or brace has no opening one.';
const DIRECTIVE =
  'a line that starts with "%" is a YAML directive, which changes how the file is read. Remove it.';

const NO_COLON =
  'the line has no colon and space between field and value. Add them, or indent it if it continues the line above.';
const AFTER_END = '"{word}" comes after the end of the value. Put the whole value in quotes.';
const SPECIAL_START =
  'the text starts with "{character}", which has a special meaning in YAML. Put the text in quotes.';

/**
 * Our message for each error of the parser, by its first words, because the parser's is for programmers. `{word}` is
 * the word at the error, `{character}` its first character, `{two}` its first two.
 */
const messages: [beginning: string, ours: string | Describe][] = [
  [
    'All mapping items must',
    (source, offset) =>
      /^\s*#/.test(source.slice(offset, offset + 200))
        ? COMMENT_INSIDE
        : 'the line is not indented like the fields around it. Align it.',
  ],
  [
    TOO_DEEP,
    `the values are nested more than ${DEEPEST} levels deep, and no field is. Flatten them here.`,
  ],
  ...['%TAG directive', '%YAML directive', 'Unknown directive', 'Unsupported YAML version'].map(
    (beginning): [string, string] => [beginning, DIRECTIVE],
  ),
  ['Alias cannot be an empty', SPECIAL_START.replace('{character}', '*')],
  ['Anchor cannot be an empty', SPECIAL_START.replace('{character}', '&')],
  [
    'Block scalar header',
    'there is text after "|" or ">". Start it on the next line, or put the text in quotes.',
  ],
  ['Comments must be separated', AFTER_END],
  [
    'Flow ',
    'the "{character}" that opens here is not closed. Close it, indent the lines inside it, or put the text in quotes.',
  ],
  ['Implicit keys need', NO_COLON],
  ['Implicit map keys need', NO_COLON],
  [
    'Invalid escape',
    'the text in double quotes contains "{two}", which YAML does not know. Write "\\\\" for a backslash.',
  ],
  ['Missing closing', 'the quote that opens here is not closed. Close it at the end of the text.'],
  ['Nested mappings', describeColon],
  [
    'Not a YAML token',
    '"{word}" does not belong here. Start it on a new line if it is text after "|" or ">". Otherwise, put the whole text in quotes.',
  ],
  ['Plain value cannot start', SPECIAL_START],
  [
    'Sequence item without',
    'the line is neither a new item ("- ") nor aligned with the fields of the item above. Indent it.',
  ],
  ['Source contains multiple', 'a line "---" starts a second document. Keep one entry per file.'],
  ['Tabs are not allowed', 'the line is indented with a tab. Use spaces.'],
  [
    'Unexpected block-seq-ind on same',
    'the item "- " is on the same line as its field. Start it on a new line, or put the text in quotes.',
  ],
  ['Unexpected scalar at node end', AFTER_END],
  ['Unexpected double-quoted-scalar at node end', AFTER_END],
  ['Unexpected single-quoted-scalar at node end', AFTER_END],
  ['Unexpected flow-seq-start at node end', AFTER_END],
  ['Unexpected flow-map-start at node end', AFTER_END],
  [
    'Unexpected flow-seq-end token in YAML',
    `${STRAY_BRACKET} Put the text in quotes, or remove it.`,
  ],
  [
    'Unexpected flow-map-end token in YAML',
    `${STRAY_BRACKET} Put the text in quotes, or remove it.`,
  ],
];

/** The message for an error of the parser at an offset of the source; `undefined` if there is none of ours. */
export function describeError(error: string, source: string, offset: number): string | undefined {
  const ours = messages.find(([beginning]) => error.startsWith(beginning))?.[1];
  if (typeof ours !== 'string') return ours?.(source, offset);
  return ours
    .replace('{word}', () => wordAt(source, offset))
    .replace('{character}', () => source.charAt(offset))
    .replace('{two}', () => source.slice(offset, offset + 2));
}

type Describe = (source: string, offset: number) => string;

/** Why a value is read as a field. */
function describeColon(source: string, offset: number): string {
  const line = lineFrom(source, offset);
  if (/^[?:](?:\s|$)/.test(line)) return SPECIAL_START.replace('{character}', line.charAt(0));
  if (/:\s*$/.test(line) && !/:\s+\S/.test(line))
    return 'the text ends with a colon, which starts a value. Put the text in quotes.';
  return /:\s/.test(line)
    ? 'the text contains a colon and a space, which start a value. Put the text in quotes.'
    : 'the line below is indented more than the field that it belongs to. Align it.';
}

/** The rest of a line from an offset. */
export function lineFrom(source: string, offset: number): string {
  return (source.slice(offset).split('\n', 1)[0] ?? '').trimEnd();
}

/** The word at an offset, at most 40 characters of it. */
export function wordAt(source: string, offset: number): string {
  return /^(?:[^\s,[\]{}]{1,40}|\S)/.exec(source.slice(offset, offset + 40))?.[0] ?? '';
}
