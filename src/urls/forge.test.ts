import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findForge, findRepositoryError } from './forge.ts';

for (const [url, forge] of [
  ['https://github.com/a/b', 'github'],
  ['https://www.github.com/a/b.git', 'github'],
  ['https://GitHub.com./a/b', 'github'],
  ['https://www.codeberg.org/a/b', 'forgejo'],
  ['https://code.forgejo.example/a/b', 'forgejo'],
  ['https://gitlab.example:8443/g/s/r', 'gitlab'],
  ['https://a.github.io/b', undefined],
  ['https://a.gitlab.io/b', undefined],
  ['https://gist.github.com/a/b', undefined],
  ['https://git.example/github/b', undefined],
] as const)
  test(`${url} is on ${forge ?? 'no forge that is known'}`, () => {
    assert.equal(findForge({ url }), forge);
  });

const FRAGMENT = 'contains a query or a fragment. Write ';
const PAGE = 'is a page within the repository. Write ';
const NONE =
  'is not a repository URL. Include the owner and the name, such as "https://github.com/someone/list"';

for (const [url, error] of [
  ['https://github.com/a/b', undefined],
  ['https://github.com/a/b.git/', undefined],
  ['https://gitlab.com/g/s/s2/r', undefined],
  ['https://git.example/deep/er/a/b', undefined],
  ['https://git.example/list', undefined],
  ['https://github.com/a/b?tab=readme', `${FRAGMENT}"https://github.com/a/b"`],
  ['https://git.example/a/b#readme', `${FRAGMENT}"https://git.example/a/b"`],
  ['https://github.com/a/b/tree/main?x', `${FRAGMENT}"https://github.com/a/b"`],
  ['https://github.com/a/b/tree/main', `${PAGE}"https://github.com/a/b"`],
  ['https://codeberg.org/a/b/src/branch/main', `${PAGE}"https://codeberg.org/a/b"`],
  ['https://gitlab.com/g/s/r/-/tree/main', `${PAGE}"https://gitlab.com/g/s/r"`],
  ['https://gitlab.example/g/r/-/issues', `${PAGE}"https://gitlab.example/g/r"`],
  ['https://github.com', NONE],
  ['https://github.com/a/', NONE],
] as const)
  test(`the repository ${url} ${error === undefined ? 'is right' : 'is refused'}`, () => {
    assert.equal(findRepositoryError(url), error);
  });
