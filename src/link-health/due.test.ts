import assert from 'node:assert/strict';
import test from 'node:test';
import type { LinkRecord } from './record.ts';
import { addCheck } from './add-check.ts';
import { DAY, HOUR, timeBetween, toSecond } from './time.ts';
import { dueAt, isDue } from './due.ts';
import type { Outcome } from './reasons.ts';

const START = Date.UTC(2026, 2, 1);

const rows: [name: string, outcomes: Outcome[], from: number, to: number][] = [
  ['a working link', ['ok'], 5, 7],
  ['a moved link', ['moved-permanently'], 5, 7],
  ['a link that leads elsewhere for now', ['moved-temporarily'], 5, 7],
  ['a suspect link', ['failed'], 0.8, 1],
  ['a doubtful link', ['doubtful'], 0.8, 1],
  ['a doubtful link that nobody cares for', Array<Outcome>(16).fill('doubtful'), 6.8, 7],
  ['a link that comes and goes', ['ok', 'failed', 'ok', 'failed'], 2.8, 3],
  ['a blocked link', ['blocked'], 13.8, 14],
  ['a broken link', Array<Outcome>(5).fill('failed'), 6.8, 7],
  ['a link that is gone', Array<Outcome>(5).fill('gone'), 6.8, 7],
  ['a link that has been broken for 55 days', Array<Outcome>(56).fill('failed'), 6.8, 7],
  ['a link that has been broken for 56 days', Array<Outcome>(57).fill('failed'), 29.8, 30],
  ['a refused link', ['refused'], 29.8, 30],
];

for (const [name, outcomes, from, to] of rows)
  test(`${name} is due again after ${from} to ${to} days`, () => {
    const record = createRecord('https://example.org/', outcomes);
    const last = record.checks.at(-1)?.at ?? '';
    const days = timeBetween(last, dueAt(record)) / DAY;
    assert.ok(days >= from && days <= to, String(days));
    assert.equal(isDue(record, Date.parse(last) + to * DAY), true);
    assert.equal(isDue(record, Date.parse(last) + from * DAY - HOUR), false);
  });

test('what was never checked is due, what is skipped never is', () => {
  assert.equal(isDue(undefined, '2026-03-01T00:00:00Z'), true);
  assert.equal(isDue({ url: 'https://example.org/', checks: [] }, '2026-03-01T00:00:00Z'), true);
  assert.equal(isDue(createRecord('mailto:a@example.org', ['skipped']), '2126-01-01'), false);
});

test('links first checked together spread over the days of a week, the same way each time', () => {
  const runs = Array.from({ length: 2 }, () => countByDay(700));
  assert.deepEqual(runs[0], runs[1]);
  const counts = Object.values(runs[0] ?? {});
  assert.equal(counts.length, 7);
  assert.ok(Math.max(...counts) < 200, JSON.stringify(counts));
});

/** Works all of them daily for twelve weeks; gives how many were asked on each day of the last one. */
function countByDay(links: number): Record<string, number> {
  const urls = Array.from({ length: links }, (_, at) => `https://example.org/${at}`);
  const records = new Map<string, LinkRecord>();
  const counts: Record<string, number> = {};
  for (let day = 0; day < 84; day += 1) {
    const now = toSecond(START + day * DAY);
    for (const url of urls.filter((one) => isDue(records.get(one), now))) {
      const verdict = { outcome: 'ok', reason: 'answers', reached: true } as const;
      records.set(url, addCheck(records.get(url), url, now, verdict));
      if (day >= 77) counts[day] = (counts[day] ?? 0) + 1;
    }
  }
  return counts;
}

/** One check a day. */
function createRecord(url: string, outcomes: Outcome[]): LinkRecord {
  let record: LinkRecord = { url, checks: [] };
  for (const [day, outcome] of outcomes.entries())
    record = addCheck(record, url, toSecond(START + day * DAY), {
      outcome,
      reason: outcome,
      reached: true,
    });
  return record;
}
