import assert from 'node:assert/strict';
import test from 'node:test';
import { packColumn, unpackColumn } from './column.ts';

test('a column holds its numbers, each in as many signs as the largest needs', () => {
  for (const numbers of [[], [0], [0, 63, 7], [64, 0, 4095], [4096, 1, 262_143]])
    assert.deepEqual(unpackColumn(packColumn(numbers)), numbers);
  assert.equal(packColumn([0, 1, 63]), '1AB_');
  assert.equal(packColumn([0, 64]), '2AABA');
});
