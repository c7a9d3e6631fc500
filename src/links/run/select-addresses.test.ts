import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../link-health/reasons.ts';
import type { LinkState } from '../../link-health/record.ts';
import { selectAddresses, parseShard, shardOf } from './select-addresses.ts';

const url = 'https://docs.example/kvm';
const now = new Date('2026-03-12T12:00:00Z');
const listed = [{ url, files: ['content/resources/kvm.yaml'], fragments: [], isWeb: true }];

const ROWS: [says: string, outcome: Outcome, rule: string, until: string, isChecked: boolean][] = [
  ['blocked, and not due', 'blocked', '', '', false],
  ['blocked, and as expected since', 'blocked', 'link-as-expected', '2026-12-31', true],
  ['in doubt, and as expected since', 'doubtful', 'link-as-expected', '2026-12-31', true],
  ['blocked, and as expected until yesterday', 'blocked', 'link-as-expected', '2026-03-11', false],
  ['working, and as expected', 'ok', 'link-as-expected', '2026-12-31', false],
  ['in doubt, and not to be asked', 'doubtful', 'link-not-asked', '2026-12-31', false],
];
for (const [says, outcome, rule, until, isChecked] of ROWS)
  test(`a link that was checked an hour ago is ${isChecked ? '' : 'not '}checked: ${says}`, () => {
    const check = { at: '2026-03-12T11:00:00Z', outcome, reason: 'answers' };
    const state: LinkState = new Map([[url, { url, checks: [check] }]]);
    const exceptions =
      rule === 'link-as-expected' || rule === 'link-not-asked'
        ? [{ rule, where: 'docs.example', reason: 'Its keepers said so.', until } as const]
        : [];
    const { toCheck } = selectAddresses(listed, state, { choice: {}, exceptions, now });
    assert.equal(toCheck.length, isChecked ? 1 : 0);
  });

test('checks first what was checked the longest time ago, so that no link always comes last', () => {
  const last = { b: '2026-03-01', c: '2026-02-01', d: '2026-03-01' };
  const state: LinkState = new Map(
    Object.entries(last).map(([name, day]) => {
      const check = { at: `${day}T12:00:00Z`, outcome: 'ok', reason: 'answers' } as const;
      return [name, { url: name, checks: [check] }];
    }),
  );
  const addresses = ['a', 'b', 'c', 'd'].map((name) => ({ ...listed[0], url: name }));
  const { toCheck } = selectAddresses(addresses as typeof listed, state, {
    ...{ choice: { all: true }, exceptions: [], now },
  });
  assert.deepEqual(
    toCheck.map((address) => address.url),
    ['a', 'c', 'b', 'd'],
  );
});

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
