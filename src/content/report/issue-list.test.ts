import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { changeContent, writeContent } from '../../../tests/bad-content/small-content.ts';
import { loadCatalog } from '../load-catalog.ts';
import { createIssueFrames, formatCodeFrame } from './issue-list.ts';

test('shows the lines of a fault in YAML, in frontmatter and in a body, and none of a whole file', async (context) => {
  const folder = await writeContent(
    changeContent({
      'resources/kvm-api.yaml': ['kind: documentation', 'kind: documentaton'],
      'topics/kvm.mdx': [/$/, '\nAn open { brace.\n'],
      'resources/old.txt': 'No resource.\n',
    }),
  );
  context.after(() => rm(folder, { recursive: true }));
  const { issues } = await loadCatalog(folder);
  const frameOf = createIssueFrames(folder);
  const frames = new Map(issues.map((issue) => [issue.code, frameOf(issue)]));
  assert.match(
    frames.get('unknown-value') ?? '',
    /^> {1,2}\d+ \| kind: documentaton\n +\| {7}\^$/m,
  );
  assert.match(frames.get('mdx-syntax') ?? '', /^> \d+ \| An open \{ brace\.\n +\| {9}\^$/m);
  assert.ok(frames.has('wrong-extension'));
  assert.equal(frames.get('wrong-extension'), undefined);
});

const text = Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join('\n');
const frame = (of: string, line: number, column: number) =>
  formatCodeFrame(of, { line, column })?.split('\n');

test('shows three lines before and after, and a caret below the column', () => {
  assert.deepEqual(frame(`${text}\n`, 9, 6), [
    '   6 | line 6',
    '   7 | line 7',
    '   8 | line 8',
    '>  9 | line 9',
    '     |      ^',
    '  10 | line 10',
    '  11 | line 11',
    '  12 | line 12',
  ]);
});

test('shows fewer lines at the ends of a file', () => {
  assert.deepEqual(frame('a: 1\r\nb: 2\r\n', 1, 1), ['> 1 | a: 1', '    | ^', '  2 | b: 2']);
  assert.deepEqual(frame('a: 1\n', 2, 1), ['  1 | a: 1', '> 2 |', '    | ^']);
  assert.equal(frame('', 1, 1), undefined);
  assert.equal(frame('a', 3, 1), undefined);
});

test('shows hidden characters as codes, and keeps the caret in its place', () => {
  assert.deepEqual(frame('\u001b[2J\u202ea', 1, 6), [
    '> 1 | \\u001b[2J\\u202ea',
    '    |                ^',
  ]);
  assert.deepEqual(frame('\ta', 1, 2), ['> 1 |   a', '    |   ^']);
  assert.deepEqual(frame('虚拟x', 1, 3), ['> 1 | 虚拟x', '    |     ^']);
});

test('cuts a long line around the column', () => {
  const [line = '', caret = ''] = frame(`${'a'.repeat(300)}!${'b'.repeat(300)}`, 1, 301) ?? [];
  assert.match(line, /^> 1 \| …a+!b+…$/);
  assert.equal(line.length, 6 + 102);
  assert.equal(caret.indexOf('^'), line.indexOf('!'));
});
