import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings, today } from '../../../tests/ask-catalog.ts';
import type { ExceptionData } from '../../schema/exceptions.ts';
import { sizes } from './sizes.ts';

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
