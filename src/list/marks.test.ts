import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutMarks, cutMarksOfTitle, isRecommendation, readLegend } from './marks.ts';

for (const [text, plain, marks] of [
  ['⭐ Loaf', 'Loaf', ['⭐']],
  ['Loaf :euro: ⭐', 'Loaf', ['⭐', ':euro:']],
  ['👩‍🍳🇫🇷 Loaf', 'Loaf', ['👩‍🍳', '🇫🇷']],
  ['Loaf ✔️', 'Loaf', ['✔️']],
  ['Loaf® 2', 'Loaf® 2', []],
  ['http://a:b', 'http://a:b', []],
] as const)
  test(`cuts the marks off "${text}"`, () => {
    assert.deepEqual(cutMarks(text), { text: plain, marks });
  });

test('keeps an emoji that belongs to a title', () => {
  assert.deepEqual(cutMarksOfTitle('🥖 The loaf'), { text: '🥖 The loaf', marks: [] });
  assert.deepEqual(cutMarksOfTitle('Loaf :euro:'), { text: 'Loaf', marks: [':euro:'] });
  assert.deepEqual(cutMarksOfTitle('⭐'), { text: '⭐', marks: [] });
});

for (const [text, mark, meaning] of [
  ['⭐ - for beginners', '⭐', 'for beginners'],
  [':euro: means that it costs money', ':euro:', 'that it costs money'],
  ['Paid ones are marked with :euro:.', ':euro:', 'Paid ones'],
] as const)
  test(`reads the legend "${text}"`, () => {
    assert.deepEqual(readLegend(text), { mark, meaning });
  });

for (const [meaning, is] of [
  ['must read', true],
  ['Highly recommended', true],
  ['especially good for learning', true],
  ['my favorites', true],
  ["editor's pick", true],
  ['Commercial entries', false],
  ['not recommended', false],
  ['for beginners', false],
  ['bestseller', false],
] as const)
  test(`"${meaning}" is ${is ? 'a' : 'no'} recommendation`, () => {
    assert.equal(isRecommendation(meaning), is);
  });

test('reads no legend where none is', () => {
  assert.equal(readLegend('A loaf – of rye'), undefined);
});
