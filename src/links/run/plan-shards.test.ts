import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planShards, spreadByZipf } from './plan-shards.ts';
import { shardOf } from './shard-of.ts';

const PACE = { gap: 0.25, perHost: 2, inAll: 64, answer: 0.32 };

test('needs for one machine what its biggest host needs by politeness', () => {
  const hosts = [
    { host: 'big.example', links: 40_000 },
    { host: 'small.example', links: 10 },
  ];
  assert.deepEqual(planShards(hosts, 1, PACE), [{ links: 40_010, seconds: 10_000 }]);
});

test('needs the time of all answers where no host is big', () => {
  const hosts = Array.from({ length: 1000 }, (_, n) => ({ host: `h${n}.example`, links: 2 }));
  assert.deepEqual(planShards(hosts, 1, PACE), [{ links: 2000, seconds: 10 }]);
});

test('waits for the answers of a host that is slower than the gap', () => {
  const [shard] = planShards([{ host: 'slow.example', links: 100 }], 1, { ...PACE, answer: 3 });
  assert.equal(shard?.seconds, 150);
});

test('gives all hosts of one registrable domain to the same machine', () => {
  const hosts = ['docs.kernel.org', 'lore.kernel.org', 'www.kernel.org'].map((host) => ({
    host,
    links: 4,
  }));
  const shards = planShards(hosts, 16, PACE);
  assert.deepEqual(shards[shardOf('https://kernel.org/', 16) - 1], { links: 12, seconds: 1 });
  assert.equal(shards.filter(({ links }) => links > 0).length, 1);
});

test('spreads exactly all links, the first host most', () => {
  assert.deepEqual(
    spreadByZipf(11, 3, 1).map(({ links }) => links),
    [6, 3, 2],
  );
  const hosts = spreadByZipf(100_000, 20_000, 1.1);
  assert.equal(
    hosts.reduce((sum, { links }) => sum + links, 0),
    100_000,
  );
});
