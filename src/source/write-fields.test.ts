import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { arbitraryText } from '../../tests/arbitrary-text.ts';
import { writeField, writeResource } from './write-fields.ts';
import { runs } from '../../tests/runs.ts';

test('writes a resource as the files of this catalog are written', () => {
  const text = writeResource({
    placements: [{ section: 'documents', topic: 'kvm', note: `Look ${'well '.repeat(20)}at it.` }],
    summary: 'Short and to the point.',
    title: 'A: B',
    aliases: ['one', 'two'],
    takeaways: ['You know it.'],
    level: { to: 'advanced', from: 'beginner' },
    added: '2026-02-15',
  });
  assert.equal(
    text,
    `# yaml-language-server: $schema=../schema/resource.json
title: "A: B"
aliases: [one, two]
summary: Short and to the point.
takeaways:
  - You know it.
level:
  from: beginner
  to: advanced
added: 2026-02-15
placements:
  - topic: kvm
    section: documents
    note: >-
      Look well well well well well well well well well well well well well well well well well well
      well well at it.
`,
  );
});

test('writes one field by itself, and what no schema knows last', () => {
  assert.equal(
    writeField('related', [{ how: 'So.', resource: 'a' }]),
    'related:\n  - resource: a\n    how: So.\n',
  );
  const keys = Object.keys(parse(writeResource({ nonsense: 1, title: 'T' })) as object);
  assert.deepEqual(keys, ['title', 'nonsense']);
});

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  arbitraryText({ maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '- a',
    '# no',
    'a: b',
    'yes',
    '1',
    '~',
    '---',
    '...',
    '| x',
    '>-',
    '\t',
    '\r\n',
    '\u202e',
    '*a',
    '&a',
    '!!str a',
    '{a',
    '"',
    "'",
    'a  b',
  ),
);

test('whatever is written reads back the same', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('title', 'summary', 'aliases', 'takeaways', 'placements', 'other'),
        fc.oneof(
          texts,
          fc.array(texts),
          fc.array(
            fc.dictionary(fc.constantFrom('topic', 'note'), texts, { noNullPrototype: true }),
          ),
          fc.integer(),
          fc.boolean(),
        ),
        { noNullPrototype: true },
      ),
      (data) => {
        const expected = Object.keys(data).length === 0 ? null : data;
        assert.deepEqual(parse(writeResource(data)), expected);
      },
    ),
    { numRuns: runs(500) },
  );
});
