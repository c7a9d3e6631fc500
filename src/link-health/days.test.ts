import assert from 'node:assert/strict';
import test from 'node:test';
import type { Evidence, Hop, SeenPage } from './evidence.ts';
import { isDue, classifyHealth } from './health.ts';
import { isOffline } from './offline.ts';
import { classifyEvidence } from './classify-link.ts';
import { addCheck } from './update-state.ts';
import { type LinkRecord, type LinkState, DAY, toSecond } from './record.ts';

const START = Date.UTC(2026, 0, 1, 3);
const URL = 'https://example.org/kvm';
const NEW = 'https://example.org/virt/kvm';

/** What an address answers on a day, counted from 1. */
type World = (day: number) => Omit<Evidence, 'url'>;

const guide: SeenPage = {
  url: URL,
  title: 'Nested paging explained',
  text: 'How the processor walks two sets of page tables. '.repeat(20),
  print: '0f0f0f0f0f0f0f0f',
};
const casino: SeenPage = {
  url: URL,
  title: 'Lucky Slots: your bonus',
  text: 'Play today and win. '.repeat(30),
  print: 'f0f0f0f0f0f0f0f0',
};
const works: World = () => ({ hops: [hop({ status: 200 })], page: guide });
const fails =
  (error: string): World =>
  () => ({ hops: [hop({ error })] });
const says =
  (status: number): World =>
  () => ({ hops: [hop({ status })] });
const moved: World = () => ({
  hops: [hop({ status: 301, location: NEW }), hop({ url: NEW, status: 200 })],
  page: { ...guide, url: NEW },
});
const sold: World = () => ({ hops: [hop({ status: 200 })], page: casino });

/**
 * From which day on the address is in which state, when requested on each day on which it is due: while it
 * works these are the days 1, 8 and 15.
 */
const histories: [name: string, world: World, states: Record<number, string>, days: number][] = [
  ['works for ever', works, { 1: 'ok' }, 60],
  [
    'dies',
    (day) => (day < 10 ? works(day) : says(404)(day)),
    { 1: 'ok', 15: 'suspect', 18: 'broken' },
    200,
  ],
  [
    'loses its name',
    (day) => (day < 10 ? works(day) : fails('ENOTFOUND')(day)),
    { 1: 'ok', 15: 'suspect', 18: 'gone' },
    60,
  ],
  [
    'has a server that never answers again',
    (day) => (day < 10 ? works(day) : fails('TIMEOUT')(day)),
    { 1: 'ok', 15: 'suspect', 22: 'broken' },
    60,
  ],
  [
    'is down for two days and back',
    (day) => (day === 15 || day === 16 ? says(503)(day) : works(day)),
    { 1: 'ok', 15: 'suspect', 17: 'ok' },
    60,
  ],
  [
    'works again after half a year',
    (day) => (day < 10 || day > 190 ? works(day) : says(404)(day)),
    { 1: 'ok', 15: 'suspect', 18: 'broken', 194: 'ok' },
    260,
  ],
  [
    'works every other day',
    (day) => (day % 2 === 0 ? works(day) : says(500)(day)),
    { 1: 'suspect', 2: 'ok', 15: 'suspect', 16: 'flaky' },
    60,
  ],
  [
    'moves',
    (day) => (day < 10 ? works(day) : moved(day)),
    { 1: 'ok', 15: 'moved-permanently' },
    60,
  ],
  [
    'is sold to a casino',
    (day) => (day < 10 ? works(day) : sold(day)),
    { 1: 'ok', 15: 'suspect' },
    400,
  ],
  ['is blocked for ever', says(403), { 1: 'blocked' }, 100],
  [
    'is blocked between failures',
    (day) => (day < 10 ? works(day) : says(day % 2 === 1 ? 404 : 429)(day)),
    { 1: 'ok', 15: 'suspect', 19: 'broken' },
    40,
  ],
];

