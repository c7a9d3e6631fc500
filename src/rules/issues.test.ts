import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Issue } from '../source/issue.ts';
import { findNewIssues } from './issues.ts';

const issue = (message: string, line = 1): Issue => ({
  file: 'content/a.yaml',
  line,
  column: 1,
  code: 'bad-url',
  message,
});

test('leaves out what was there before, wherever it has moved to', () => {
  assert.deepEqual(findNewIssues([issue('a', 3)], [issue('a', 9), issue('b')]), [issue('b')]);
});

test('counts what is alike', () => {
  const found = findNewIssues([issue('a', 1)], [issue('a', 1), issue('a', 2), issue('a', 3)]);
  assert.deepEqual(found, [issue('a', 2), issue('a', 3)]);
});

test('finds nothing where issues went away', () => {
  assert.deepEqual(findNewIssues([issue('a'), issue('b')], [issue('b')]), []);
});
