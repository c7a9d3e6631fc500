import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import type { Outcome } from '../link-health/reasons.ts';
import type { LinkRecord } from '../link-health/record.ts';
import { createCatalog } from './create-catalog.ts';
import { createHistory } from './health-history.ts';

test('shows nothing before there were checks on two days', () => {
  assert.deepEqual(create({}), []);
  assert.deepEqual(create({ api: [['2026-11-01', 'ok']] }), []);
});

test('counts by day what every link was at its newest check', () => {
  const history = create({
    api: [
      ['2026-11-01', 'ok'],
      ['2026-11-03', 'moved-permanently'],
    ],
    guide: [['2026-11-02', 'blocked']],
  });
  assert.deepEqual(history, [
    { day: '2026-11-01', counts: counts({ ok: 1 }) },
    { day: '2026-11-02', counts: counts({ ok: 1, 'not verified': 1 }) },
    { day: '2026-11-03', counts: counts({ moved: 1, 'not verified': 1 }) },
  ]);
});

test('calls broken only what was confirmed by then, and forgets what one success ended', () => {
  const history = create({
    api: [
      ['2026-11-01', 'failed'],
      ['2026-11-02', 'ok'],
      ['2026-11-03', 'failed'],
      ['2026-11-05', 'failed'],
      ['2026-11-07', 'failed'],
    ],
  });
  assert.deepEqual(
    history.map(({ counts: { broken, suspect, ok } }) => [broken, suspect, ok].join('')),
    ['010', '001', '010', '010', '010', '010', '100'],
  );
});

test('goes by the week where checks span longer, and half a year back at most', () => {
  const history = create({
    api: [
      ['2025-01-01', 'ok'],
      ['2026-11-01', 'ok'],
    ],
  });
  assert.equal(history.length, 26);
  assert.deepEqual(
    history.slice(-2).map(({ day }) => day),
    ['2026-10-25', '2026-11-01'],
  );
  assert.equal(history[0]?.counts.ok, 1);
});

function create(checks: Record<string, [day: string, outcome: Outcome][]>) {
  const records = Object.entries(checks).map(([id, list]): LinkRecord => ({
    url: `https://${id}.example/`,
    checks: list.map(([day, outcome]) => ({
      at: `${day}T04:00:00Z`,
      outcome,
      reason: 'not-found',
    })),
  }));
  return createHistory(
    createCatalog(createEntries({ api: {}, guide: {} }, { records }), '/').links,
  );
}

function counts(some: Record<string, number>) {
  return { broken: 0, suspect: 0, 'not verified': 0, moved: 0, ok: 0, ...some };
}
