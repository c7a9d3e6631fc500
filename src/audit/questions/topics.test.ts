import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findIn,
  listFindings,
  today,
  retired,
  pathsThrough,
} from '../../../tests/audit-question.ts';
import type { ExceptionData } from '../../schema/exceptions.ts';
import { sizes, lonePicks, retiredOnPaths, onNoPath } from './topics.ts';
import { site } from '../../../tests/small-entries.ts';

const many = (name: string, count: number, placement: object) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${name}-${i}`,
      { placements: [{ topic: 'kvm', section: 'documents', ...placement }] },
    ]),
  );

test('finds long headings, the longest first, and small topics, where each resource counts once', () => {
  const places = ['a', 'b', 'c'].map((locator) => ({
    topic: 'tools',
    section: 'measuring',
    locator,
  }));
  const answer = findIn(sizes, {
    ...many('a', 13, {}),
    ...many('b', 14, { section: 'programs', group: 'small' }),
    ...many('c', 12, { section: 'programs', group: 'large' }),
    thrice: { placements: places },
  });
  assert.equal(answer.says, '1 topic with fewer than 3 resources, 2 headings with more than 12.');
  assert.deepEqual(listFindings(answer), [
    'KVM: 14 resources under “Small”',
    'KVM: 13 resources under “Documents”',
    'Tools: 1 resource',
  ]);
  assert.equal(answer.findings[0]?.href, '/topics/kvm/#programs');
});

test('leaves out what an exception lets pass, until the exception ends', () => {
  const exceptions = (until: string): ExceptionData[] => [
    { rule: 'few-resources', where: 'content/topics', reason: 'They are to grow.', until },
    { rule: 'long-section', where: 'content/topics/kvm.mdx', reason: 'One list.', until },
  ];
  const find = (until: string) =>
    listFindings(findIn(sizes, many('a', 13, {}), { exceptions: exceptions(until) }));
  assert.deepEqual(find(today), []);
  assert.deepEqual(find('2026-11-27'), [
    'KVM: 13 resources under “Documents”',
    'Tools: 0 resources',
  ]);
});

const pick = { featured: true, why: 'Good.' };
const measuring = { topic: 'tools', section: 'measuring' };
const documents = { topic: 'kvm', section: 'documents' };
const programs = { topic: 'kvm', section: 'programs' };

test('finds picks that stand alone wherever they stand, beside retired ones too', () => {
  const answer = findIn(lonePicks, {
    alone: { ...pick, placements: [measuring] },
    twice: {
      ...pick,
      placements: [
        { ...programs, group: 'small', locator: 'a' },
        { ...programs, group: 'large', locator: 'b' },
      ],
    },
    chosen: { ...pick, placements: [documents] },
    other: { placements: [documents] },
    gone: { ...retired, placements: [measuring] },
  });
  assert.equal(answer.says, '2 of 3 picks.');
  assert.deepEqual(listFindings(answer), [
    'twice: the only resource in “Programs”',
    'alone: the only resource in “Measuring”',
  ]);
});

test('lets a pick pass that has a rival in one of its places', () => {
  const answer = findIn(lonePicks, {
    chosen: { ...pick, placements: [measuring, documents] },
    other: { placements: [documents] },
  });
  assert.equal(answer.says, '0 of 1 pick.');
  assert.deepEqual(answer.findings, []);
});

test('finds each step that uses a retired resource, those without a successor first', () => {
  const resources = {
    next: { title: 'The next' },
    old: { ...retired, title: 'The old', successor: 'next' },
    lost: { ...retired, title: 'The lost' },
  };
  const answer = findIn(
    retiredOnPaths,
    resources,
    pathsThrough(['old', 'next'], ['lost'], ['next']),
  );
  assert.equal(answer.says, '2 uses of a retired resource.');
  assert.deepEqual(answer.findings, [
    {
      title: 'A2 Step 1',
      href: '/paths/reading/#s1',
      file: 'content/paths/reading.mdx',
      says: 'uses “The lost”; it has no successor',
    },
    {
      title: 'A1 Step 0',
      href: '/paths/reading/#s0',
      file: 'content/paths/reading.mdx',
      says: 'uses “The old”; its successor is “The next”',
    },
  ]);
});

test('finds companions, and nothing where paths use none', () => {
  const { paths } = pathsThrough(['a']);
  const [first] = paths;
  if (first) first.data.steps[0]!.companions = ['lost'];
  assert.deepEqual(listFindings(findIn(retiredOnPaths, { a: {}, lost: retired }, { paths })), [
    'A1 Step 0: uses “lost”; it has no successor',
  ]);
  const none = findIn(retiredOnPaths, { a: {}, lost: retired }, pathsThrough(['a']));
  assert.deepEqual(none, { says: 'No path uses a retired resource.', findings: [] });
});

test('leaves out a path that an exception lets pass', () => {
  const exception = {
    rule: 'retired-reference' as const,
    reason: 'It is written anew.',
    until: today,
  };
  const find = (where: string) =>
    findIn(
      retiredOnPaths,
      { a: {}, lost: retired },
      { ...pathsThrough(['lost']), exceptions: [{ ...exception, where }] },
    ).findings.length;
  assert.equal(find('content/paths/reading.mdx'), 0);
  assert.equal(find('content/paths/writing.mdx'), 1);
});

test('finds resources that no step uses, picks first, and not the successor of one that is used', () => {
  const answer = findIn(
    onNoPath,
    {
      a: {},
      b: { featured: true, why: 'Good.' },
      used: {},
      next: {},
      old: { ...retired, successor: 'next' },
    },
    pathsThrough(['used', 'old']),
  );
  assert.equal(answer.says, '2 of 4 resources.');
  assert.deepEqual(listFindings(answer), ['b', 'a']);
});

test('says when there are no paths', () => {
  const answer = findIn(onNoPath, { a: {} }, { paths: [], site: { ...site, paths: [] } });
  assert.deepEqual(answer, { says: 'There are no learning paths.', findings: [] });
});
