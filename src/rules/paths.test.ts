import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviseOnChanged, smallContent } from '../../tests/bad-content/small-content.ts';

const file = 'paths/first-guest.mdx';
const whole = smallContent[file];

test('names what a path and each of its steps leave out', async () => {
  const terse = whole
    .replace(/^(?:summary|audience|prerequisites|outcomes): .*\n/gm, '')
    .replace('  take: The calls.\n  done: You can name them.\n', '')
    .replace(' take: A guest.,', '');
  assert.deepEqual(await adviseOnChanged({ [file]: terse }), [
    `${file}:2:8  unfinished-path  Advice: the learning path has no "summary", "audience", "prerequisites" or "outcomes", so readers do not know what it is, who it is for, what to know before or what they can do afterwards. Add them.`,
    `${file}:4:3  unfinished-path  Advice: step "Read" has no "take" or "done", so readers do not know what to learn from it or when they are done. Add them.`,
    `${file}:15:3  unfinished-path  Advice: step "Write" has no "take", so readers do not know what to learn from it. Add it.`,
  ]);
});

test('does not say of a value that breaks its schema that it is absent', async () => {
  const wrong = whole.replace('audience: Whoever writes C.', 'audience: [C]');
  assert.deepEqual(await adviseOnChanged({ [file]: wrong }), []);
});
