import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChange } from '../../tests/made-changes.ts';
import { named, type Change, bundleChanges, formatPlain } from './change.ts';

const some = (count: number, kind: 'added' | 'changed' = 'added') =>
  Array.from({ length: count }, (_, i) => createChange({ kind, id: `r${i + 1}` }));
const describe = (changes: ReturnType<typeof some>, few?: number) =>
  bundleChanges(changes, few).map(({ pieces, things }) =>
    [
      formatPlain(pieces),
      ...(things ? [things.map(({ name }) => name.named).join(', ')] : []),
    ].join(': '),
  );

test('reports few changes one by one', () => {
  assert.deepEqual(describe(some(2), 2), ['adds “R1”', 'adds “R2”']);
  assert.equal(describe(some(12)).length, 12);
});

test('reports many of a kind together, with their names', () => {
  assert.deepEqual(describe([...some(3), ...some(1, 'changed')], 2), [
    'adds 3 resources: R1, R2, R3',
    'changes “R1”',
  ]);
  const [sentence = ''] = describe(some(62));
  assert.match(sentence, /^adds 62 resources: R1, .*, R61, R62$/);
});

test('keeps the first topic of new resources alone', () => {
  const kvm = named('topic', 'kvm', 'KVM');
  const placed = (change: Partial<Change>) => {
    const { pieces, ...rest } = createChange(change);
    return { ...rest, pieces: [...pieces, ' to ', kvm, ' and ', named('topic', 'qemu', 'QEMU')] };
  };
  const topicOf = (change: Partial<Change>) =>
    bundleChanges([placed(change)], 0)[0]?.things?.[0]?.topic;
  assert.deepEqual(topicOf({}), kvm);
  assert.equal(topicOf({ kind: 'changed' }), undefined);
  assert.equal(topicOf({ subject: 'topic' }), undefined);
});

test('names no more than a reader would look through', () => {
  assert.match(describe(some(100))[0] ?? '', /, R100$/);
  assert.deepEqual(describe(some(1001)), ['adds 1,001 resources']);
});

test('keeps the order of changes', () => {
  const changes = [
    ...some(1, 'changed'),
    createChange({ subject: 'topic' }),
    createChange({ kind: 'removed', subject: 'term' }),
    ...some(1),
  ];
  assert.deepEqual(
    bundleChanges(changes).map(({ kind, subject }) => `${kind} ${subject}`),
    ['added resource', 'added topic', 'changed resource', 'removed term'],
  );
});
