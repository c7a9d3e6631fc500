import assert from 'node:assert/strict';
import test from 'node:test';
import type { SeenPage } from './evidence.ts';
import type { LinkException } from './exceptions.ts';
import { classifyHealth } from './health.ts';
import type { Outcome } from './reasons.ts';
import type { Verdict } from './classify-link.ts';
import { addCheck } from './add-check.ts';
import { formatState, parseState } from './state-format.ts';
import type { LinkRecord } from './record.ts';

const URL = 'https://example.org/kvm';
const page: SeenPage = { url: URL, text: 'text', title: 'KVM', print: 'f'.repeat(16), etag: '"1"' };
const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T00:00:00Z`;
const saw = (outcome: Outcome, reason: string = outcome): Verdict => ({
  outcome,
  reason,
  reached: true,
});

test('the first check makes the record', () => {
  assert.deepEqual(addCheck(undefined, URL, '2026-03-01T00:00:00.250Z', saw('ok'), page), {
    url: URL,
    checks: [{ at: day(1), outcome: 'ok', reason: 'ok' }],
    ok: day(1),
    page: { at: day(1), host: 'example.org', title: 'KVM', print: 'f'.repeat(16), etag: '"1"' },
  });
});

test('20 checks are kept, the newest, and the count of failures goes on', () => {
  let record: LinkRecord = { url: URL, checks: [] };
  for (let number = 1; number <= 25; number += 1)
    record = addCheck(record, URL, day(number), saw('failed'));
  assert.equal(record.checks.length, 20);
  assert.equal(record.checks[0]?.at, day(6));
  assert.deepEqual([record.since, record.failures], [day(1), 25]);
});

test('a tag that is too long, or cannot be sent back, is not remembered', () => {
  for (const tag of ['e'.repeat(1000), '"\u202e1"', '"\u009b2J"']) {
    const record = addCheck(undefined, URL, day(1), saw('ok'), {
      ...page,
      etag: tag,
      modified: tag,
    });
    assert.deepEqual([record.page?.etag, record.page?.modified], [undefined, undefined]);
  }
});

test('what is written of thousands of long fragments can be read back', () => {
  const missing = Array.from({ length: 2000 }, (_, n) => `${n}${'a'.repeat(5000)}`);
  const record = addCheck(undefined, URL, day(1), { ...saw('ok'), missing });
  const state = new Map([[URL, record]]);
  assert.deepEqual(parseState(formatState(state), 'state.jsonl', Date.parse(day(2))), state);
});

test('the page is remembered from what works, and from nothing else', () => {
  const good = addCheck(undefined, URL, day(1), saw('ok'), page);
  const bad = { ...page, title: 'Casino' };
  for (const outcome of [
    'doubtful',
    'failed',
    'unreachable',
    'gone',
    'blocked',
    'refused',
  ] as const)
    assert.equal(addCheck(good, URL, day(2), saw(outcome), bad).page?.title, 'KVM', outcome);
  assert.equal(addCheck(good, URL, day(2), saw('moved-temporarily'), bad).page?.title, 'Casino');
  assert.equal(addCheck(good, URL, day(2), saw('ok')).page?.title, 'KVM');
});

test('what a redirect leads to brings no tag for its beginning', () => {
  const moved = { ...page, url: 'https://www.example.org/kvm' };
  const record = addCheck(undefined, URL, day(1), saw('moved-permanently'), moved);
  assert.equal(record.page?.host, 'www.example.org');
  assert.equal(record.page?.etag, undefined);
});

test('the same check twice is one check', () => {
  const once = addCheck(undefined, URL, day(1), saw('failed'));
  assert.equal(addCheck(once, URL, day(1), saw('failed')), once);
});

test('a check that comes late finds its place', () => {
  const late = [day(1), day(3), day(2)];
  let record: LinkRecord | undefined;
  for (const at of late) record = addCheck(record, URL, at, saw(at === day(3) ? 'failed' : 'ok'));
  assert.deepEqual(
    record?.checks.map(({ at }) => at),
    [day(1), day(2), day(3)],
  );
  assert.deepEqual([record?.ok, record?.since, record?.failures], [day(2), day(3), 1]);
});

test('a time that is none is refused', () => {
  assert.throws(() => addCheck(undefined, URL, 'today', saw('ok')), /"today" is not a time/);
});

const exception = (
  where: string,
  until = '2026-03-01',
  rule = 'link-as-expected',
): LinkException => ({
  rule,
  where,
  until,
});
const rows: [name: string, exception: LinkException, verdict: Verdict, outcome: Outcome][] = [
  ['a doubtful page', exception(URL), saw('doubtful', 'parked'), 'ok'],
  ['a blocked page', exception('https://example.org/'), saw('blocked'), 'ok'],
  ['a page of a listed host', exception('example.org'), saw('doubtful'), 'ok'],
  ['a page below a listed host', exception('org'), saw('doubtful'), 'ok'],
  ['a page of a host that only ends alike', exception('ample.org'), saw('doubtful'), 'doubtful'],
  ['a page elsewhere', exception('https://example.org/qemu'), saw('doubtful'), 'doubtful'],
  ['a page whose exception has ended', exception(URL, '2026-02-28'), saw('doubtful'), 'doubtful'],
  [
    'a page under another rule',
    exception(URL, '2027-01-01', 'link-not-asked'),
    saw('blocked'),
    'blocked',
  ],
  ['a page that is not there', exception(URL), saw('failed'), 'failed'],
];
for (const [name, row, verdict, outcome] of rows)
  test(`as expected: ${name} is ${outcome}`, () => {
    const record = addCheck(undefined, URL, day(1), verdict, undefined, [row]);
    assert.equal(record.checks[0]?.outcome, outcome);
  });

test('what is as expected says what that is; a wall is not remembered as the page', () => {
  const verdict = { ...saw('blocked', 'status-blocked'), detail: '403' };
  const record = addCheck(undefined, URL, day(1), verdict, page, [exception(URL)]);
  assert.equal(record.checks[0]?.detail, 'the server returned 403, which blocks programs');
  assert.equal(record.page, undefined);
  assert.equal(classifyHealth(record).state, 'ok');
  const accepted = addCheck(undefined, URL, day(1), saw('doubtful'), page, [exception(URL)]);
  assert.equal(accepted.page?.title, 'KVM');
});
