import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noProgress, setMarks } from './progress.ts';
import {
  findNext,
  findOpen,
  findReady,
  readStored,
  toStored,
  type IndexedResource,
} from './ready.ts';
import { markStep, statusOf, type StepIndex } from './steps.ts';

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

test('the next step of a followed path comes first, and no resource of a later step beside it', () => {
  const path = steps.paths[0]!;
  const first = markStep(noProgress, path, path.steps[0]!, 'done', 1);
  assert.deepEqual(namesOf(findReady(first, steps, resources)), ['talk', 'part-2']);
  const known = setMarks(first, ['resources/part-2'], 'done', 2);
  assert.deepEqual(namesOf(findReady(known, steps, resources)), ['talk']);
  const second = markStep(known, path, path.steps[1]!, 'skipped', 3);
  assert.deepEqual(namesOf(findReady(second, steps, resources)), ['three']);
});

test('whatever is marked, every label names the same step of a path', () => {
  const [path] = steps.paths;
  const words = ['done', 'doing', 'skipped', 'open'] as const;
  for (let n = 0; n < words.length ** 3; n += 1) {
    const asOf = (i: number) => words[Math.floor(n / words.length ** i) % words.length]!;
    const progress = path!.steps.reduce(
      (before, step, i) => markStep(before, path!, step, asOf(i), i + 1),
      noProgress,
    );
    const next = statusOf(progress, path!).next?.id;
    const ready = findReady(progress, steps, resources);
    const [onPath] = ready.flatMap((item) => ('step' in item ? item.step.id : []));
    if (onPath) assert.equal(onPath, next);
    const after = findNext(progress, steps, resources, 'part-1').steps.map(({ step }) => step.id);
    assert.deepEqual(after, next ? [next] : []);
    const alone = ready.flatMap((item) => ('resource' in item ? item.resource.id : []));
    if (onPath) assert.ok(!alone.includes('part-3'));
  }
});

test('a finished resource leads to the next open step of its paths and to what requires it', () => {
  const next = findNext(done('part-1'), steps, resources, 'part-1');
  assert.deepEqual(
    next.steps.map(({ step: { id } }) => id),
    ['talk'],
  );
  // What the path uses later is due when the path says so.
  assert.deepEqual(
    next.resources.map(({ id }) => id),
    ['part-2'],
  );
  assert.deepEqual(findOpen(done('part-1'), resources[2]!), ['part-2']);
});

test('a stored resource says the same without what follows from its id', () => {
  const plain = {
    id: 'book',
    title: 'Book',
    href: '/base/resources/book/',
    levels: [],
    requires: [],
  };
  const full = { ...plain, href: '/base/retired/#book', levels: ['beginner'], requires: ['tool'] };
  for (const resource of [plain, full])
    assert.deepEqual(readStored(toStored(resource, '/base/'), '/base/'), resource);
  assert.deepEqual(Object.keys(toStored(plain, '/base/')), ['id', 'title']);
});
