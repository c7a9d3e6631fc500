import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkMarkup } from '../source/check-markup.ts';
import { escapeMarkdown, linkMarkdown } from './escape-markdown.ts';
import { parseMarkdown, walk } from './markdown.ts';

for (const text of [
  'import fs from "fs"',
  'export const a = 1',
  '{process.exit()} <script>alert(1)</script> `code` *a* _b_ [c](javascript:d) ![e](f)',
  '# no heading',
  '- no bullet',
  '1. no number',
  '> no quote',
  '--- === ~~~ ``` | a | b |',
  'https://a.example/?b=1&c=2 and &lt; and \\',
  'a\nb\n\nc',
])
  test(`${JSON.stringify(text)} is shown as it is, and does nothing`, () => {
    const escaped = escapeMarkdown(text);
    const document = parseMarkdown(escaped);
    assert.ok('type' in document);
    const nodes = [...walk(document)];
    // An address that is written out may become a link.
    assert.deepEqual(
      nodes.map(({ type }) => type).filter((type) => !['link', 'text'].includes(type)),
      ['root', 'paragraph'],
    );
    const shown = nodes.map(({ type, value = '' }) => (type === 'text' ? value : '')).join('');
    assert.equal(shown, text.replaceAll(/\s+/g, ' ').trim());
    assert.deepEqual(checkMarkup({ file: 'a.mdx', body: escaped, bodyOffset: 0 }), []);
  });

test('a text keeps its links, and nothing else of it means anything', () => {
  const text = 'import [logs] and *twigs*';
  const url = 'https://logs.example/a_(b)?c={d}&copy;=1';
  const written = linkMarkdown(text, [
    { from: 7, to: 13, url },
    { from: 18, to: 25, url: 'https://twigs.example/' },
  ]);
  const document = parseMarkdown(written);
  assert.ok('type' in document);
  const nodes = [...walk(document)];
  assert.deepEqual(
    nodes.flatMap((node) => (node.type === 'link' ? node.url : [])),
    [url, 'https://twigs.example/'],
  );
  assert.equal(nodes.map(({ type, value = '' }) => (type === 'text' ? value : '')).join(''), text);
  assert.deepEqual(checkMarkup({ file: 'a.mdx', body: written, bodyOffset: 0 }), []);
});
