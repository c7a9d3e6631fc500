import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planShards, spreadByZipf } from './simulate-run.ts';
import { shardOf } from '../src/links/run/shard.ts';

const PACE = { gap: 250, perHost: 2, inAll: 64, response: 500 };

test('needs what the biggest host needs, on one machine as on many', () => {
  const hosts = [
    { host: 'big.example', links: 40_000 },
    { host: 'small.example', links: 10 },
  ];
  const longest = 39_999 * 250 + 500;
  assert.deepEqual(planShards(hosts, 1, PACE), [{ links: 40_010, milliseconds: longest }]);
  const shards = planShards(hosts, 4, PACE);
  assert.equal(Math.max(...shards.map(({ milliseconds }) => milliseconds)), longest);
});

test('gives all hosts of one registrable domain to the same machine', () => {
  const names = ['docs.kernel.org', 'lore.kernel.org', 'www.kernel.org'];
  const shards = planShards(
    names.map((host) => ({ host, links: 4 })),
    16,
    PACE,
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
    const shards = planShards(hosts, machines, PACE);
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
