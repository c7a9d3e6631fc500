import assert from 'node:assert/strict';
import test from 'node:test';
import { type Check, type LinkRecord, toSecond, DAY, HOUR, timeBetween } from './record.ts';
import { addCheck } from './update-state.ts';
import { classifyHealth, type Health, dueAt, isDue } from './health.ts';
import type { Outcome } from './reasons.ts';

const URL = 'https://example.org/kvm';
const letters: Record<string, [Outcome, reason: string]> = {
  o: ['ok', 'answers'],
  m: ['moved-permanently', 'moved-for-good'],
  t: ['moved-temporarily', 'moved-for-now'],
  b: ['blocked', 'status-blocked'],
  d: ['doubtful', 'parked'],
  f: ['failed', 'not-found'],
  u: ['unreachable', 'server-error'],
  g: ['gone', 'no-such-name'],
  r: ['refused', 'private-address'],
  s: ['skipped', 'not-http'],
};

/** One letter is the check of one hour-of-day, `every` hours apart from 1 March on; a point is a time without check. */
const rows: [checks: string, state: Health['state'], since?: string, every?: number][] = [
  ['', 'unchecked'],
  ['o', 'ok'],
  ['f', 'suspect', '1'],
  ['of', 'suspect', '2'],
  ['off', 'suspect', '2'],
  ['offf', 'suspect', '2'],
  ['offff', 'broken', '2'],
  ['offffo', 'ok'],
  ['of..f', 'suspect', '2'],
  ['of..ff', 'broken', '2'],
  ['og..gg', 'gone', '2'],
  ['of..fg', 'gone', '2'],
  ['og..gf', 'broken', '2'],
  ['ouuuuuuu', 'suspect', '2'],
  ['ouuuuuuuu', 'broken', '2'],
  ['ou..u...u', 'suspect', '2'],
  ['ou.uu.u.u', 'broken', '2'],
  ['offfu', 'suspect', '2'],
  ['offffu', 'broken', '2'],
  ['ouuuuf', 'suspect', '2'],
  ['ouuuuffff', 'broken', '2'],
  ['ofbbf', 'suspect', '2'],
  ['ofbfbf', 'broken', '2'],
  ['offffb', 'broken', '2'],
  ['offffbb', 'broken', '2'],
  ['offffbbb', 'blocked', '6'],
  ['offffbbbf', 'broken', '2'],
  ['ob', 'blocked', '2'],
  ['obbb', 'blocked', '2'],
  ['obo', 'ok'],
  ['od', 'suspect', '2'],
  [`o${'d'.repeat(19)}`, 'suspect', '2'],
  [`o${'d'.repeat(40)}`, 'suspect', '2'],
  ['odb', 'suspect', '2'],
  ['odbbb', 'blocked', '3'],
  ['odddff', 'suspect', '2'],
  ['offffd', 'suspect', '2'],
  ['odo', 'ok'],
  ['ofo', 'ok'],
  ['ofof', 'flaky', '4'],
  ['ofofo', 'flaky'],
  ['ofoffffffff', 'flaky', '4'],
  ['ofofd', 'suspect', '4'],
  [`ofof${'f'.repeat(19)}`, 'broken', '4'],
  [`ofof${'o'.repeat(17)}`, 'flaky'],
  [`ofof${'o'.repeat(19)}`, 'ok'],
  ['obfbobf', 'flaky', '7'],
  ['offr', 'refused'],
  ['s', 'skipped'],
  ['m', 'moved-permanently', '1'],
  ['otm', 'moved-permanently', '3'],
  ['ott', 'moved-temporarily', '2'],
  // Asked so often that the first failures are forgotten.
  [`o${'f'.repeat(100)}`, 'broken', '1', 1],
  [`o${'f'.repeat(60)}`, 'suspect', '1', 1],
  [`o${'u'.repeat(200)}`, 'broken', '1', 1],
];

for (const [checks, state, since, every = 24] of rows)
  test(`${checks === '' ? 'no check' : checks.replaceAll(/(.)\1{9,}/g, (run, one: string) => `${one}×${run.length}`)}${every === 24 ? '' : ' by the hour'} is ${state}`, () => {
    const health = classifyHealth(createRecord(checks, every));
    assert.equal(health.state, state);
    const day = health.since?.slice(8, 10).replace(/^0/, '');
    assert.equal(day, since);
  });

