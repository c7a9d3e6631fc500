import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestNote, noProgress, setMarks, setSaved } from './progress.ts';

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
