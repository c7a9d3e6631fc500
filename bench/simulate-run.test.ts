import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Pace, simulateRun, planShards, spreadByZipf } from './simulate-run.ts';
import { shardOf } from '../src/links/run/select-addresses.ts';

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

const SHARD_PACE = { gap: 250, perHost: 2, inAll: 64, response: 500 };

test('needs what the biggest host needs, on one machine as on many', () => {
  const hosts = [
    { host: 'big.example', links: 40_000 },
    { host: 'small.example', links: 10 },
  ];
  const longest = 39_999 * 250 + 500;
  assert.deepEqual(planShards(hosts, 1, SHARD_PACE), [{ links: 40_010, milliseconds: longest }]);
  const shards = planShards(hosts, 4, SHARD_PACE);
  assert.equal(Math.max(...shards.map(({ milliseconds }) => milliseconds)), longest);
});

test('gives all hosts of one registrable domain to the same machine', () => {
  const names = ['docs.kernel.org', 'lore.kernel.org', 'www.kernel.org'];
  const shards = planShards(
    names.map((host) => ({ host, links: 4 })),
    16,
    SHARD_PACE,
  );
  assert.deepEqual(shards[shardOf('https://kernel.org/', 16) - 1], {
    links: 12,
    milliseconds: 3 * 250 + 500,
  });
  assert.equal(shards.filter(({ links }) => links > 0).length, 1);
});

test('gives every link to one machine', () => {
  const hosts = spreadByZipf(100_000, 20_000, 1.1);
  for (const machines of [1, 4, 16]) {
    const shards = planShards(hosts, machines, SHARD_PACE);
    assert.equal(shards.length, machines);
    assert.equal(
      shards.reduce((sum, { links }) => sum + links, 0),
      100_000,
    );
  }
});

test('spreads links by the law of Zipf', () => {
  assert.deepEqual(
    spreadByZipf(11, 3, 1).map(({ links }) => links),
    [6, 3, 2],
  );
});
