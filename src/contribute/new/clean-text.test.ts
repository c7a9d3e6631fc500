import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findHiddenCharacter } from '../../text/hidden-character.ts';
import { cleanText } from './clean-text.ts';

for (const [name, text, clean] of [
  ['folds spaces and lines', '  KVM\n\t API \u00a0 Tutorial ', 'KVM API Tutorial'],
  ['takes out what turns text around', 'KVM \u202elmx.exe\u2066', 'KVM lmx.exe'],
  ['takes out codes of a terminal', '\u001b[31mred\u001b[0m \u001b]8;;x\u0007link', 'red link'],
  ['takes out what has no width', 'K\u200bV\ufeffM', 'K V M'],
  ['keeps the letters of every script', '仮想化 – введение', '仮想化 – введение'],
  ['cuts at a word', 'one two three four', 'one two'],
  ['cuts a word that is too long', 'x'.repeat(30), 'x'.repeat(12)],
  ['cuts no letter in two', `${'x'.repeat(11)}🙂`, 'x'.repeat(11)],
] as const)
  test(name, () => {
    const longest = name.startsWith('cuts') ? 12 : 100;
    assert.equal(cleanText(text, longest), clean);
  });

test('whatever the text, it comes out short and in one line that shows all it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const clean = cleanText(text, 40);
      assert.ok(clean.length <= 40);
      assert.equal(findHiddenCharacter(clean), -1);
      assert.doesNotMatch(clean, /^\s|\s$|\s{2}|[\r\n]/);
      assert.ok(clean.isWellFormed());
    }),
  );
});
