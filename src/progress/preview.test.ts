import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMarked } from './marked.ts';
import { mergeProgress } from './merge.ts';
import { nameKeys } from './names.ts';
import { createPreview } from './preview.ts';
import { noProgress, setMarks, setSaved, type Mark } from './progress.ts';
import type { StepIndex } from './steps.ts';

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
      ['EPT explained', 'reading list', 'not on it', 'on it: “Page 4.”', 'taken', true],
      ['resources/gone', 'mark', 'no mark', 'done', 'taken', false],
      ['Why VM exits', 'step A1', 'no mark', 'skipped', 'taken', true],
      ['KVM', 'resource', 'done', 'doing', 'yours is newer', true],
    ],
  );
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
