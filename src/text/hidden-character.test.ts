import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHiddenCharacter, showHiddenCharacters, printError } from './hidden-character.ts';

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
  ['joiner between Latin letters', '\u200d', '\\u200d'],
  ['non-joiner between Latin letters', '\u200c', '\\u200c'],
  ['variation of a Latin letter', '\ufe0f', '\\ufe0f'],
  ['soft hyphen', '\u00ad', '\\u00ad'],
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

for (const [name, text] of [
  ['Persian', 'می\u200cخواهم'],
  ['Hindi', 'क्\u200dष and क्\u200cष'],
  ['Malayalam', 'ന്\u200dറ'],
  ['a profession', 'Guests by 👩\u200d💻'],
  ['a profession with a tone', '👩🏽\u200d💻'],
  ['a heart on fire', '❤\ufe0f\u200d🔥'],
  ['a keycap', '1\ufe0f\u20e3'],
  ['a flag of letters', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['a form of an ideograph', '葛\u{e0100}'],
] as const)
  test(`lets what is part of a letter or an emoji pass: ${name}`, () => {
    assert.equal(findHiddenCharacter(text), -1);
  });

for (const [name, text] of [
  ['two joiners', 'می\u200c\u200cخواهم'],
  ['a joiner at the end', 'می\u200c'],
  ['a joiner between scripts', 'a\u200cخ'],
  ['a joiner behind an emoji', '👩\u200d a'],
  ['a digit in another form', '1\ufe0f'],
  ['letters of a flag behind a letter', 'a\u{e0067}'],
] as const)
  test(`finds ${name}`, () => {
    assert.notEqual(findHiddenCharacter(text), -1);
  });

test('prints an error in its lines, and nothing in it does anything to the terminal', (context) => {
  const print = context.mock.method(console, 'error', () => undefined);
  printError('"a\u001b[31m\u009b2J\u0007.yaml"\r\n\tis \u202ewrong.\rDone');
  assert.deepEqual(
    print.mock.calls.map((call) => call.arguments),
    [['"a\\u001b[31m\\u009b2J\\u0007.yaml"\n\tis \\u202ewrong.\nDone']],
  );
});
