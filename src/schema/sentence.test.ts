import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixValue } from '../rules/fixes.ts';
import { endsSentence as isSentence } from './fields.ts';

for (const text of [
  ...[
    'It is so.',
    'Is it so?',
    'So!',
    'And so on…',
    'And so on...',
    'He asks "so?"',
    'It is so (mostly.)',
  ],
  ...[
    '(It is so.)',
    '“It is so.”',
    '«C’est ainsi.»',
    '« C’est ainsi. »',
    '„So ist es.“',
    '*It is so.’',
  ],
  ...[
    '深入理解虚拟机。',
    '這樣嗎？',
    '「そうです。」',
    '对！）',
    '그렇다.',
    'یہ ہے۔',
    'هل هذا؟',
    'यह है।',
    'Այսպես։',
    'እንዲህ ነው።',
  ],
  ...['เข้าใจเครื่องเสมือน', 'ລາວ', 'ខ្មែរ។', 'ဟုတ်တယ်။', 'Really?!', 'Full width．'],
])
  test(`"${text}" ends like a sentence`, () => {
    assert.equal(isSentence(text), true);
  });

for (const text of [
  'It is so',
  'It is so (mostly)',
  'so,',
  'so:',
  '深入理解虚拟机',
  'یہ ہے',
  '"so"',
  'so -',
  '1.5',
])
  test(`"${text}" does not end like a sentence`, () => {
    assert.equal(isSentence(text), false);
  });

test('a fix makes a sentence of a text, adds nothing but its end, and has nothing more to do', () => {
  const context = { secureHosts: new Set<string>(), values: [] };
  const letters = fc.constantFrom(...'aéяλ深かक่ع๙1 ().,:"”」!?。…');
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (all) => {
      const text = all.join('').trim();
      if (text === '' || isSentence(text)) return;
      const fixed = fixValue('sentence-ending', text, context);
      if (fixed === undefined) return;
      assert.match(fixed.slice(text.length), /^\p{Sentence_Terminal}$/u);
      assert.ok(fixed.startsWith(text) && isSentence(fixed));
    }),
  );
});
