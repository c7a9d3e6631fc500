import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJudgedLevel, createLevelRange, describeLevel } from './vocabulary.ts';

test('describes a range with every level in it', () => {
  assert.deepEqual(createLevelRange({ from: 'beginner', to: 'advanced' }), {
    from: 'beginner',
    to: 'advanced',
    includes: ['beginner', 'intermediate', 'advanced'],
    label: 'beginner to advanced',
    short: 'beg–adv',
    initials: 'bia',
  });
});

test('describes a single level by its own name', () => {
  assert.deepEqual(createLevelRange({ from: 'advanced', to: 'advanced' }), {
    from: 'advanced',
    to: 'advanced',
    includes: ['advanced'],
    label: 'advanced',
    short: 'adv',
    initials: 'a',
  });
});

for (const [by, judge, text] of [
  [undefined, 'source', 'beginner to advanced'],
  ['source', 'source', 'beginner to advanced'],
  ['editors', 'editors', 'beginner to advanced (our judgement)'],
] as const) {
  test(`says who rated a level: ${by ?? 'nobody named'}`, () => {
    const level = createJudgedLevel({ from: 'beginner', to: 'advanced', by });
    assert.equal(level.by, judge);
    assert.equal(describeLevel(level), text);
  });
}
