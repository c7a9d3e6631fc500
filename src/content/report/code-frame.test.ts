import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCodeFrame } from './code-frame.ts';

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
