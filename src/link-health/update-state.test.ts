import assert from 'node:assert/strict';
import test from 'node:test';
import type { SeenPage } from './evidence.ts';
import type { LinkException } from './classify-link.ts';
import type { Verdict } from './reasons.ts';
import { classifyHealth } from './health.ts';
import type { Outcome } from './reasons.ts';
import { addCheck, mergeRecords, mergeStates, markListed } from './update-state.ts';
import { formatState, parseState } from './state-file.ts';
import { type LinkRecord, type LinkState, toSecond } from './record.ts';
import fc from 'fast-check';

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

test('20 checks are kept, the newest, and the count of failures continues', () => {
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

const ADDRESS = 'https://example.org/';
const outcomes: Outcome[] = [
  'ok',
  'moved-permanently',
  'blocked',
  'doubtful',
  'failed',
  'unreachable',
  'gone',
];

// Few values, so that the same times and texts meet often.
const time = fc.integer({ min: 0, max: 30 }).map((day) => toSecond(Date.UTC(2026, 0, 1 + day)));
const check = fc.record(
  {
    at: time,
    outcome: fc.constantFrom(...outcomes),
    reason: fc.constantFrom('one', 'other'),
    detail: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: ['at', 'outcome', 'reason'] },
);
const pages = fc.record(
  { at: time, host: fc.constantFrom('a', 'b'), title: fc.constantFrom('one', 'other') },
  { requiredKeys: ['at', 'host'] },
);
const archive = fc.record(
  { asked: time, url: fc.constantFrom('a', 'b') },
  { requiredKeys: ['asked'] },
);

/** What checks make of it, at most 20 of up to 45: forgotten histories are among them. */
const history = fc.array(check, { maxLength: 45 }).map((checks) => {
  let record: LinkRecord = { url: ADDRESS, checks: [] };
  for (const { at, ...verdict } of checks.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    record = addCheck(record, ADDRESS, at, { ...verdict, reached: true });
  return record;
});
/** Any record that can stand in a state, sensible or not, as no merge may depend on that. */
const record = fc
  .tuple(
    history,
    fc.record(
      {
        ok: time,
        since: time,
        failures: fc.integer({ min: 1, max: 3 }),
        page: pages,
        archive,
        unlisted: time,
      },
      { requiredKeys: [] },
    ),
    fc.constantFrom('https://a.test/', 'https://b.test/', 'https://c.test/'),
  )
  .map(([made, more, url]): LinkRecord => ({ ...mergeRecords(made, made), ...more, url }));
const state = fc
  .array(record, { maxLength: 4 })
  .map((records): LinkState => new Map(records.map((one) => [one.url, one])));

test('states merge to the same in any order', () => {
  fc.assert(
    fc.property(state, state, (a, b) => {
      assert.equal(formatState(mergeStates(a, b)), formatState(mergeStates(b, a)));
    }),
  );
});

test('states merge to the same in any grouping', () => {
  fc.assert(
    fc.property(state, state, state, (a, b, c) => {
      const left = mergeStates(mergeStates(a, b), c);
      const right = mergeStates(a, mergeStates(b, c));
      assert.equal(formatState(left), formatState(right));
    }),
  );
});

test('a state merged again changes nothing', () => {
  fc.assert(
    fc.property(state, state, (a, b) => {
      assert.equal(formatState(mergeStates(a, a)), formatState(a));
      const merged = mergeStates(a, b);
      assert.equal(formatState(mergeStates(merged, a)), formatState(merged));
    }),
  );
});

test('a merge forgets no address, and keeps at most 20 checks, the newest', () => {
  fc.assert(
    fc.property(state, state, (a, b) => {
      const merged = mergeStates(a, b);
      assert.deepEqual(new Set(merged.keys()), new Set([...a.keys(), ...b.keys()]));
      for (const [url, { checks }] of merged) {
        assert.ok(checks.length <= 20);
        const all = [a, b].flatMap((one) => one.get(url)?.checks ?? []);
        const newest = all
          .map(({ at }) => at)
          .toSorted()
          .at(-1);
        assert.equal(checks.at(-1)?.at, newest);
      }
    }),
  );
});

test('the parts of a run, merged in any order, are the run', () => {
  fc.assert(
    fc.property(fc.array(history, { minLength: 1, maxLength: 3 }), (histories) => {
      const parts = histories.map((one, at): LinkState => {
        const url = `https://${at}.test/`;
        return new Map([[url, { ...one, url }]]);
      });
      const whole: LinkState = new Map(parts.flatMap((part) => [...part]));
      const merged = parts.toReversed().reduce(mergeStates, new Map());
      assert.equal(formatState(merged), formatState(whole));
    }),
  );
});

const mergeRows: [
  name: string,
  one: Partial<LinkRecord>,
  other: Partial<LinkRecord>,
  expected: object,
][] = [
  [
    'a later success wins over failures before it',
    { ok: '2026-01-05T00:00:00Z' },
    { ok: '2026-01-01T00:00:00Z', since: '2026-01-02T00:00:00Z', failures: 3 },
    { ok: '2026-01-05T00:00:00Z' },
  ],
  [
    'of the same success, failures win over none',
    { ok: '2026-01-01T00:00:00Z' },
    { ok: '2026-01-01T00:00:00Z', since: '2026-01-02T00:00:00Z', failures: 3 },
    { ok: '2026-01-01T00:00:00Z', since: '2026-01-02T00:00:00Z', failures: 3 },
  ],
  ['what is listed in one of them is listed', { unlisted: '2026-01-01T00:00:00Z' }, {}, {}],
  [
    'what is listed in none was left last',
    { unlisted: '2026-01-01T00:00:00Z' },
    { unlisted: '2026-01-02T00:00:00Z' },
    { unlisted: '2026-01-02T00:00:00Z' },
  ],
  [
    'the page that was seen last is kept',
    { page: { at: '2026-01-02T00:00:00Z', host: 'new' } },
    { page: { at: '2026-01-01T00:00:00Z', host: 'old' } },
    { page: { at: '2026-01-02T00:00:00Z', host: 'new' } },
  ],
];

for (const [name, one, other, expected] of mergeRows)
  test(name, () => {
    const base = { url: ADDRESS, checks: [] };
    assert.deepEqual(mergeRecords({ ...base, ...one }, { ...base, ...other }), {
      ...base,
      ...expected,
    });
  });

const A: LinkRecord = { url: 'https://a.test/', checks: [] };
const stateOf = (record: LinkRecord): LinkState => new Map([[record.url, record]]);

const listedRows: [
  name: string,
  record: LinkRecord,
  listed: boolean,
  expected: LinkRecord | undefined,
][] = [
  ['a listed address stays as it is', A, true, A],
  ['what leaves the content is marked', A, false, { ...A, unlisted: '2026-06-01T00:00:00Z' }],
  [
    'the mark keeps its date',
    { ...A, unlisted: '2026-03-04T00:00:00Z' },
    false,
    { ...A, unlisted: '2026-03-04T00:00:00Z' },
  ],
  ['what comes back loses the mark', { ...A, unlisted: '2026-03-04T00:00:00Z' }, true, A],
  ['after 90 days it is forgotten', { ...A, unlisted: '2026-03-03T00:00:00Z' }, false, undefined],
];

for (const [name, record, listed, expected] of listedRows)
  test(name, () => {
    const marked = markListed(stateOf(record), listed ? [A.url] : [], '2026-06-01T00:00:00.000Z');
    assert.deepEqual(marked, expected ? stateOf(expected) : new Map());
  });
