import assert from 'node:assert/strict';
import test from 'node:test';
import { countDifferentBits, isChanged } from './changed.ts';

const OLD = 'ffffffffffffffff';
const FAR = '0000000000000000';
const CASINO = 'Play slots and win a welcome bonus today. '.repeat(10);
const before = { at: '2026-01-01T00:00:00Z', host: 'example.org', print: OLD };
const page = { url: 'https://example.org/', text: CASINO, print: FAR, title: 'Lucky Slots' };

type Row = [name: string, changed: boolean, before: object, page: object];
const rows: Row[] = [
  ['a casino in place of a guide', true, { title: 'Nested paging explained' }, {}],
  ['a casino in Chinese', true, { title: 'Nested paging' }, { title: '澳门娱乐场' }],
  ['a new title over the same text', false, { title: 'Nested paging' }, { print: OLD }],
  ['a new text under the same title', false, { title: 'Slots of PCI Express' }, {}],
  ['a text in 23 bits away', false, { title: 'Nested paging' }, { print: 'ffffffffff800000' }],
  ['a text in 24 bits away', true, { title: 'Nested paging' }, { print: 'ffffffffff000000' }],
  [
    'a text that still speaks of it',
    false,
    { title: 'Nested paging' },
    { text: `Nested: ${CASINO}` },
  ],
  ['a page made by script', false, { title: 'Nested paging' }, { text: 'Loading' }],
  ['a title of common words', false, { title: 'Home page' }, {}],
  ['a page that had no title', false, {}, {}],
  ['a page without a title', false, { title: 'Nested paging' }, { title: undefined }],
  ['a page without text', false, { title: 'Nested paging' }, { print: undefined }],
];

for (const [name, changed, old, now] of rows)
  test(`${name} is ${changed ? '' : 'not '}another page`, () => {
    assert.equal(isChanged({ ...page, ...now }, { ...before, ...old }), changed);
  });

test('hashes are compared bit by bit; what is none is not different', () => {
  assert.equal(countDifferentBits('000000000000000f', '0000000000000001'), 3);
  assert.equal(countDifferentBits('damaged', OLD), 0);
});
