import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLevelRange } from './level-range.ts';

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
