import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyProgress } from '../../tests/arbitrary-progress.ts';
import { mergeProgress } from './preview.ts';
import {
  noProgress,
  setMarks,
  setSaved,
  type Progress,
  renameKeys,
  withoutFuture,
  undoChange,
} from './progress.ts';
import { readProgress, writeProgress } from './read-progress.ts';

const at = (as: 'done' | 'doing' | 'open', time: number, key = 'resources/kvm') =>
  setMarks(noProgress, [key], as, time);

test('of two marks the later one counts, whichever side it is on', () => {
  const older = mergeProgress(at('done', 5), at('open', 3), 9);
  assert.equal(older.merged.marks.get('resources/kvm')?.as, 'done');
  assert.deepEqual(
    older.changes.map(({ taken }) => taken),
    [false],
  );
  const newer = mergeProgress(at('done', 5), at('open', 7), 9);
  assert.equal(newer.merged.marks.get('resources/kvm')?.as, 'open');
  assert.deepEqual(
    newer.changes.map(({ taken }) => taken),
    [true],
  );
});

test('nothing that only one side has is lost', () => {
  const { merged } = mergeProgress(at('done', 1), at('doing', 2, 'resources/gone'), 9);
  assert.deepEqual([...merged.marks.keys()], ['resources/kvm', 'resources/gone']);
});

test('what is equal is no change', () => {
  assert.deepEqual(mergeProgress(at('done', 1), at('done', 2), 9).changes, []);
  assert.deepEqual(mergeProgress(noProgress, at('open', 2), 9).changes, []);
});

const today = Date.UTC(2026, 10, 29);
const day = 86_400_000;

test('a time that cannot have come yet counts as not said, but a clock may be some hours ahead', () => {
  const timeOf = (time: number) =>
    mergeProgress(noProgress, at('done', time), today).merged.marks.get('resources/kvm')?.at;
  assert.deepEqual([1e15, 8.64e15, today + 2 * day, today + day / 2, today].map(timeOf), [
    0,
    0,
    0,
    today + day / 2,
    today,
  ]);
});

test('a file that a wrong clock made never wins over a mark that somebody set since, however often it is read', () => {
  const ofWrongClock = at('doing', Date.UTC(2099, 0, 1));
  let progress = mergeProgress(noProgress, ofWrongClock, today).merged;
  assert.equal(progress.marks.get('resources/kvm')?.as, 'doing');
  progress = setMarks(progress, ['resources/kvm'], 'done', today + day);
  for (const later of [2, 30, 400]) {
    progress = mergeProgress(progress, ofWrongClock, today + later * day).merged;
    assert.deepEqual(progress.marks.get('resources/kvm'), { as: 'done', at: today + day });
  }
});

test('a mark set after the clock was put right carries the right time', () => {
  const wrong = at('doing', Date.UTC(2099, 0, 1));
  const right = setMarks(wrong, ['resources/kvm'], 'done', today);
  assert.deepEqual(right.marks.get('resources/kvm'), { as: 'done', at: today });
  const saved = setSaved(noProgress, 'kvm', { kept: true }, Date.UTC(2099, 0, 1));
  const noted = setSaved(saved, 'kvm', { kept: true, note: 'n' }, today);
  assert.deepEqual(withoutFuture(noted, today).saved.get('kvm'), {
    kept: true,
    at: today,
    note: 'n',
  });
});

test('a clock without power, which shows 1970, forgets no time', () => {
  const known = at('done', today);
  assert.equal(mergeProgress(known, noProgress, 9).merged.marks.get('resources/kvm')?.at, today);
  assert.equal(
    setMarks(known, ['resources/kvm'], 'open', 9).marks.get('resources/kvm')?.at,
    today + 1,
  );
});

