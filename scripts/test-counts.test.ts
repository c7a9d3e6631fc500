import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countBrowserTests, countUnitTests } from './test-counts.ts';

const tap = '# tests 7\n# suites 0\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 0\n# todo 0\n';
const json = '{"stats": {"expected": 9, "skipped": 1, "unexpected": 2, "flaky": 0}}';

test('counts unit tests one by one', () => {
  assert.deepEqual(countUnitTests(false, tap), { passed: 5, failed: 2 });
});

test('counts browser tests one by one', () => {
  assert.deepEqual(countBrowserTests(false, json), { passed: 9, failed: 2 });
});

test('counts a run that failed without a failed test as one failure', () => {
  assert.deepEqual(countUnitTests(false, '# pass 5\n# fail 0\n'), { passed: 5, failed: 1 });
  assert.deepEqual(countBrowserTests(false, ''), { passed: 0, failed: 1 });
});

test('counts a run without a test as one failure', () => {
  assert.deepEqual(countUnitTests(true, '# pass 0\n# fail 0\n'), { passed: 0, failed: 1 });
});
