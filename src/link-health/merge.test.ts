import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Outcome } from './reasons.ts';
import { addCheck } from './add-check.ts';
import { formatState } from './state-format.ts';
import { mergeRecords, mergeStates } from './merge.ts';
import type { LinkRecord, LinkState } from './record.ts';
import { toSecond } from './time.ts';

const URL = 'https://example.org/';
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
const page = fc.record(
  { at: time, host: fc.constantFrom('a', 'b'), title: fc.constantFrom('one', 'other') },
  { requiredKeys: ['at', 'host'] },
);
const archive = fc.record(
  { asked: time, url: fc.constantFrom('a', 'b') },
  { requiredKeys: ['asked'] },
);

/** What checks make of it, at most 20 of up to 45: forgotten histories are among them. */
const history = fc.array(check, { maxLength: 45 }).map((checks) => {
  let record: LinkRecord = { url: URL, checks: [] };
  for (const { at, ...verdict } of checks.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    record = addCheck(record, URL, at, { ...verdict, reached: true });
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
        page,
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

const rows: [
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

for (const [name, one, other, expected] of rows)
  test(name, () => {
    const base = { url: URL, checks: [] };
    assert.deepEqual(mergeRecords({ ...base, ...one }, { ...base, ...other }), {
      ...base,
      ...expected,
    });
  });