test('the details come from the check that decides the state', () => {
  const health = classifyHealth(createRecord('offffb', 24));
  assert.deepEqual(health, {
    state: 'broken',
    reason: 'not-found',
    checked: '2026-03-06T00:00:00Z',
    ok: '2026-03-01T00:00:00Z',
    since: '2026-03-02T00:00:00Z',
    failures: 4,
  });
});

const NEW = 'https://example.org/new';
const OTHER = 'https://example.org/other';
const fixes: [name: string, targets: (string | undefined)[], fixTo: string | undefined][] = [
  ['one run is not enough', [NEW], undefined],
  ['two runs are', [NEW, NEW], NEW],
  ['two runs that disagree are not', [NEW, OTHER], undefined],
  ['the newest two count', [OTHER, NEW, NEW], NEW],
  ['a run without target takes the offer back', [NEW, NEW, undefined], undefined],
];
for (const [name, targets, fixTo] of fixes)
  test(`a new address is offered after two runs: ${name}`, () => {
    const checks = targets.map((target, day): Check => ({
      at: toSecond(Date.UTC(2026, 2, 1 + day)),
      outcome: 'moved-permanently',
      reason: 'moved-for-good',
      ...(target !== undefined && { fixTo: target, final: target }),
    }));
    const health = classifyHealth({ url: URL, checks, ok: checks.at(-1)?.at ?? '' });
    assert.equal(health.fixTo, fixTo);
  });

test('after a merge failures count that only the other part had seen', () => {
  const failed = (day: number): Check => ({
    at: toSecond(Date.UTC(2026, 2, day)),
    outcome: 'failed',
    reason: 'not-found',
  });
  const record = { url: URL, checks: [2, 3, 4, 6].map(failed), ok: '2026-03-05T00:00:00Z' };
  const { state, since, failures } = classifyHealth(record);
  assert.deepEqual([state, since, failures], ['suspect', '2026-03-06T00:00:00Z', 1]);
});

function createRecord(checks: string, every: number): LinkRecord {
  let record: LinkRecord = { url: URL, checks: [] };
  for (const [at, letter] of [...checks].entries()) {
    const [outcome, reason] = letters[letter] ?? [];
    if (!outcome || reason === undefined) continue;
    const time = toSecond(Date.UTC(2026, 2, 1, at * every));
    record = addCheck(record, URL, time, { outcome, reason, reached: true });
  }
  return record;
}

const START = Date.UTC(2026, 2, 1);

const dueRows: [name: string, outcomes: Outcome[], from: number, to: number][] = [
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

for (const [name, outcomes, from, to] of dueRows)
  test(`${name} is due again after ${from} to ${to} days`, () => {
    const record = createChecked('https://example.org/', outcomes);
    const last = record.checks.at(-1)?.at ?? '';
    const days = timeBetween(last, dueAt(record)) / DAY;
    assert.ok(days >= from && days <= to, String(days));
    assert.equal(isDue(record, Date.parse(last) + to * DAY), true);
    assert.equal(isDue(record, Date.parse(last) + from * DAY - HOUR), false);
  });

test('what was never checked is due, what is skipped never is', () => {
  assert.equal(isDue(undefined, '2026-03-01T00:00:00Z'), true);
  assert.equal(isDue({ url: 'https://example.org/', checks: [] }, '2026-03-01T00:00:00Z'), true);
  assert.equal(isDue(createChecked('mailto:a@example.org', ['skipped']), '2126-01-01'), false);
});

test('links first checked together spread over the days of a week, the same way each time', () => {
  const runs = Array.from({ length: 2 }, () => countByDay(700));
  assert.deepEqual(runs[0], runs[1]);
  const counts = Object.values(runs[0] ?? {});
  assert.equal(counts.length, 7);
  assert.ok(Math.max(...counts) < 200, JSON.stringify(counts));
});

/** Works all of them daily for twelve weeks; gives how many were requested on each day of the last one. */
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
function createChecked(url: string, outcomes: Outcome[]): LinkRecord {
  let record: LinkRecord = { url, checks: [] };
  for (const [day, outcome] of outcomes.entries())
    record = addCheck(record, url, toSecond(START + day * DAY), {
      outcome,
      reason: outcome,
      reached: true,
    });
  return record;
}
