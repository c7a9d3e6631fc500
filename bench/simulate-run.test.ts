import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Pace, simulateRun } from './simulate-run.ts';

const PACE: Pace = { gap: 250, perHost: 2, inAll: 64, response: 320 };

const RUNS: [what: string, hosts: number, links: number, pace: Partial<Pace>, expected: number][] =
  [
    ['takes no time for nothing', 0, 0, {}, 0],
    ['takes one answer for one link', 1, 1, {}, 320],
    ['lets a gap pass between the starts on one host', 1, 40_000, {}, 39_999 * 250 + 320],
    ['asks hosts beside each other', 32, 10, {}, 9 * 250 + 320],
    ['keeps to the bound for all hosts together', 1000, 2, {}, 32 * 320],
    ['waits for the answers of a slow host', 1, 100, { response: 3000 }, 49 * 3000 + 250 + 3000],
    ['asks two at a time without a gap', 1, 100, { gap: 0 }, 50 * 320],
    ['asks one at a time where no more are allowed', 3, 10, { inAll: 1, gap: 0 }, 30 * 320],
  ];

for (const [what, count, links, pace, expected] of RUNS) {
  test(what, () => {
    const hosts = Array.from({ length: count }, (_, n) => ({ host: `host-${n}.example`, links }));
    assert.equal(simulateRun(hosts, { ...PACE, ...pace }), expected);
  });
}
