import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestNote, noProgress, setSaved } from './progress.ts';
import { readSharedList, renameShared, saveShared, writeSharedList } from './shared-list.ts';

const filled = (rest: object) => JSON.stringify({ cairn: 'list', version: 1, items: [], ...rest });

test('what is shared is read again', () => {
  const list = {
    title: 'For the reading group',
    items: [
      { id: 'kvm', note: '<b>first</b>' },
      { id: 'qemu', note: '' },
    ],
  };
  assert.deepEqual(readSharedList(writeSharedList(list)), list);
});

test('a list that could not be read again is not written', () => {
  const many = (count: number, note: string) =>
    Array.from({ length: count }, (_, i) => ({ id: `a-${i}`, note }));
  const write = (items: { id: string; note: string }[]) => () =>
    writeSharedList({ title: '😀'.repeat(61), items });
  assert.throws(write(many(1001, '')), /at most 1000 resources; this list has 1001/);
  assert.throws(write(many(600, 'é'.repeat(longestNote))), /notes are too long for a link/);
  assert.equal(readSharedList(write(many(1000, 'x'))()).items.length, 1000);
});

test('a list without title and notes says nothing of them', () => {
  const text = writeSharedList({ title: '', items: [{ id: 'kvm', note: '' }] });
  assert.equal(text, '{"cairn":"list","version":1,"items":[{"id":"kvm"}]}');
});

const deep = '['.repeat(100_000) + ']'.repeat(100_000);
const refused: [string, string, RegExp][] = [
  ['text', 'hello', /not contain a reading list/],
  [
    'progress',
    '{"cairn":"progress","version":2,"marks":{},"saved":{}}',
    /not contain a reading list/,
  ],
  ['a list in a list', '[[]]', /not contain a reading list/],
  ['another version', filled({ version: 2 }), /another version/],
  ['a title that is none', filled({ title: ['x'] }), /title/],
  ['a title without end', filled({ title: 'x'.repeat(121) }), /title/],
  ['items that are no list', filled({ items: { kvm: true } }), /not contain a list of at most/],
  [
    'items without end',
    filled({ items: Array.from({ length: 1001 }, () => ({ id: 'kvm' })) }),
    /not contain a list of at most/,
  ],
  ['an id that is an address', filled({ items: [{ id: 'https://x.example' }] }), /damaged/],
  ['a note that is no text', filled({ items: [{ id: 'kvm', note: {} }] }), /damaged/],
  ['a note without end', filled({ items: [{ id: 'a', note: 'x'.repeat(longestNote + 1) }] }), /da/],
  ['an entry that is nothing', filled({ items: [null] }), /damaged/],
  ['depth without end', `{"cairn":"list","version":1,"items":[${deep}]}`, /damaged/],
];
for (const [what, text, message] of refused)
  test(`${what} is refused with a reason`, () => {
    assert.throws(() => readSharedList(text), { message });
  });

test('a resource that a list names twice stands there once', () => {
  const { items } = readSharedList(filled({ items: [{ id: 'kvm', note: 'a' }, { id: 'kvm' }] }));
  assert.deepEqual(items, [{ id: 'kvm', note: 'a' }]);
});

test('saving a shared list leaves what is on the own list as it is', () => {
  const own = setSaved(noProgress, 'kvm', { kept: true, note: 'Mine.' }, 1);
  const items = [
    { id: 'kvm', note: 'Theirs.' },
    { id: 'qemu', note: 'Theirs.' },
  ];
  const { saved } = saveShared(own, items, 5);
  assert.deepEqual(
    [...saved],
    [
      ['kvm', { kept: true, at: 1, note: 'Mine.' }],
      ['qemu', { kept: true, at: 4, note: 'Theirs.' }],
    ],
  );
});

test('a note of one’s own outlives the list’s when a resource comes back', () => {
  const own = setSaved(noProgress, 'kvm', { kept: true, note: 'Mine.' }, 1);
  const off = setSaved(own, 'kvm', { kept: false }, 2);
  const on = saveShared(off, [{ id: 'kvm', note: 'Theirs.' }], 5);
  assert.equal(on.saved.get('kvm')?.note, 'Mine.');
  assert.equal(on.saved.get('kvm')?.kept, true);
});

test('renamed resources are found under their names of today, once', () => {
  const items = ['old', 'kvm', 'new'].map((id) => ({ id, note: id }));
  const renamed = { 'resources/old': 'resources/new', 'paths/kvm/a': 'paths/kvm/b' };
  assert.deepEqual(renameShared(items, renamed), [
    { id: 'new', note: 'old' },
    { id: 'kvm', note: 'kvm' },
  ]);
});
