import assert from 'node:assert/strict';
import test from 'node:test';
import { formatCount } from './count.ts';

test('a count names one thing in the singular and groups thousands', () => {
  assert.equal(formatCount(0, 'page'), '0 pages');
  assert.equal(formatCount(1, 'page'), '1 page');
  assert.equal(formatCount(12345, 'learning path'), '12,345 learning paths');
});