for (const [name, world, states, days] of histories)
  test(`what ${name} becomes day by day: ${Object.values(states).join(', ')}`, () => {
    const actual: Record<number, string> = {};
    let last: string | undefined;
    for (const { day, record } of livePeriod(world, days)) {
      const { state } = classifyHealth(record);
      if (state !== last) actual[day] = state;
      last = state;
    }
    assert.deepEqual(actual, states);
  });

test('what moved is offered from the second run on, and its page is known by its new host', () => {
  const offers = livePeriod((day) => (day < 10 ? works(day) : moved(day)), 30)
    .filter(({ asked }) => asked)
    .map(({ day, record }) => [day, classifyHealth(record).fixTo]);
  const first = offers.findIndex(([, fixTo]) => fixTo !== undefined);
  assert.deepEqual(
    offers.slice(first - 1, first + 1).map(([, fixTo]) => fixTo),
    [undefined, NEW],
  );
});

test('a sold domain stays in doubt: what the casino shows never becomes what was there', () => {
  const { record } = livePeriod((day) => (day < 10 ? works(day) : sold(day)), 400).at(-1) ?? {};
  assert.equal(record?.page?.title, guide.title);
  assert.equal(record && classifyHealth(record).reason, 'changed');
  assert.equal(record?.since?.slice(0, 10), '2026-01-15');
});

test('a working link is checked about once a week, a broken one weekly for eight weeks and then monthly', () => {
  const asked = (world: World, days: number) =>
    livePeriod(world, days).filter((one) => one.asked).length;
  const weekly = asked(works, 364);
  assert.ok(weekly >= 50 && weekly <= 66, String(weekly));
  assert.equal(asked(says(404), 60), 4 + 8);
  assert.equal(asked(says(404), 60 + 300), 4 + 8 + 10);
  assert.equal(asked(says(403), 140), 10);
});

test('a blackout changes nothing', () => {
  const urls = ['https://a.test/', 'https://b.test/', 'https://c.test/'];
  const dark = (day: number) => day >= 10 && day < 20;
  let state: LinkState = new Map();
  for (let day = 1; day <= 30; day += 1) {
    const now = toSecond(START + day * DAY);
    const before = new Map(state);
    const asked = urls
      .filter((url) => isDue(state.get(url), now))
      .map((url) => {
        const hops = [hop(dark(day) ? { url, error: 'ECONNREFUSED' } : { url, status: 200 })];
        return { url, verdict: classifyEvidence({ url, hops }), record: state.get(url) };
      });
    // A day on which only one host is requested is settled by the witnesses that the run requests as well.
    const witnesses = urls.map((url) => {
      const hops = [hop(dark(day) ? { url, error: 'ECONNREFUSED' } : { url, status: 200 })];
      return { url, verdict: classifyEvidence({ url, hops }), record: state.get(url) };
    });
    if (isOffline([...asked, ...witnesses])) assert.equal(dark(day), true);
    else
      state = new Map([
        ...before,
        ...asked.map(
          ({ url, verdict, record }) => [url, addCheck(record, url, now, verdict)] as const,
        ),
      ]);
    for (const record of state.values()) assert.equal(classifyHealth(record).state, 'ok');
    if (dark(day)) assert.deepEqual(state, before);
  }
  assert.ok([...state.values()].every(({ ok = '' }) => ok > '2026-01-20'));
});

/** Asks one address on each day on which it is due; gives the record as it is at the end of each day. */
function livePeriod(
  world: World,
  days: number,
): { day: number; asked: boolean; record: LinkRecord }[] {
  let record: LinkRecord | undefined;
  const lived = [];
  for (let day = 1; day <= days; day += 1) {
    const now = toSecond(START + (day - 1) * DAY);
    const asked = isDue(record, now);
    if (asked || !record) {
      const evidence = { url: URL, ...world(day) };
      const verdict = classifyEvidence(evidence, { before: record?.page });
      record = addCheck(record, URL, now, verdict, evidence.page);
    }
    lived.push({ day, asked, record });
  }
  return lived;
}

function hop(more: Partial<Hop>): Hop {
  return { url: URL, at: 0, took: 1, pass: 1, ...more };
}
