import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMarked } from './marked.ts';
import { nameKeys } from './names.ts';
import { mergeProgress, createPreview, formatRows, type PreviewRow } from './preview.ts';
import {
  noProgress,
  setAnswers,
  setMarks,
  setSaved,
  type Mark,
  type Progress,
} from './progress.ts';
import { markStep, type StepIndex } from './steps.ts';

const resource = (id: string, title: string) => ({
  id,
  title,
  href: `/resources/${id}/`,
  kind: 'tutorial',
  levels: [],
  requires: [],
});
const step = (id: string, title: string, uses: string[]) => ({
  id,
  title,
  code: 'A1',
  href: `#${id}`,
  uses,
});
const index: StepIndex = {
  paths: [
    {
      id: 'theory',
      title: 'Theory',
      letter: 'A',
      line: 1,
      href: '/paths/theory/',
      steps: [step('exits', 'Why VM exits', []), step('manual', 'The manual', ['kvm'])],
    },
  ],
  renamed: {},
};
const names = nameKeys(index, [resource('kvm', 'KVM'), resource('ept', 'EPT explained')]);
const at = (time: number, marks: Record<string, Mark>) =>
  Object.entries(marks).reduce(
    (progress, [key, as]) => setMarks(progress, [key], as, time),
    noProgress,
  );

test('a preview says what is here, what comes, and what becomes of it', () => {
  const mine = at(5, { 'resources/kvm': 'done' });
  const marks = {
    'resources/kvm': 'doing',
    'paths/theory/exits': 'skipped',
    'resources/gone': 'done',
  } as const;
  const theirs = setSaved(at(3, marks), 'ept', { kept: true, note: 'Page 4.' }, 3);
  const rows = createPreview(mergeProgress(mine, theirs, 9).changes, names);
  assert.deepEqual(
    rows.map(({ title, what, mine: here, theirs: there, outcome, known }) => [
      title,
      what,
      here,
      there,
      outcome,
      known,
    ]),
    [
      ['EPT explained', 'reading list', 'not on it', 'on it: “Page 4.”', 'imported', true],
      ['resources/gone', 'mark', 'no mark', 'done', 'imported', false],
      ['Why VM exits', 'step A1', 'no mark', 'skipped', 'imported', true],
      ['KVM', 'resource', 'done', 'doing', 'yours is newer', true],
    ],
  );
});

test('a step that is marked together with its resources is one mark', () => {
  const path = index.paths[0]!;
  const marked = path.steps.reduce(
    (progress, one) => markStep(progress, path, one, 'done', 4),
    noProgress,
  );
  assert.equal(marked.marks.size, 3);
  const rowsOf = (theirs: Progress) =>
    createPreview(mergeProgress(noProgress, theirs, 9).changes, names);
  assert.deepEqual(
    rowsOf(marked).map(({ title }) => title),
    ['The manual', 'Why VM exits'],
  );
  assert.equal(formatRows(rowsOf(marked)), '2 marks');
  // Marked again by itself, it is a mark of its own.
  const again = setMarks(marked, ['resources/kvm'], 'skipped', 5);
  assert.equal(formatRows(rowsOf(again)), '3 marks');
});

test('marks, saved resources and answers are counted each for themselves', () => {
  const rows = (is: PreviewRow['is'], count: number) =>
    Array.from({ length: count }, () => ({ is }));
  assert.equal(formatRows([]), '');
  assert.equal(formatRows(rows('mark', 1)), '1 mark');
  assert.equal(
    formatRows([...rows('saved', 1), ...rows('mark', 2)]),
    '2 marks and 1 saved resource',
  );
  assert.equal(
    formatRows([...rows('answer', 1), ...rows('saved', 3), ...rows('mark', 1)]),
    '1 mark, 3 saved resources and 1 answer',
  );
});

test('an answer is imported where there is none, and yours stays', () => {
  const answered = (say: string) => setAnswers(noProgress, new Map([['Theory?', say]]));
  const outcomeOf = (mine: Progress) =>
    createPreview(mergeProgress(mine, answered('Yes'), 9).changes, names).map(
      ({ title, what, mine: here, outcome }) => [title, what, here, outcome],
    );
  assert.deepEqual(outcomeOf(noProgress), [['Theory?', 'path finder', 'no answer', 'imported']]);
  assert.deepEqual(outcomeOf(answered('No')), [['Theory?', 'path finder', 'No', 'yours stays']]);
  assert.deepEqual(outcomeOf(answered('Yes')), []);
});

test('of two that nobody knows the time of, yours stays', () => {
  const mine = at(0, { 'resources/kvm': 'done' });
  const theirs = at(0, { 'resources/kvm': 'doing' });
  const [row] = createPreview(mergeProgress(mine, theirs, 9).changes, names);
  assert.equal(row?.outcome, 'yours stays');
});

test('everything marked is listed by title, what is not in the catalog last', () => {
  const progress = at(7, {
    'resources/gone': 'done',
    'resources/kvm': 'done',
    'paths/theory/exits': 'doing',
    'resources/ept': 'skipped',
  });
  const open = setMarks(progress, ['resources/ept'], 'open', 8);
  assert.deepEqual(
    findMarked(open, names).map(({ key, as }) => [key, as]),
    [
      ['resources/kvm', 'done'],
      ['paths/theory/exits', 'doing'],
      ['resources/gone', 'done'],
    ],
  );
});

test('a mark that was taken back is listed only on demand', () => {
  const open = setMarks(at(7, { 'resources/kvm': 'done' }), ['resources/kvm'], 'open', 8);
  assert.deepEqual(findMarked(open, names), []);
  const [kvm] = findMarked(open, names, new Set(['resources/kvm']));
  assert.equal(kvm?.as, 'open');
});

test('a step that works with resources is not listed beside them', () => {
  const progress = at(7, { 'paths/theory/manual': 'done', 'resources/kvm': 'done' });
  assert.deepEqual(
    findMarked(progress, names).map(({ key }) => key),
    ['resources/kvm'],
  );
});
