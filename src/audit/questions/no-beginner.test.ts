import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings } from '../../../tests/ask-catalog.ts';
import { noBeginner } from './no-beginner.ts';

const inTools = { placements: [{ topic: 'tools', section: 'measuring' }] };
const advanced = { level: { from: 'advanced', to: 'advanced' } } as const;

test('finds topics in which nothing is said to suit beginners, the certain ones first', () => {
  const answer = ask(noBeginner, { a: advanced, b: {}, c: { ...advanced, ...inTools } });
  assert.equal(answer.says, '2 of 2 topics.');
  assert.deepEqual(listFindings(answer), [
    'Tools: 0 of 1 resource without a level',
    'KVM: 1 of 2 resources without a level',
  ]);
  assert.equal(answer.findings[0]?.file, 'content/topics/tools.mdx');
});

test('takes a range that begins there for one', () => {
  const range = { level: { from: 'beginner', to: 'advanced' } } as const;
  const answer = ask(noBeginner, { a: range, b: { ...range, ...inTools } });
  assert.deepEqual(answer.findings, []);
});
