import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseShard, shardOf } from './shard.ts';

test('keeps all of one domain in one shard, and spreads the domains', () => {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i += 1) {
    const shard = shardOf(`https://host-${i}.example/`, 4);
    assert.equal(shardOf(`http://docs.host-${i}.example/deep?x`, 4), shard);
    counts[shard - 1] = (counts[shard - 1] ?? 0) + 1;
  }
  assert.ok(Math.min(...counts) > 850, String(counts));
});

test('gives the same shard on every machine', () => {
  assert.deepEqual(
    ['https://github.com/', 'https://lwn.net/', 'https://www.qemu.org/'].map((url) =>
      shardOf(url, 16),
    ),
    [10, 12, 14],
  );
});

test('reads a shard and refuses what is none', () => {
  assert.deepEqual(parseShard('2/4'), { index: 2, of: 4 });
  for (const text of ['0/4', '5/4', '1', '1/0', 'a/b', '-1/2'])
    assert.throws(() => parseShard(text), /is not a shard\. Write one such as 1\/4, up to 4\/4\./);
});
