import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinFields, setField, splitFields } from './field-blocks.ts';

const text = `# the schema
# on all of it

title: One # beside
# on the address
url: https://a.example/

# on the list,
# in two lines
aliases:
  - a
  # within the list
  - b
  # at its end
summary: >-
  Two
  lines.


kind: tool
# the end
`;

test('cuts a text at its fields, each with the comments above it', () => {
  const blocks = splitFields(text);
  assert.equal(blocks?.head, '# the schema\n# on all of it\n\n');
  assert.deepEqual(
    blocks.fields.map(({ key, text: own }) => [key, own]),
    [
      ['title', 'title: One # beside\n'],
      ['url', '# on the address\nurl: https://a.example/\n'],
      [
        'aliases',
        '\n# on the list,\n# in two lines\naliases:\n  - a\n  # within the list\n  - b\n  # at its end\n',
      ],
      ['summary', 'summary: >-\n  Two\n  lines.\n'],
      ['kind', '\n\nkind: tool\n'],
    ],
  );
  assert.equal(blocks.tail, '# the end\n');
});

test('joins them to the same text again', () => {
  const forms = [
    text,
    text.replaceAll('\n', '\r\n'),
    text.trimEnd(),
    'a: 1',
    'a:\nb:',
    '\ufeffa: 1\n',
  ];
  for (const form of forms) {
    const blocks = splitFields(form);
    assert.ok(blocks, JSON.stringify(form));
    assert.equal(joinFields(blocks), form);
  }
});

test('keeps the blank lines of a text that holds on to them', () => {
  const blocks = splitFields('a: |+\n  one\n\n\nb: 2\n');
  assert.equal(blocks?.fields[0]?.text, 'a: |+\n  one\n\n\n');
});

for (const [name, form] of [
  ['a list', '- a\n- b\n'],
  ['fields in one line', '{ a: 1 }'],
  ['text', 'just text\n'],
  ['nothing', ''],
  ['what cannot be read', 'a: "b\n'],
] as const)
  test(`cuts nothing where there is ${name}`, () => {
    assert.equal(splitFields(form), undefined);
  });

const order = ['title', 'url', 'aliases', 'kind'];

test('writes a field anew and leaves all else as it was', () => {
  assert.equal(
    setField(text, 'url', 'url: https://b.example/\n', order),
    text.replace('https://a.example/', 'https://b.example/'),
  );
});

test('puts a new field where it belongs', () => {
  assert.equal(
    setField('title: T\nkind: tool\n', 'url', 'url: u\n', order),
    'title: T\nurl: u\nkind: tool\n',
  );
  assert.equal(setField('kind: tool', 'title', 'title: T\n', order), 'title: T\nkind: tool');
  assert.equal(setField('title: T', 'kind', 'kind: k\n', order), 'title: T\nkind: k\n');
});

test('takes a field away with what stands right above it', () => {
  assert.equal(
    setField(text, 'url', undefined, order),
    text.replace('# on the address\nurl: https://a.example/\n', ''),
  );
  assert.equal(setField(text, 'year', undefined, order), text);
});

test('keeps the line ends of a file', () => {
  assert.equal(setField('title: T\r\n', 'kind', 'kind: k\n', order), 'title: T\r\nkind: k\r\n');
});
