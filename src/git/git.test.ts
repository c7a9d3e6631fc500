import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanEnvironment } from './git.ts';

test('passes on no variable that changes what git does', () => {
  const given = {
    PATH: '/bin',
    HOME: '/home/a',
    GIT_DIR: '/x',
    git_work_tree: '/y',
    GITHUB_SHA: 'z',
  };
  const { PATH, HOME, GITHUB_SHA, ...rest } = cleanEnvironment(given);
  assert.deepEqual([PATH, HOME, GITHUB_SHA], ['/bin', '/home/a', 'z']);
  assert.deepEqual(rest, {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
  });
});
