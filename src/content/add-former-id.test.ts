import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourceSchema } from '../schema/resource.ts';
import { topicSchema } from '../schema/topic.ts';
import { addFormerId } from './rename.ts';

const yaml: [what: string, before: string, after: string][] = [
  [
    'where there is none, in the order of fields',
    '# one\ntitle: T # two\n# three\nadded: 2026-01-01\n\nplacements: []\n',
    '# one\ntitle: T # two\nformerly: [old]\n# three\nadded: 2026-01-01\n\nplacements: []\n',
  ],
  [
    'with the line ends of the file',
    'title: T\r\nplacements: []\r\n',
    'title: T\r\nformerly: [old]\r\nplacements: []\r\n',
  ],
  ['behind the last field, without a line end', 'title: T', 'title: T\nformerly: [old]\n'],
  [
    'to a list on one line, whatever stands around it',
    'formerly: [ a,  b ] # why\nadded: 2026-01-01\n',
    'formerly: [ a,  b, old ] # why\nadded: 2026-01-01\n',
  ],
  [
    'to a list on lines of its own, with its comments',
    'formerly:\n  # first\n  - a\n  - "b" # second\n  # end\nadded: 2026-01-01\n',
    'formerly:\n  # first\n  - a\n  - "b" # second\n  - old\n  # end\nadded: 2026-01-01\n',
  ],
  ['to a list at the end of a file', 'formerly:\n- a', 'formerly:\n- a\n- old'],
  [
    'to a list of another form, which is written anew',
    'formerly:\n  -\n    a\nadded: 2026-01-01\n',
    'formerly: [a, old]\nadded: 2026-01-01\n',
  ],
  [
    'in place of the new id, which it had before',
    'formerly: [a, "new", b] # why\n',
    'formerly: [a, "old", b] # why\n',
  ],
];

for (const [what, before, after] of yaml)
  test(`adds the old id ${what}`, () => {
    const names = { from: 'old', to: 'new', schema: resourceSchema };
    assert.equal(addFormerId('a.yaml', before, names), after);
  });

const mdx: [what: string, before: string, after: string][] = [
  [
    'to frontmatter, and leaves the body alone',
    '---\ntitle: T\nsections: []\n---\n\nformerly: [x]\n',
    '---\ntitle: T\nformerly: [old]\nsections: []\n---\n\nformerly: [x]\n',
  ],
  [
    'at the end of frontmatter',
    '---\r\ntitle: T\r\n---\r\nBody.',
    '---\r\ntitle: T\r\nformerly: [old]\r\n---\r\nBody.',
  ],
  [
    'to a list at the end of frontmatter',
    '\ufeff---\ntitle: T\nformerly:\n  - a\n---\n',
    '\ufeff---\ntitle: T\nformerly:\n  - a\n  - old\n---\n',
  ],
];

for (const [what, before, after] of mdx)
  test(`adds the old id ${what}`, () => {
    const names = { from: 'old', to: 'new', schema: topicSchema };
    assert.equal(addFormerId('a.mdx', before, names), after);
  });

test('puts an id in quotes that YAML would take for a number', () => {
  for (const [before, after] of [
    ['title: T\n', 'title: T\nformerly: ["2024"]\n'],
    ['formerly: [a]\n', "formerly: [a, '2024']\n"],
    ['formerly:\n  - a\n', "formerly:\n  - a\n  - '2024'\n"],
    ['formerly: [new]\n', "formerly: ['2024']\n"],
  ] as const)
    assert.equal(
      addFormerId('a.yaml', before, { from: '2024', to: 'new', schema: resourceSchema }),
      after,
    );
});

test('says when a file is no group of fields', () => {
  assert.throws(
    () => addFormerId('a.yaml', '{ title: T }', { from: 'old', to: 'new', schema: resourceSchema }),
    { message: 'the text is no group of fields.' },
  );
});
