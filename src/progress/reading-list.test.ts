import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noProgress, orderSaved, setMarks, setSaved } from './progress.ts';
import { findListed, hasOwnOrder, type Sort } from './reading-list.ts';

const levels = ['beginner', 'advanced'];
const resource = (id: string, title: string, level?: string) => ({
  id,
  title,
  href: `/resources/${id}/`,
  kind: 'tutorial',
  levels: level ? [level] : [],
  requires: [],
});
const resources = [
  resource('kvm', 'The KVM code', 'advanced'),
  resource('ept', 'EPT explained', 'beginner'),
  resource('xen', 'Xen'),
];
const list = ['kvm', 'ept', 'xen'].reduce(
  (progress, id, i) => setSaved(progress, id, { kept: true }, i + 1),
  noProgress,
);
const idsOf = (sort: Sort, progress = list, also = new Set<string>()) =>
  findListed(progress, resources, { sort, show: 'all', levels, also }).map(({ id }) => id);

test('the latest saved comes first, whatever was noted since', () => {
  const noted = setSaved(list, 'kvm', { kept: true, note: 'Later.' }, 9);
  assert.deepEqual(idsOf('saved', noted), ['xen', 'ept', 'kvm']);
});

test('titles sort by letter, levels from the lowest, no level last', () => {
  assert.deepEqual(idsOf('title'), ['ept', 'kvm', 'xen']);
  assert.deepEqual(idsOf('level'), ['ept', 'kvm', 'xen']);
});

test('new resources go behind those that have a place', () => {
  assert.equal(hasOwnOrder(list), false);
  const ordered = orderSaved(list, ['xen', 'kvm', 'ept']);
  assert.equal(hasOwnOrder(ordered), true);
  assert.deepEqual(idsOf('own', setSaved(ordered, 'new', { kept: true }, 9)), [
    'xen',
    'kvm',
    'ept',
    'new',
  ]);
});

test('what was taken off is shown only on demand', () => {
  const off = setSaved(list, 'ept', { kept: false }, 9);
  assert.deepEqual(idsOf('title', off), ['kvm', 'xen']);
  assert.deepEqual(idsOf('title', off, new Set(['ept'])), ['ept', 'kvm', 'xen']);
});

test('each shows its mark and whether the catalog knows it', () => {
  const marked = setMarks(
    setSaved(noProgress, 'gone', { kept: true }, 1),
    ['resources/gone'],
    'done',
    1,
  );
  const [gone] = findListed(marked, resources, {
    sort: 'own',
    show: 'done',
    levels,
    also: new Set(),
  });
  assert.deepEqual([gone?.mark, gone?.resource], ['done', undefined]);
});

test('the list is narrowed to what is open or what is done with', () => {
  const marked = setMarks(
    setMarks(list, ['resources/kvm'], 'skipped', 9),
    ['resources/ept'],
    'doing',
    9,
  );
  const shown = (show: 'open' | 'done') =>
    findListed(marked, resources, { sort: 'title', show, levels, also: new Set() });
  assert.deepEqual(
    shown('open').map(({ id }) => id),
    ['ept', 'xen'],
  );
  assert.deepEqual(
    shown('done').map(({ id }) => id),
    ['kvm'],
  );
});
