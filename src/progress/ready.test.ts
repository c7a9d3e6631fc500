import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noProgress, setMarks } from './progress.ts';
import { findNext, findOpen, findReady, type IndexedResource } from './ready.ts';
import { markStep, type StepIndex } from './steps.ts';

const resource = (id: string, requires: string[] = []): IndexedResource => ({
  id,
  title: id,
  href: `/resources/${id}/`,
  kind: 'tutorial',
  levels: [],
  requires,
});
const resources = [
  resource('part-1'),
  resource('part-2', ['part-1']),
  resource('part-3', ['part-1', 'part-2']),
];
const step = (id: string, uses: string[]) => ({ id, title: id, code: id, href: `#${id}`, uses });
const steps: StepIndex = {
  paths: [
    {
      id: 'series',
      title: 'Series',
      letter: 'A',
      line: 1,
      href: '/paths/series/',
      steps: [step('one', ['part-1']), step('talk', []), step('three', ['part-3'])],
    },
  ],
  renamed: {},
};
const done = (...ids: string[]) =>
  setMarks(
    noProgress,
    ids.map((id) => `resources/${id}`),
    'done',
    1,
  );
const namesOf = (ready: ReturnType<typeof findReady>) =>
  ready.map((item) => ('step' in item ? item.step.id : item.resource.id));

test('a reader without marks is shown nothing to go on with', () => {
  assert.deepEqual(findReady(noProgress, steps, resources), []);
});

test('a resource is ready once all that it requires is done', () => {
  assert.deepEqual(namesOf(findReady(done('part-1'), steps, resources)), ['part-2']);
  assert.deepEqual(namesOf(findReady(done('part-1', 'part-2'), steps, resources)), ['part-3']);
});

test('a prerequisite that was skipped stands in nobody’s way', () => {
  const skipped = setMarks(noProgress, ['resources/part-1'], 'skipped', 1);
  assert.deepEqual(findOpen(skipped, resources[1]!), []);
});

test('the next step of a followed path comes first, and its resource not twice', () => {
  const path = steps.paths[0]!;
  const first = markStep(noProgress, path, path.steps[0]!, 'done', 1);
  assert.deepEqual(namesOf(findReady(first, steps, resources)), ['talk', 'part-2']);
  const second = markStep(
    markStep(first, path, path.steps[1]!, 'done', 2),
    path,
    path.steps[1]!,
    'skipped',
    3,
  );
  const all = setMarks(second, ['resources/part-2'], 'done', 4);
  assert.deepEqual(namesOf(findReady(all, steps, resources)), ['three']);
});

test('a finished resource leads to the next open step of its paths and to what requires it', () => {
  const next = findNext(done('part-1'), steps, resources, 'part-1');
  assert.deepEqual(
    next.steps.map(({ step: { id } }) => id),
    ['talk'],
  );
  assert.deepEqual(
    next.resources.map(({ id }) => id),
    ['part-2', 'part-3'],
  );
  assert.deepEqual(findOpen(done('part-1'), resources[2]!), ['part-2']);
});
