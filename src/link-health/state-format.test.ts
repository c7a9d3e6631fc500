import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { formatState, parseState, believe } from './state-format.ts';
import { classifyHealth } from './health.ts';
import { isDue } from './due.ts';
import type { Verdict } from './classify-link.ts';
import { addCheck } from './add-check.ts';
import { mergeStates } from './merge.ts';
import type { Check, LinkRecord } from './record.ts';
import { runAt } from './time.ts';

const HEADER = '{"cairn":"link-health","version":1}\n';
const good = '{"url":"https://a.example/","checks":[]}';

/** Lines that a program or a stranger may leave in a state: of any form, nearly right, or much too deep. */
const line = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json({ maxDepth: 8 }),
  fc.integer({ min: 1, max: 50_000 }).map((depth) => '['.repeat(depth)),
  fc
    .tuple(fc.constantFrom('url', 'ok', 'since', 'checks', 'page', '__proto__'), fc.jsonValue())
    .map(([name, value]) =>
      JSON.stringify({ url: 'https://b.example/', checks: [], [name]: value }),
    ),
  fc.constant(good),
);

test('reads any text as a state, or names the file, the line and what to do', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), fc.boolean(), (lines, whole) => {
      const text = HEADER + lines.join('\n') + (whole ? '\n' : '');
      try {
        const state = parseState(text, 'link-health.jsonl');
        // What was read is written, and read again, as the same.
        assert.deepEqual(parseState(formatState(state), 'again'), state);
      } catch (error) {
        assert.match(
          (error as Error).message,
          /^link-health\.jsonl:\d+: [^\n]+\. Nothing was changed\. /,
        );
      }
    }),
    { numRuns: 400 },
  );
});

const URL_OF = 'https://a.example/';
const NOW = Date.UTC(2026, 10, 29, 12);
const LATER = '2099-01-01T00:00:00Z';
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T12:00:00Z`;
const check = (at: string, outcome: Check['outcome'] = 'ok'): Check => ({
  at,
  outcome,
  reason: outcome === 'ok' ? 'answers' : 'not-found',
});

const TABLE: [what: string, record: Partial<LinkRecord>, left: Partial<LinkRecord>][] = [
  ['a check after now', { checks: [check(day(1)), check(LATER)] }, { checks: [check(day(1))] }],
  [
    'a last success after now, for the last one that is believed',
    { ok: LATER, checks: [check(day(1)), check(day(2), 'failed'), check(LATER)] },
    { ok: day(1), checks: [check(day(1)), check(day(2), 'failed')] },
  ],
  ['a last success after now, where there is no other', { ok: LATER }, {}],
  ['failures that begin after now', { since: LATER, failures: 3 }, {}],
  ['failures that began before all', { since: '0001-01-01T00:00:00Z', failures: 9 }, {}],
  ['a page seen after now', { page: { at: LATER, host: 'a.example' } }, {}],
  ['a search for a copy after now', { archive: { asked: LATER } }, {}],
  [
    'a copy taken after now',
    { archive: { asked: day(1), url: URL_OF, captured: '2099-01-01' } },
    {},
  ],
  ['a removal after now', { unlisted: LATER }, {}],
];

for (const [what, record, left] of TABLE)
  test(`does not believe ${what}`, () => {
    assert.deepEqual(believe({ url: URL_OF, checks: [], ...record }, NOW), {
      url: URL_OF,
      checks: [],
      ...left,
    });
  });

test('believes all that happened by now, letter by letter', () => {
  const record: LinkRecord = {
    url: URL_OF,
    checks: [check(day(1)), check(day(29), 'failed')],
    ok: day(1),
    since: day(2),
    failures: 3,
    page: { at: day(1), host: 'a.example' },
    archive: { asked: day(29), url: URL_OF, captured: '2026-11-01' },
    unlisted: day(29),
  };
  assert.deepEqual(believe(record, NOW), record);
});

test('a run with a clock in 2099 hides nothing that comes after it, merged or not', () => {
  const failed: Verdict = { outcome: 'failed', reason: 'not-found', reached: true };
  const wrong = addCheck(undefined, URL_OF, LATER, { ...failed, outcome: 'ok', reason: 'answers' });
  const text = formatState(new Map([[URL_OF, wrong]]));
  let state = parseState(text, 'state', NOW);
  assert.equal(isDue(state.get(URL_OF), NOW), true);
  for (const n of [21, 22, 23, 24, 25, 26]) {
    const known = mergeStates(state, parseState(text, 'state', NOW));
    state = new Map([[URL_OF, addCheck(known.get(URL_OF), URL_OF, day(n), failed)]]);
  }
  const record = state.get(URL_OF);
  assert.ok(record);
  assert.equal(classifyHealth(record).state, 'broken');
  assert.equal(record.ok, undefined);
});

test('a run whose days are tried out in advance believes them', () => {
  const ahead = '2098-12-31T00:00:00Z';
  const text = formatState(new Map([[URL_OF, { url: URL_OF, checks: [check(ahead)] }]]));
  const read = () => parseState(text, 'state').get(URL_OF)?.checks.length;
  assert.equal(read(), 0);
  assert.equal(runAt(new Date(LATER), read), 1);
});

test('what is believed merges to the same in any order, and real checks are never pushed out', () => {
  const at = fc.constantFrom(day(1), day(2), day(3), LATER, '2100-01-01T00:00:00Z');
  const record = fc
    .record(
      {
        checks: fc.array(
          at.map((time) => check(time)),
          { maxLength: 20 },
        ),
        ok: at,
        since: at,
        failures: fc.constant(2),
        unlisted: at,
      },
      { requiredKeys: ['checks'] },
    )
    .map((parts): LinkRecord => ({ url: URL_OF, ...parts }));
  const state = record.map((one) => new Map([[URL_OF, believe(one, NOW)]]));
  fc.assert(
    fc.property(state, state, state, (a, b, c) => {
      const merged = formatState(mergeStates(mergeStates(a, b), c));
      assert.equal(formatState(mergeStates(c, mergeStates(b, a))), merged);
      assert.equal(merged.includes('2099'), false);
      for (const { checks } of [...a.values(), ...b.values()])
        for (const { at: time } of checks) assert.ok(merged.includes(time));
    }),
  );
});
