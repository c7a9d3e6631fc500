import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noProgress, setMarks, type Progress } from './progress.ts';
import {
  findFollowed,
  findNextStep,
  markOfResource,
  markOfStep,
  markStep,
  statusOf,
  type IndexedPath,
  formatNext,
  formatOpen,
  formatStatus,
} from './steps.ts';

const theory = path('theory', { manual: ['sdm'], exits: [], tool: ['kvmtool'] });
const code = path('code', { source: ['kvmtool'], concepts: ['sdm', 'kvm'] });
const book = path('book', { first: ['osdev'], second: ['osdev'] });

function path(id: string, steps: Record<string, string[]>): IndexedPath {
  return {
    id,
    title: id,
    letter: id,
    line: 1,
    href: `/paths/${id}/`,
    steps: Object.entries(steps).map(([step, uses], i) => ({
      id: step,
      title: step,
      code: `${id}${i + 1}`,
      href: `/paths/${id}/#${step}`,
      uses,
    })),
  };
}

function mark(progress: Progress, on: IndexedPath, step: number, as: 'done' | 'open', now: number) {
  return markStep(progress, on, on.steps[step]!, as, now);
}

function marksOn(progress: Progress, on: IndexedPath) {
  return on.steps.map((step) => markOfStep(progress, on.id, step) ?? 'open');
}

test('a resource done in one path is done in the others', () => {
  const progress = mark(noProgress, theory, 2, 'done', 1);
  assert.deepEqual(marksOn(progress, code), ['done', 'open']);
  assert.equal(markOfResource(progress, 'kvmtool'), 'done');
});

test('a mark taken back in one path is taken back in the others', () => {
  const done = mark(noProgress, theory, 2, 'done', 1);
  const open = mark(done, code, 0, 'open', 2);
  assert.deepEqual(marksOn(open, theory), ['open', 'open', 'open']);
});

test('a resource marked on its own page marks the steps that use it', () => {
  const progress = setMarks(noProgress, ['resources/sdm'], 'done', 1);
  assert.deepEqual(marksOn(progress, theory), ['done', 'open', 'open']);
});

test('a step with several resources is under way until all are done', () => {
  const one = setMarks(noProgress, ['resources/sdm'], 'done', 1);
  assert.deepEqual(marksOn(one, code), ['open', 'doing']);
  const both = setMarks(one, ['resources/kvm'], 'done', 2);
  assert.deepEqual(marksOn(both, code), ['open', 'done']);
  const skipped = setMarks(one, ['resources/sdm', 'resources/kvm'], 'skipped', 2);
  assert.deepEqual(marksOn(skipped, code), ['open', 'skipped']);
});

test('a reading keeps its own mark', () => {
  const progress = mark(noProgress, theory, 1, 'done', 1);
  assert.deepEqual(marksOn(progress, theory), ['open', 'done', 'open']);
});

test('a resource that a path reads in parts is done with the last part', () => {
  const first = mark(noProgress, book, 0, 'done', 1);
  assert.deepEqual(marksOn(first, book), ['done', 'open']);
  assert.equal(markOfResource(first, 'osdev'), 'doing');
  const both = mark(first, book, 1, 'done', 2);
  assert.deepEqual(marksOn(both, book), ['done', 'done']);
  assert.equal(markOfResource(both, 'osdev'), 'done');
  const back = mark(both, book, 0, 'open', 3);
  assert.deepEqual(marksOn(back, book), ['open', 'done']);
});

test('a path has its counts and its next step', () => {
  const progress = mark(noProgress, theory, 0, 'done', 1);
  const { counts, total, next } = statusOf(progress, theory);
  assert.deepEqual({ counts, total }, { counts: { done: 1, doing: 0, skipped: 0 }, total: 3 });
  assert.equal(next?.id, 'exits');
});

test('the next step is the first open one, unless it requires a later step of the path', () => {
  const late: IndexedPath = {
    ...code,
    steps: code.steps.map((step, i) => (i === 0 ? { ...step, requires: ['sdm'] } : step)),
  };
  const nextOf = (progress: Progress) => findNextStep(progress, late)?.id;
  assert.equal(nextOf(noProgress), 'concepts');
  assert.equal(nextOf(setMarks(noProgress, ['resources/sdm'], 'doing', 1)), 'concepts');
  assert.equal(nextOf(setMarks(noProgress, ['resources/sdm'], 'skipped', 1)), 'source');
  // Nothing else is left, and nothing is ever locked.
  const rest = setMarks(noProgress, ['paths/code/concepts'], 'done', 1);
  assert.equal(nextOf(rest), 'source');
  assert.equal(nextOf(mark(rest, code, 0, 'done', 2)), undefined);
});

test('followed is a path on which a step was marked, the latest first, until it is complete', () => {
  const index = { paths: [theory, code, book], renamed: {} };
  const one = mark(noProgress, theory, 0, 'done', 1);
  const two = mark(one, book, 0, 'done', 2);
  assert.deepEqual(
    findFollowed(two, index).map(({ path: { id }, next }) => [id, next.id]),
    [
      ['book', 'second'],
      ['theory', 'exits'],
    ],
  );
  const all = mark(two, book, 1, 'done', 3);
  assert.deepEqual(
    findFollowed(all, index).map(({ path: { id } }) => id),
    ['theory'],
  );
});

const counts = (done: number, skipped = 0) => ({ done, doing: 0, skipped });

for (const [status, text] of [
  [{ counts: counts(0), total: 5 }, '0 of 5 steps done'],
  [{ counts: counts(2, 1), total: 5 }, '2 of 5 steps done, 1 skipped'],
  [{ counts: counts(5), total: 5 }, 'All 5 steps done'],
  [{ counts: counts(1), total: 1 }, '1 of 1 step done'],
] as const) {
  test(`a path is described as "${text}"`, () => {
    assert.equal(formatStatus(status), text);
  });
}

test('the next step is named with its code, and none where the path is at its end', () => {
  const next = { id: 'api', title: 'KVM API tutorial', code: 'A3', href: '#api', uses: [] };
  assert.equal(formatNext({ next }), 'Next: A3 KVM API tutorial');
  assert.equal(formatNext({ next: undefined }), '');
});

test('what is still open is counted', () => {
  assert.equal(formatOpen(1, 2), '1 of 2 left');
  assert.equal(formatOpen(0, 2), 'nothing left');
});
