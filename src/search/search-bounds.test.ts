import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { arbitraryText } from '../../tests/arbitrary-text.ts';
import type { SearchDocument } from './documents.ts';
import { cutExcerpt } from './full-text.ts';
import { findMatchingForms, findExtraWords, formatFullTextQuery } from './full-text-words.ts';
import { createInstantSearch } from './instant.ts';
import { findForms, findMarks } from './words.ts';
import scripts from './fixtures/scripts.json' with { type: 'json' };
import { runs } from '../../tests/runs.ts';

const { find } = createInstantSearch(scripts.documents as SearchDocument[]);
const anyText = fc.oneof(
  arbitraryText({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  // Halves of letters, as a cut in the middle of an emoji leaves them.
  fc.array(fc.constantFrom('\ud83d', '\ude80', '虚', 'ｶ', 'ﾞ', 'ั', '\u1112', '\u1161', '-', '/', ' ', "'", 'a', '1')).map((parts) => parts.join('')),
  fc.constantFrom('__proto__', 'constructor', 'hasOwnProperty', '(a+)+$', '[', '\\', '.*', '🚀🚀', '\u0000', '👩‍👩‍👧'),
); // oxfmt-ignore
const settings = { numRuns: runs(300) };

test('any text is a query with a bounded number of words', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 400 }), (text, times) => {
      const { hits, words } = find(text.repeat(times).slice(0, 10_000));
      assert(hits.length <= scripts.documents.length);
      assert(words.length <= 40);
      assert(formatFullTextQuery(words).length < 20_000);
    }),
    { numRuns: runs(60) },
  );
});

for (const [what, text] of [
  ['a word', 'a'.repeat(10_000)],
  ['a word with marks', 'a\u0301'.repeat(5_000)],
  ['a run without spaces', '虚'.repeat(10_000)],
  ['hyphens', 'a-'.repeat(5_000)],
  ['slashes', 'a/b'.repeat(3_333)],
  ['what unfolds to many letters', '\ufdfa'.repeat(10_000)],
  ['words', 'virtio '.repeat(1_400)],
] as const)
  test(`10,000 characters of ${what} get results`, () => {
    assert(find(text).hits.length <= scripts.documents.length);
  });

test('marks stand in order, apart, and never cut a letter from its marks', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const text = `${before} ${after}`;
      const forms = new Set([...findForms(before), ...findForms(after).slice(0, 3)]);
      let end = 0;
      for (const [from, to] of findMarks(text, forms)) {
        assert(from >= end && to > from && to <= text.length, `${from} to ${to}`);
        for (const at of [from, to]) assert(!cutsLetter(text, at), JSON.stringify([text, at]));
        end = to;
      }
    }),
    settings,
  );
});

test('an excerpt is a bounded part of its text, with whole letters', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, times) => {
      const long = text.repeat(times);
      const excerpt = cutExcerpt(long, new Set(findForms(text).slice(0, 2)));
      const part = excerpt.replace(/^… | …$/g, '');
      const plain = long.replace(/\s+/g, ' ').trim();
      const at = plain.indexOf(part);
      assert(at >= 0 && part.length < 600);
      assert(part === '' || !cutsLetter(plain, at + part.length));
    }),
    settings,
  );
});

test('whatever a text says, it is found by its own words in the full text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      findExtraWords(text, [text]);
      const { words } = find(text.slice(0, 40));
      findMatchingForms(text, words);
    }),
    settings,
  );
});

/** Whether a mark, or the second half of a letter, begins here and belongs to what stands before. */
function cutsLetter(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const isPair =
    /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const before = text.slice(0, at).match(/[\p{L}\p{N}]\p{M}*$/u);
  return isPair || (before !== null && /^\p{M}/u.test(next));
}
