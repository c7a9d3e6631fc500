import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChange } from '../../../tests/made-changes.ts';
import type { Fields } from '../content-data.ts';
import { planCards } from './card-plan.ts';

const placed = {
  placements: [
    { topic: 'kvm', section: 'a' },
    { topic: 'tools', section: 'b' },
  ],
};
const plan = (changes: Parameters<typeof planCards>[0], fields: Fields = placed) =>
  planCards(changes, { resources: new Map(changes.map(({ id }) => [id, fields])) });

test('pictures what is added or altered, and where it stands first', () => {
  const changes = [
    createChange({ id: 'a' }),
    createChange({ id: 'b', kind: 'renamed' }),
    createChange({ id: 'c', kind: 'removed' }),
    createChange({ id: 'd', subject: 'topic' }),
  ];
  assert.deepEqual(plan(changes), [
    { id: 'a', page: '/resources/a/', rows: '/topics/kvm/' },
    { id: 'b', page: '/resources/b/', rows: '/topics/kvm/' },
  ]);
});

test('of a retired resource what is told of it is pictured: it has neither page nor row', () => {
  assert.deepEqual(
    plan([createChange({ id: 'a', kind: 'retired' })], {
      ...placed,
      status: 'deprecated',
    }),
    [{ id: 'a', page: '/retired/', part: '[id="a"]', rows: undefined }],
  );
});

test('a resource without a place has a page only', () => {
  assert.deepEqual(plan([createChange()], {})[0]?.rows, undefined);
  assert.deepEqual(
    plan([createChange()], { placements: [{ topic: '../..' }] })[0]?.rows,
    undefined,
  );
});

test('takes no name for one of a file that is no id', () => {
  for (const id of ['../../etc/passwd', 'A', 'a b', 'a.png', '', 'é', 'a'.repeat(91), '-a'])
    assert.deepEqual(plan([createChange({ id, title: 'A' })]), [], id);
});

test('pictures twenty at most', () => {
  const changes = Array.from({ length: 50 }, (_, i) => createChange({ id: `r${i}` }));
  assert.equal(plan(changes).length, 20);
});
