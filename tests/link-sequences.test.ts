import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyHealth } from '../src/link-health/health.ts';
import { runDays, urlOf } from './mock-server/run-days.ts';
import { onDay, sequences } from './mock-server/sequences.ts';

const DAYS = 40;

test('follows the health of every link as the days pass', async (t) => {
  const { states, records, offlineDays } = await runDays(sequences, DAYS, 'all');
  for (const { id, what, health, fixTo } of sequences) {
    await t.test(`${id}: ${what}`, () => {
      const expected = Array.from({ length: DAYS }, (_, day) => onDay(health, day));
      assert.deepEqual(states.get(urlOf(id)), expected);
      const record = records.get(urlOf(id));
      assert.equal(record && classifyHealth(record).fixTo, fixTo);
    });
  }
  await t.test('learns nothing on the day of a blackout', () => {
    assert.deepEqual(offlineDays, ['2026-01-21']);
  });
});

test('checks only what is due, and comes to the same health', async () => {
  const { states, visits } = await runDays(sequences, DAYS, 'due');
  for (const { id, health } of sequences) {
    assert.equal(states.get(urlOf(id))?.at(-1), onDay(health, DAYS - 1), id);
  }
  const daysOf = (id: string) => visits.filter(({ host }) => host === `${id}.example`).length;
  // Every 5 to 7 days; and every 14 days.
  assert.ok(daysOf('lives') >= 6 && daysOf('lives') <= 9, String(daysOf('lives')));
  assert.ok(daysOf('shuts-programs-out') <= 2 + 2 * 3, String(daysOf('shuts-programs-out')));
  // At most 2 while it lives, 4 in doubt, and one a week afterwards.
  assert.ok(daysOf('dies') <= 2 + 4 + 5, String(daysOf('dies')));
});
