import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSchema } from '../rules/check-schema.ts';
import { schemas } from '../rules/schemas.ts';
import { parseContentFile } from './content-file.ts';

/** Where a text may stand, with the way to its value. */
const places: Record<string, [text: (value: string) => string, path: (string | number)[]]> = {
  title: [(value) => write(value), ['title']],
  'an item of a list': [(value) => write('x', `aliases:\n- ok\n- ${value}\n`), ['aliases', 1]],
  'a field of an item': [
    (value) => `${write('x')}  locator: ${value}\n`,
    ['placements', 0, 'locator'],
  ],
};

// Each is what somebody types, and YAML takes for something else.
const misread = [
  ...[
    'Guest lesson #3',
    'C # and more',
    '#hash',
    'a: b #c',
    '1.10 #2',
    '[x86] #2',
    '&a #b',
    '"a"#b',
  ],
  ...[
    'Key: value',
    'Ends with colon:',
    '深入理解: 虚拟机',
    'مقدمة: في',
    'परिचय: वर्चुअल',
    'Il l\'a dit: "oui"',
  ],
  ...[
    '"Quoted" text',
    "'Quoted' text: more",
    '"x" "y"',
    '""a""',
    '"a": b',
    '"a":b',
    '[a]: b',
    '{a}: b',
  ],
  ...['[brackets] b', '{a} b', '[x', '{x', ']x', '}x', '[a, b]', '{a: b} #c', '[- x', '[,', '[…{'],
  ...[
    '@home',
    '%d',
    '`code` y',
    ', comma',
    '!important',
    '!',
    '!<* a',
    '& co',
    '&',
    '*',
    '*star* text',
  ],
  ...[
    '|pipe',
    '| pipe',
    '>more',
    '>- more',
    '? what',
    ': x',
    '- item',
    '*a:',
    '&a: b',
    'a ? b : c',
  ],
  ...['null', '~', 'true', '1.10', '0x1F', '1e3', '.inf', '007'],
];

// These close quotes that are too many, which were not meant as part of the text.
const unwrapped: [written: string, meant: string][] = [
  ["'it's'", "it's"],
  ['"a"b"', 'a"b'],
];

for (const [place, [write, path]] of Object.entries(places))
  for (const [value, meant] of [...misread.map((one) => [one, one] as const), ...unwrapped])
    test(`${place} ${JSON.stringify(value)} is an issue that says what to write`, () => {
      const [issue] = check(write(value)).issues;
      const [, copy] =
        /(?:Write|in quotes:) ("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(issue?.message ?? '') ?? [];
      assert.ok(copy !== undefined, issue?.message);
      const { issues, data } = check(write(copy));
      assert.deepEqual(issues, []);
      const read = path.reduce((of, part) => (of as Record<string, unknown>)[part], data);
      // A list in a list is one text from its second mark on.
      assert.equal(
        `${/^- - /.test(`- ${value}`) ? '- ' : ''}${String(read)}`.replace('- - ', '- '),
        meant,
      );
    });

test('a backslash and an "n" between double quotes is an issue, and nothing is lost', () => {
  const { issues } = check(write('"C:\\\\dir\\new"'));
  assert.deepEqual(
    issues.map(({ line, column, message }) => `${line}:${column} ${message}`),
    [
      '2:16 the text in double quotes contains "\\n", which YAML reads as the end of a line. Write "\\\\n" for a backslash and an "n", or a space for a new line.',
    ],
  );
  assert.deepEqual(check(write('"C:\\\\dir\\\\new"')).issues, []);
});

test('what follows a line that cannot be read is no issue of its own', () => {
  const { issues } = check(write('*[x'));
  assert.equal(issues.length, 1);
});

function write(title: string, more = ''): string {
  return `# yaml-language-server: $schema=../schema/resource.json
title: ${title}
url: https://a.example/
kind: tool
summary: A text.
${more}placements:
- topic: kvm
  section: programs
`;
}

function check(text: string) {
  const { parsed, issues } = parseContentFile('content/resources/x.yaml', text);
  const found = parsed ? checkSchema(schemas.resource, parsed).issues : [];
  return { issues: [...issues, ...found], data: parsed?.data };
}
