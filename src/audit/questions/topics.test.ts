import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings, today, retired } from '../../../tests/ask-catalog.ts';
import type { ExceptionData } from '../../schema/exceptions.ts';
import { sizes, lonePicks } from './topics.ts';

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
  const answer = ask(sizes, {
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
    listFindings(ask(sizes, many('a', 13, {}), { exceptions: exceptions(until) }));
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
  const answer = ask(lonePicks, {
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
  const answer = ask(lonePicks, {
    chosen: { ...pick, placements: [measuring, documents] },
    other: { placements: [documents] },
  });
  assert.equal(answer.says, '0 of 1 pick.');
  assert.deepEqual(answer.findings, []);
});
