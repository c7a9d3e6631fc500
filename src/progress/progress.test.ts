import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestNote, noProgress, orderSaved, setMarks, setSaved } from './progress.ts';

test('a mark carries the time at which it was set', () => {
  const { marks } = setMarks(noProgress, ['resources/kvm'], 'doing', 5);
  assert.deepEqual([...marks], [['resources/kvm', { as: 'doing', at: 5 }]]);
});

test('a mark that is taken back is remembered as open', () => {
  const done = setMarks(noProgress, ['resources/kvm'], 'done', 5);
  const open = setMarks(done, ['resources/kvm'], 'open', 6);
  assert.deepEqual(open.marks.get('resources/kvm'), { as: 'open', at: 6 });
  assert.deepEqual(done.marks.get('resources/kvm'), { as: 'done', at: 5 }, 'nothing is mutated');
});

test('a later change counts as later when the clock was turned back', () => {
  const done = setMarks(noProgress, ['resources/kvm'], 'done', 5);
  assert.equal(setMarks(done, ['resources/kvm'], 'open', 3).marks.get('resources/kvm')?.at, 6);
});

test('a saved resource keeps its note when it is taken off the list and put on again', () => {
  const noted = setSaved(noProgress, 'kvm', { kept: true, note: 'Read chapter 3.' }, 1);
  const off = setSaved(noted, 'kvm', { kept: false }, 2);
  const on = setSaved(off, 'kvm', { kept: true }, 3);
  assert.deepEqual(on.saved.get('kvm'), { kept: true, at: 3, note: 'Read chapter 3.' });
});

test('a note is cut at its longest', () => {
  const note = 'x'.repeat(longestNote + 1);
  assert.equal(
    setSaved(noProgress, 'kvm', { kept: true, note }, 1).saved.get('kvm')?.note.length,
    longestNote,
  );
});

test('a note leaves the day on which a resource was saved as it was', () => {
  const saved = setSaved(noProgress, 'kvm', { kept: true }, 1);
  const noted = setSaved(saved, 'kvm', { kept: true, note: 'Chapter 3.' }, 5);
  assert.deepEqual(noted.saved.get('kvm'), { kept: true, at: 5, note: 'Chapter 3.', since: 1 });
  const again = setSaved(noted, 'kvm', { kept: true, note: '' }, 9);
  assert.deepEqual(again.saved.get('kvm'), { kept: true, at: 9, note: '', since: 1 });
});

test('an order of its own outlives a note, not a removal, and counts as no change', () => {
  const two = setSaved(setSaved(noProgress, 'kvm', { kept: true }, 1), 'qemu', { kept: true }, 2);
  const ordered = orderSaved(two, ['qemu', 'kvm', 'gone']);
  assert.deepEqual([...ordered.saved.keys()], ['kvm', 'qemu']);
  assert.deepEqual(ordered.saved.get('kvm'), { kept: true, at: 1, note: '', order: 1 });
  const noted = setSaved(ordered, 'qemu', { kept: true, note: 'First.' }, 3);
  assert.equal(noted.saved.get('qemu')?.order, 0);
  const off = setSaved(noted, 'qemu', { kept: false }, 4);
  const on = setSaved(off, 'qemu', { kept: true }, 5);
  assert.deepEqual(on.saved.get('qemu'), { kept: true, at: 5, note: 'First.' });
});
