import assert from 'node:assert/strict';
import { test } from 'node:test';
import { similarityHash } from './similarity.ts';

const page = Array.from({ length: 400 }, (_, n) => `word${(n * 7919) % 1009}`);
const other = Array.from({ length: 400 }, (_, n) => `term${(n * 6007) % 1013}`);

test('is the same for the same words, whatever stands between them', () => {
  assert.match(hash(['one', 'two', 'three']), /^[0-9a-f]{16}$/);
  assert.equal(similarityHash('One,  TWO three!'), hash(['one', 'two', 'three']));
});

test('differs a little where a little has changed, and much where all has', () => {
  const changed = page.map((word, n) => (n % 40 === 0 ? 'changed' : word));
  assert.ok(countBits(hash(page), hash(changed)) <= 16);
  assert.ok(countBits(hash(page), hash(other)) >= 20);
});

test('is none for a text without words', () => {
  assert.equal(similarityHash(''), undefined);
  assert.equal(similarityHash(' — !'), undefined);
});

test('knows short texts and words of any script', () => {
  assert.notEqual(hash(['one']), hash(['two']));
  assert.notEqual(hash(['仮想化']), hash(['виртуализация']));
});

function hash(words: string[]): string {
  return similarityHash(words.join(' ')) ?? '';
}

function countBits(a: string, b: string): number {
  const different = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  return different.toString(2).replaceAll('0', '').length;
}
