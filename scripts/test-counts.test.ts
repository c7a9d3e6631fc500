import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  countBrowserTests,
  countUnitTests,
  listFailed,
  listFlaky,
  listSkipped,
  sumCounts,
} from './test-counts.ts';

const tap = '# tests 7\n# suites 0\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 3\n# todo 0\n';
const json = '{"stats": {"expected": 9, "skipped": 1, "unexpected": 2, "flaky": 0}}';

test('counts unit tests one by one', () => {
  assert.deepEqual(countUnitTests(false, tap), { passed: 5, failed: 2, skipped: 3 });
});

test('counts browser tests one by one', () => {
  assert.deepEqual(countBrowserTests(false, json), { passed: 9, failed: 2, skipped: 1 });
});

test('counts a run that failed without a failed test as one failure', () => {
  const counts = countUnitTests(false, '# pass 5\n# fail 0\n');
  assert.deepEqual(counts, { passed: 5, failed: 1, skipped: 0 });
  assert.deepEqual(countBrowserTests(false, ''), { passed: 0, failed: 1, skipped: 0 });
});

test('lists the unit tests that failed', () => {
  const run = 'ok 1 - holds\nnot ok 2 - breaks\n  ---\nnot ok 3 - is planned # TODO\n';
  assert.deepEqual(listFailed(run), ['breaks']);
});

test('counts a run without a test as one failure', () => {
  const counts = countUnitTests(true, '# pass 0\n# fail 0\n');
  assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0 });
});

test('counts a run whose tests were all skipped as no failure, and lists why', () => {
  const skipped = ['Firefox', 'WebKit', 'WebKit'].map(
    (name, i) => `    ok ${i + 1} - ${name} # SKIP ${name} is not installed\n`,
  );
  const all = `${skipped.join('')}ok 4 - SKIP no reason # SKIP\n# pass 0\n# skipped 4\n`;
  assert.deepEqual(countUnitTests(true, all), { passed: 0, failed: 0, skipped: 4 });
  assert.deepEqual(listSkipped(all), ['Firefox is not installed', 'WebKit is not installed']);
});

test('counts a browser test that passed when it was repeated as passed, and lists it', () => {
  const spec = (title: string, status: string) => ({
    ...{ file: 'map.spec.ts', title },
    tests: [{ status }],
  });
  const report = JSON.stringify({
    stats: { expected: 1, skipped: 0, unexpected: 0, flaky: 1 },
    suites: [{ specs: [spec('steady', 'expected')], suites: [{ specs: [spec('racy', 'flaky')] }] }],
  });
  assert.deepEqual(countBrowserTests(true, report), { passed: 2, failed: 0, skipped: 0 });
  assert.deepEqual(listFlaky(report), ['map.spec.ts › racy']);
  assert.deepEqual(listFlaky(''), []);
});

test('adds the counts of several runs', () => {
  const counts = { passed: 5, failed: 2, skipped: 1 };
  assert.deepEqual(sumCounts([counts, counts]), { passed: 10, failed: 4, skipped: 2 });
});
