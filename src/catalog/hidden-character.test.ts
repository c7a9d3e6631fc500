import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHiddenCharacter, showHiddenCharacters } from './hidden-character.ts';

const hidden: [name: string, character: string, shown: string][] = [
  ['zero', '\0', '\\u0000'],
  ['escape', '\u001b', '\\u001b'],
  ['tab', '\t', '\\u0009'],
  ['zero-width space', '\u200b', '\\u200b'],
  ['right-to-left override', '\u202e', '\\u202e'],
  ['isolate', '\u2066', '\\u2066'],
  ['line separator', '\u2028', '\\u2028'],
  ['byte order mark', '\ufeff', '\\ufeff'],
  ['tag letter', '\u{e0041}', '\\u{e0041}'],
];

for (const [name, character, shown] of hidden) {
  test(`finds and shows the character ${name}`, () => {
    assert.equal(findHiddenCharacter(`kvm${character}tool`), 3);
    assert.equal(showHiddenCharacters(`kvm${character}tool`), `kvm${shown}tool`);
  });
}

test('lets ends of lines and letters of all scripts pass', () => {
  assert.equal(findHiddenCharacter('one\ntwo\r\nthree – ä 虚拟化 é 🖥'), -1);
});

test('shows several lines as one', () => {
  assert.equal(showHiddenCharacters('one\ntwo'), 'one\\ntwo');
});