test('it does not matter in which order progress is merged, nor how often', () => {
  const now = today;
  const merge = (one: Progress, other: Progress) => mergeProgress(one, other, now).merged;
  // An order of the list is the reader's own; since when a resource is on it may stand there or follow.
  const without = ({ marks, saved }: Progress) => ({
    marks: new Map(marks),
    saved: new Map([...saved].map(([id, { kept, at, note }]) => [id, { kept, at, note }])),
  });
  fc.assert(
    fc.property(anyProgress, anyProgress, anyProgress, (a, b, c) => {
      const both = merge(a, b);
      assert.deepEqual(without(both), without(merge(b, a)));
      assert.deepEqual(without(merge(both, c)), without(merge(a, merge(b, c))));
      assert.deepEqual(merge(both, b), both);
      assert.deepEqual(
        mergeProgress(both, a, now).changes.filter(({ taken }) => taken),
        [],
      );
      for (const key of [...a.marks.keys(), ...b.marks.keys()]) assert(both.marks.has(key));
      // Nothing that happens later is hidden, whatever the times of the past were.
      for (const key of a.marks.keys()) {
        const marked = setMarks(a, [key], 'skipped', now + 3 * day);
        const merged = mergeProgress(marked, b, now + 5 * day).merged.marks.get(key);
        const other = b.marks.get(key);
        if (!other || other.at <= now || other.at > now + 6 * day)
          assert.equal(merged?.as, 'skipped');
      }
      for (const { at } of [...both.marks.values(), ...both.saved.values()])
        assert(at <= now + day);
    }),
  );
});

test('of two marks at the same time the one that says more counts, on both sides', () => {
  const [done, open] = [at('done', 5), at('open', 5)];
  for (const [mine, theirs] of [
    [done, open],
    [open, done],
  ] as const)
    assert.equal(mergeProgress(mine, theirs, 9).merged.marks.get('resources/kvm')?.as, 'done');
});

test('a mark that a wrong clock made wins over no later one', () => {
  const { merged } = mergeProgress(at('doing', 1e15), at('done', 1e15), today);
  assert.deepEqual(merged.marks.get('resources/kvm'), { as: 'done', at: 0 });
  const later = mergeProgress(merged, at('open', today + 1), today + 2);
  assert.equal(later.merged.marks.get('resources/kvm')?.as, 'open');
});

test('saved resources and their notes merge alike', () => {
  const mine = setSaved(noProgress, 'kvm', { kept: true, note: 'old' }, 1);
  const theirs = setSaved(noProgress, 'kvm', { kept: true, note: 'new' }, 2);
  const { merged, changes } = mergeProgress(mine, theirs, 9);
  assert.equal(merged.saved.get('kvm')?.note, 'new');
  assert.deepEqual(
    changes.map(({ what, key }) => [what, key]),
    [['saved', 'kvm']],
  );
});

test('renamed keys are followed, and those that nothing is known of stay', () => {
  const progress = setSaved(at('done', 1, 'resources/old'), 'old', { kept: true, note: 'n' }, 1);
  const both = {
    ...progress,
    marks: new Map([...progress.marks, ...at('doing', 2, 'paths/a/b').marks]),
  };
  const renamed = renameKeys(both, { 'resources/old': 'resources/new', 'paths/x/y': 'paths/x/z' });
  assert.deepEqual([...renamed.marks.keys()], ['resources/new', 'paths/a/b']);
  assert.deepEqual([...renamed.saved.keys()], ['new']);
});

test('when the former key and the new one are both marked, the later mark counts', () => {
  const progress = {
    ...noProgress,
    marks: new Map([
      ...at('done', 5, 'resources/old').marks,
      ...at('doing', 2, 'resources/new').marks,
    ]),
  };
  const { marks } = renameKeys(progress, { 'resources/old': 'resources/new' });
  assert.deepEqual([...marks], [['resources/new', { as: 'done', at: 5 }]]);
});

test('nothing to rename leaves the progress as it is', () => {
  const progress = at('done', 1);
  assert.equal(renameKeys(progress, { 'resources/old': 'resources/new' }), progress);
});

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
