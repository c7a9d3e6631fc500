import assert from 'node:assert/strict';
import test from 'node:test';
import { foldName } from './fold.ts';
import { findForms, findMarks, splitWords } from './words.ts';

const names: [one: string, other: string][] = [
  ['SR-IOV', 'sriov'],
  ['SR-IOV', 'sr iov'],
  ['x86-64', 'x86_64'],
  ['VT-x', 'vtx'],
  ['virtio-fs', 'virtiofs'],
  ['Intel®', 'intel'],
  ['Gödel', 'godel'],
];

for (const [one, other] of names)
  test(`${one} and ${other} are the same name`, () => {
    assert.equal(foldName(one), foldName(other));
  });

const forms: [text: string, expected: string[]][] = [
  ['VT-x', ['vt-x', 'vtx', 'vt']],
  ['virtio_ring.c', ['virtio_ring.c', 'virtioringc', 'virtio', 'ring']],
  ['#kvm', ['#kvm']],
  ['C++', ['c++']],
  ['6.828', ['6.828', '6828', '828']],
  ['EPT/NPT', ['ept/npt', 'eptnpt', 'ept', 'npt']],
  ['accel/kvm/', ['accel/kvm', 'accelkvm', 'accel', 'kvm']],
  ["Programmer's", ['programmers', 'programmer']],
  ['organisation', ['organisation', 'organiz']],
  ['organization', ['organization', 'organiz']],
  ['debugging', ['debugging', 'debug']],
];

for (const [text, expected] of forms)
  test(`${text} is found under each of its forms`, () => {
    assert.deepEqual([...new Set(findForms(text))].toSorted(), expected.toSorted());
  });

test('text without a letter or digit has no words', () => {
  assert.deepEqual(splitWords(' … -- / "" '), []);
});

test('marks cover whole words, and parts of words with punctuation', () => {
  const marked = (text: string, ...found: string[]) =>
    findMarks(text, new Set(found)).map(([from, to]) => text.slice(from, to));
  assert.deepEqual(marked('The (VT-x) manual.', 'vtx'), ['VT-x']);
  assert.deepEqual(marked('See virtio_ring.c first.', 'ring'), ['ring']);
  assert.deepEqual(marked('EPT/NPT (Nested Paging)', 'npt', 'nested'), ['NPT', 'Nested']);
  assert.deepEqual(marked('Nothing here', 'kvm'), []);
});
