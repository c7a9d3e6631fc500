import assert from 'node:assert/strict';
import test from 'node:test';
import { createNameIndex } from './name-index.ts';

const index = (titles: string[]) =>
  createNameIndex(
    titles.map((title) => ({ title })),
    'en',
  ).map(({ thing, letter }) => [letter, thing.title]);

test('an index is sorted by name and marks where a letter begins', () => {
  assert.deepEqual(
    index(['bread', 'Äpfel', '10 ovens', 'apples', 'almonds', '2 ovens', 'Bakery', 'beans', '7']),
    [
      ['0–9', '2 ovens'],
      [undefined, '7'],
      [undefined, '10 ovens'],
      ['A', 'almonds'],
      [undefined, 'Äpfel'],
      [undefined, 'apples'],
      ['B', 'Bakery'],
      [undefined, 'beans'],
      [undefined, 'bread'],
    ],
  );
});

test('letters are left out where nearly every name has its own', () => {
  assert.deepEqual(
    index(['虚拟机', '内存', '网络']).flatMap(([letter]) => letter ?? []),
    [],
  );
});
