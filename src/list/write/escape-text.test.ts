import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findMarkup, nastyText, textOf } from '../../../tests/visible-markdown.ts';
import { cleanText, readInline } from '../inline-text.ts';
import { parseMarkdown } from '../markdown.ts';
import { escapeProse, escapeText, escapeUrl } from './escape-text.ts';

test('escapes only what could mean something', () => {
  for (const [text, expected] of [
    ['C# and snake_case (or so), 5 > 3', String.raw`C# and snake_case (or so), 5 > 3`],
    ['[x](y) *a* `b` <b>', String.raw`\[x\](y) \*a\* \`b\` \<b>`],
    ['# not a heading', String.raw`\# not a heading`],
    ['1. not a number', String.raw`1\. not a number`],
    ['AT&T &amp; &#64;', String.raw`AT&T \&amp; \&#64;`],
    ['F #', String.raw`F \#`],
  ] as const)
    assert.equal(escapeText(text), expected);
});

test('any text is read as it is, by GitHub as by Cairn', () => {
  fc.assert(
    fc.property(nastyText, (nasty) => {
      const text = cleanText(nasty).trim();
      fc.pre(text !== '');
      const written = escapeProse(text);
      assert.deepEqual(
        findMarkup(written).kinds.filter((kind) => kind !== 'html'),
        [],
      );
      assert.equal(textOf(written).join('').replaceAll('<!-- -->', ''), text);
      const document = parseMarkdown(`- ${written}`);
      assert.ok('type' in document);
      const paragraph = document.children?.[0]?.children?.[0]?.children?.[0];
      assert.equal(readInline(paragraph?.children ?? [], new Map()).text, text);
    }),
  );
});

test('any address is that of its link', () => {
  for (const url of [
    'https://a.example/?a=1&b=2',
    'https://a.example/(x)',
    'https://a.example/?q=&copy;',
    String.raw`https://a.example/a\b`,
    'https://a.example/*a*_b_',
  ]) {
    const { urls } = findMarkup(`[a](${escapeUrl(url)})`);
    assert.deepEqual(urls, [url]);
  }
});
