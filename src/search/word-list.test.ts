import assert from 'node:assert/strict';
import test from 'node:test';
import { anyBegins, findPlace, packWords, unpackWords } from './word-list.ts';
import { packPostings, unpackPostings } from './postings.ts';

test('words and postings are read as they were written', () => {
  const counts = new Map([
    ['hives', 9],
    ['hive', 1],
    ['10', 2],
    ['虚拟', 1],
    ['hiving', 300],
  ]);
  assert.deepEqual(unpackWords(packWords(counts)), [
    { word: '10', rank: 1 },
    { word: 'hive', rank: 0 },
    { word: 'hives', rank: 3 },
    { word: 'hiving', rank: 8 },
    { word: '虚拟', rank: 0 },
  ]);
  assert.deepEqual(unpackWords(packWords(new Map())), []);
  const at = [0, 1, 31, 32, 64, 1055, 40_000, 2_000_000];
  const postings = { at, field: at.map((_, i) => i * 7) };
  assert.deepEqual(unpackPostings(packPostings(postings)), postings);
  assert.deepEqual(unpackPostings(''), { at: [], field: [] });
});

test('a beginning is found among words in order', () => {
  const words = ['bee', 'beetle', 'hive'];
  assert.equal(findPlace(words, 'bees'), 1);
  assert.deepEqual(
    ['be', 'beet', 'hives', 'a', ''].map((start) => anyBegins(words, start)),
    [true, true, false, false, true],
  );
});
