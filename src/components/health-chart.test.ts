import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawChart, describeHistory, drawHistory } from './health-chart.ts';

const none = { broken: 0, suspect: 0, 'not verified': 0, moved: 0, ok: 0 };

test('fills each column, what needs a look at its foot', () => {
  const { height, columns } = drawChart([
    { day: '2026-11-01', counts: { ...none, broken: 1, ok: 3 } },
    { day: '2026-11-02', counts: { ...none, suspect: 2, moved: 2 } },
  ]);
  for (const { bars } of columns)
    assert.equal(
      bars.reduce((sum, bar) => sum + bar.height, 0),
      height,
    );
  assert.deepEqual(
    columns.map(({ bars }) => bars.map(({ name }) => name)),
    [
      ['broken', 'ok'],
      ['suspect', 'moved'],
    ],
  );
  const foot = columns[0]?.bars[0];
  assert.equal((foot?.y ?? 0) + (foot?.height ?? 0), height);
});

test('shows one broken link among thousands', () => {
  const { columns } = drawChart([{ day: '2026-11-01', counts: { ...none, broken: 1, ok: 9999 } }]);
  assert.ok((columns[0]?.bars[0]?.height ?? 0) >= 3);
});

test('draws a bar for each check, and says the same', () => {
  const checks = (['ok', 'blocked', 'failed'] as const).map((outcome, i) => ({
    at: `2026-11-0${i + 1}T04:00:00Z`,
    outcome,
    reason: 'answers',
  }));
  assert.equal(drawHistory(checks).path.split('M').length - 1, 3);
  assert.equal(
    describeHistory(checks),
    '3 checks, oldest at the left: 1 responded, 1 could not be verified (half a bar), 1 failed or suspect (a low bar).',
  );
});
