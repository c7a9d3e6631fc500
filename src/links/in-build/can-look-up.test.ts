import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canLookUp } from './can-look-up.ts';

const dead = Array.from({ length: 12 }, (_, n) => `http://dead-${n}.invalid/`);

test('takes names that are gone for no lack of a network, wherever they stand', async () => {
  assert.equal(await canLookUp([...dead, 'http://localhost/']), true);
  assert.equal(await canLookUp(['http://localhost/', ...dead]), true);
  assert.equal(await canLookUp(['http://localhost/']), true);
});

test('says no where no name can be looked up', async () => {
  assert.equal(await canLookUp(dead), false);
  assert.equal(await canLookUp([]), false);
});
