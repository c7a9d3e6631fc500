import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseMarkdown, readHtml, walk, type Node } from './markdown.ts';

const FIXTURES = join(import.meta.dirname, '../../tests/fixtures/lists');

/** What of a tree the reading of a list depends on. */
function outline(root: Node): unknown[] {
  return [...walk(root)].map(({ type, url, value, identifier, depth, ordered, position }) => [
    ...[type, url, value, identifier, depth, ordered],
    // The two differ on whether the box of a task belongs to its text.
    ...[position?.start.line, type === 'paragraph' ? undefined : position?.start.column],
  ]);
}

for (const file of globSync('*.md', { cwd: FIXTURES }))
  test(`parses ${file} as the reference implementation does`, () => {
    // That has no frontmatter.
    const text = readFileSync(join(FIXTURES, file), 'utf8').replace(
      /^\ufeff|^---\n[^]*?\n---\n/,
      '',
    );
    const reference = unified().use(remarkParse).use(remarkGfm).parse(text) as Node;
    assert.deepEqual(outline(parseMarkdown(text) as Node), outline(reference));
  });

test('reads tags, and those that close what another piece has opened', () => {
  assert.deepEqual(readHtml('</b></details><A HREF="x&amp;y">t<!-- c --></a>'), [
    { close: 'b' },
    { close: 'details' },
    { open: 'a', attributes: { href: 'x&y' }, offset: 0 },
    { text: 't' },
    { close: 'a' },
  ]);
});

test('parses long rules, underlines and borders of tables', () => {
  const dashes = '-'.repeat(100);
  const text = `Loaves\n${dashes}\n\n${'- '.repeat(60)}\n\n${'*  '.repeat(60)}\n\n| a |\n|${dashes}|\n${dashes}|--\n`;
  const { children = [] } = parseMarkdown(text) as Node;
  assert.deepEqual(
    children.map(({ type }) => type),
    ['heading', 'thematicBreak', 'thematicBreak', 'table'],
  );
});

test('reads an address without quotes as GitHub does', () => {
  const nodes = [...walk(parseMarkdown('- <a href=https://a.example/b>`b`</a>') as Node)];
  assert.deepEqual(
    nodes.filter(({ value }) => value !== undefined).map(({ type, value }) => [type, value]),
    [
      ['html', '<a href="https://a.example/b">'],
      ['inlineCode', 'b'],
      ['html', '</a>'],
    ],
  );
});
