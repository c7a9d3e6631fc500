import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findDamage, repairMojibake } from './mojibake.ts';

const cp1252 = new TextDecoder('windows-1252');

test('repairs every text of letters that was read in the wrong encoding', () => {
  const letters = fc.constantFrom('é', 'ß', 'ł', '’', '–', 'ж', '灯', '🏮', 'a', ' ');
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 20 }), (text) => {
      const misread = cp1252.decode(new TextEncoder().encode(text.join('')));
      assert.equal(repairMojibake(misread), text.join(''));
    }),
  );
});

for (const text of ['Ãlvaro', 'MAÇÃ', 'naïve', 'Âme', 'ÃÃÃÃ', 'Ã©'.slice(0, 1)])
  test(`leaves "${text}"`, () => {
    assert.equal(repairMojibake(text), text);
  });

test('finds what cannot be repaired', () => {
  assert.equal(findDamage('A lost \ufffdletter here'), '\ufffdletter');
  assert.equal(findDamage('Nothing lost'), undefined);
});
