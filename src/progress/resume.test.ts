import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findResumeItems } from './resume.ts';
import { noProgress, setMarks } from './progress.ts';
import type { IndexedResource } from './ready.ts';
import { markStep, type IndexedPath, type StepIndex } from './steps.ts';

const createPath = (letter: string): IndexedPath => ({
  id: `path-${letter.toLowerCase()}`,
  title: `Path ${letter}`,
  letter,
  line: 2,
  href: `/paths/path-${letter.toLowerCase()}/`,
  steps: [1, 2].map((n) => ({
    id: `step-${n}`,
    title: `Step ${n}`,
    code: `${letter}${n}`,
    href: `/paths/path-${letter.toLowerCase()}/#step-${n}`,
    uses: [],
  })),
});
const index: StepIndex = { paths: ['A', 'B', 'C', 'D'].map(createPath), renamed: {} };
const resource = (id: string, requires: string[]): IndexedResource => ({
  id,
  title: id.toUpperCase(),
  href: `/resources/${id}/`,
  kind: 'tutorial',
  levels: [],
  requires,
});

test('the latest paths come first, three at most, then resources that are ready, five in all', () => {
  let progress = setMarks(noProgress, ['resources/base'], 'done', 1);
  for (const [i, path] of index.paths.entries())
    progress = markStep(progress, path, path.steps[0]!, 'done', i + 2);
  const more = ['one', 'two', 'three'].map((id) => resource(id, ['base']));
  const found = findResumeItems(progress, index, [resource('base', []), ...more]);
  assert.deepEqual(
    found.map(({ lead, title, tail = '' }) => lead + title + tail),
    [
      'Step D2 of Path D: Step 2',
      'Step C2 of Path C: Step 2',
      'Step B2 of Path B: Step 2',
      'Ready for you: ONE (builds on BASE)',
      'Ready for you: TWO (builds on BASE)',
    ],
  );
  assert.deepEqual(found[0]!.stop, { code: 'D2', line: 2 });
  assert.equal(found[4]!.href, '/resources/two/');
});

test('there is nothing to go on with for a reader who has marked nothing', () => {
  assert.deepEqual(findResumeItems(noProgress, index, []), []);
});
