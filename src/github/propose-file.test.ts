import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GitHubStandIn, startGitHub } from '../../tests/github-stand-in.ts';
import { formatDocument, prose } from './markdown.ts';
import { proposeFile, readOnBranch } from './propose-file.ts';
import { afterEachOf, beforeEachOf } from '../../tests/hooks-of-file.ts';

const file = 'content/link-health.jsonl';
const branch = 'link-health';
const first = {
  branch,
  file,
  text: '{"one":"é"}\n',
  title: 'What is known',
  body: formatDocument([prose`One.`]),
};
const second = { ...first, text: '{"two":2}\n' };
let hub: GitHubStandIn;

beforeEachOf(import.meta.filename, async () => {
  hub = await startGitHub();
  hub.branches.get('main')?.set('README.md', 'Read me.');
});

afterEachOf(import.meta.filename, () => {
  hub.stop();
});

test('commits a file on top of the default branch and opens a pull request', async () => {
  assert.equal(await readOnBranch(hub.repository, branch, file), undefined);
  const { message, pull } = await proposeFile(hub.repository, first);
  assert.equal(message, 'Opened pull request 100, committed to link-health.');
  assert.equal(pull, 100);
  const files = hub.branches.get('link-health');
  assert.deepEqual(Object.fromEntries(files ?? []), {
    'README.md': 'Read me.',
    [file]: first.text,
  });
  assert.equal(hub.branches.get('main')?.has(file), false);
  assert.equal(await readOnBranch(hub.repository, branch, file), first.text);
});

test('sends nothing when the branch and its pull request say so already', async () => {
  await proposeFile(hub.repository, first);
  hub.takeChanges();
  assert.deepEqual(await proposeFile(hub.repository, first), {
    message: 'Pull request 100 is up to date, nothing new on the branch.',
    pull: 100,
  });
  assert.deepEqual(hub.takeChanges(), []);
});

test('moves the branch on and keeps the pull request', async () => {
  await proposeFile(hub.repository, first);
  hub.branches.get('main')?.set('LICENSE', 'Do.');
  hub.takeChanges();
  const { message } = await proposeFile(hub.repository, {
    ...second,
    body: formatDocument([prose`Two.`]),
  });
  assert.equal(message, 'Updated pull request 100, committed to link-health.');
  const files = hub.branches.get('link-health');
  assert.deepEqual([...(files ?? [])].map(([name]) => name).toSorted(), [
    'LICENSE',
    'README.md',
    file,
  ]);
  assert.equal(hub.pulls.length, 1);
  assert.equal(hub.pulls[0]?.body, 'Two.');
});

test('proposes nothing that the default branch has', async () => {
  hub.branches.get('main')?.set(file, first.text);
  assert.deepEqual(await proposeFile(hub.repository, first), {
    message: 'content/link-health.jsonl is up to date on main.',
    pull: undefined,
  });
  assert.deepEqual(hub.takeChanges(), []);
});

test('says which setting keeps a workflow from opening pull requests', async () => {
  hub.mayOpenPulls = false;
  await assert.rejects(
    proposeFile(hub.repository, first),
    /403 to POST \/pulls: .*not permitted to create.* allow Actions to create pull requests/,
  );
});
