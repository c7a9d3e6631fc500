import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRepository } from './github.ts';

const environment = {
  GITHUB_REPOSITORY: 'someone/catalog',
  GITHUB_TOKEN: 'abc',
  GITHUB_API_URL: 'https://api.github.com',
};

test('reads the repository from the environment of a workflow', () => {
  const repository = { api: 'https://api.github.com', name: 'someone/catalog', token: 'abc' };
  assert.deepEqual(readRepository(environment), repository);
  const enterprise = { ...environment, GITHUB_API_URL: 'https://git.example/api/v3/' };
  assert.equal(readRepository(enterprise).api, 'https://git.example/api/v3');
});

test('refuses an environment that is none', () => {
  for (const [change, message] of [
    [{ GITHUB_REPOSITORY: '' }, /GITHUB_REPOSITORY "" is not owner\/name/],
    [{ GITHUB_REPOSITORY: 'a/b/../c' }, /is not owner\/name/],
    [{ GITHUB_TOKEN: '' }, /GITHUB_TOKEN is empty/],
    [{ GITHUB_API_URL: 'http://git.example' }, /is not https/],
  ] as const)
    assert.throws(() => readRepository({ ...environment, ...change }), message);
});
