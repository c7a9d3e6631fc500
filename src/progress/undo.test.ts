import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeProgress } from './merge.ts';
import { noProgress, setMarks, setSaved, type Progress } from './progress.ts';
import { readProgress, writeProgress } from './read-progress.ts';
import { undoChange } from './undo.ts';

const mine = setSaved(
  setMarks(noProgress, ['resources/kvm', 'resources/qemu'], 'doing', 1),
  'kvm',
  { kept: true, note: 'Mine.' },
  1,
);
const theirs = setMarks(
  setSaved(noProgress, 'kvm', { kept: true, note: 'Theirs.' }, 5),
  ['resources/kvm', 'resources/xen'],
  'done',
  5,
);
const fromStorage = (progress: Progress) => {
  const reading = readProgress(writeProgress(progress));
  assert.ok('progress' in reading);
  return reading.progress;
};

test('an import that is undone leaves no trace', () => {
  const { merged } = mergeProgress(mine, theirs, 9);
  assert.deepEqual(undoChange(fromStorage(merged), mine, merged), mine);
});

test('what was changed after an import outlives its undoing', () => {
  const { merged } = mergeProgress(mine, theirs, 9);
  const changed = setMarks(merged, ['resources/kvm', 'resources/new'], 'skipped', 10);
  const { marks, saved } = undoChange(changed, mine, merged);
  assert.equal(marks.get('resources/kvm')?.as, 'skipped');
  assert.equal(marks.get('resources/new')?.as, 'skipped');
  assert.equal(marks.has('resources/xen'), false);
  assert.equal(saved.get('kvm')?.note, 'Mine.');
});

test('everything that was removed comes back', () => {
  assert.deepEqual(undoChange(noProgress, mine, noProgress), mine);
});
