import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, listFindings, pathsThrough, retired } from '../../../tests/ask-catalog.ts';
import { levelNotStated } from './level-not-stated.ts';

test('finds resources without a level, those on paths first', () => {
  const level = { from: 'beginner', to: 'beginner' } as const;
  const answer = ask(
    levelNotStated,
    { a: {}, b: {}, c: { level }, d: retired },
    pathsThrough(['b', 'c']),
  );
  assert.equal(answer.says, '2 of 3 resources.');
  assert.deepEqual(listFindings(answer), ['b', 'a']);
});
