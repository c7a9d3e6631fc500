import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GitHubStandIn, startGitHub } from '../../../tests/github-stand-in.ts';
import { createMadeReview } from '../../../tests/made-review.ts';
import { reviewMarker } from './format-comment.ts';
import { publishReview } from './publish-review.ts';
import type { Review } from './review.ts';
import { afterEachOf, beforeEachOf } from '../../../tests/hooks-of-file.ts';

const head = 'a'.repeat(40);
const run = {
  address: 'https://git.example/someone/catalog/actions/runs/12',
  head,
  helpOf: (code: string) => `https://list.example/${code}/`,
};
let hub: GitHubStandIn;

beforeEachOf(import.meta.filename, async () => {
  hub = await startGitHub();
  propose(7, head);
  propose(8, 'b'.repeat(40));
});

afterEachOf(import.meta.filename, () => {
  hub.stop();
});

test('comments once, and says nothing the second time', async () => {
  assert.equal(await publish(), 'Commented on pull request 7.');
  assert.match(
    hub.comments[0] ?? '',
    /^<!-- cairn: review of a change -->\nReview of `a{12}`\.\n\nThis change\n/,
  );
  hub.takeChanges();
  assert.equal(await publish(), 'The comment on pull request 7 is already up to date.');
  assert.deepEqual(hub.takeChanges(), []);
});

test('keeps the comment up to date', async () => {
  await publish();
  const message = await publish({ changes: { count: 0, first: [] } });
  assert.equal(message, 'Updated the comment on pull request 7.');
  assert.equal(hub.comments.length, 1);
  assert.match(hub.comments[0] ?? '', /does not affect the catalog/);
});

test('touches no comment but its own, and finds that behind a hundred others', async () => {
  hub.comment(7, 'somebody', `${reviewMarker}\nMine.`);
  hub.comment(7, 'github-actions[bot]', 'Another word.');
  for (let i = 0; i < 120; i += 1) hub.comment(7, 'somebody', 'Well.');
  await publish();
  assert.equal(hub.comments.length, 123);
  await publish({ cards: [] });
  assert.equal(hub.comments.length, 123);
  assert.equal(hub.comments[0], `${reviewMarker}\nMine.`);
  assert.equal(hub.comments[1], 'Another word.');
});

const otherReviews: [name: string, review: Partial<Review>][] = [
  ['another pull request than that of the reviewed commit', { pull: 8 }],
  ['a pull request that there is not', { pull: 999 }],
  ['no pull request', { pull: undefined }],
];

for (const [name, review] of otherReviews)
  test(`says of a review of ${name} that it is none, where the commit is proposed`, async () => {
    await publish();
    assert.equal(await publish(review), 'Updated the comment on pull request 7.');
    assert.deepEqual(
      hub.talk.map(({ issue }) => issue),
      [7],
    );
    assert.match(
      hub.comments[0] ?? '',
      /\*\*`a{12}` was not reviewed\*\*: its run left a review of something else\./,
    );
  });

test('a commit that was not reviewed leaves no older comment as if it held', async () => {
  await publish();
  const [pull] = hub.pulls;
  assert.ok(pull);
  const next = 'd'.repeat(40);
  pull.sha = next;
  const failure = 'its run took too long.';
  assert.equal(
    await publishReview(hub.repository, { failure }, { ...run, head: next }),
    'Updated the comment on pull request 7.',
  );
  assert.match(
    hub.comments[0] ?? '',
    /^<!-- cairn: review of a change -->\n\*\*`d{12}` was not reviewed\*\*: its run took too long\./,
  );
  assert.doesNotMatch(hub.comments[0] ?? '', /no error/);
});

test('finds the pull request among hundreds, and every one that proposes the commit', async () => {
  for (let number = 200; number < 450; number += 1) propose(number, 'e'.repeat(40));
  propose(460, 'f'.repeat(40));
  propose(461, 'f'.repeat(40));
  const other = { ...run, head: 'f'.repeat(40) };
  assert.equal(
    await publishReview(hub.repository, { failure: 'no.' }, other),
    'Commented on pull request 460. Commented on pull request 461.',
  );
});

test('says nothing of a commit that is no longer the newest, and on what is closed', async () => {
  const [pull] = hub.pulls;
  assert.ok(pull);
  for (const change of [{ sha: 'c'.repeat(40) }, { sha: head, state: 'closed' as const }]) {
    Object.assign(pull, change);
    assert.equal(await publish(), 'No open pull request proposes the commit that was reviewed.');
  }
  assert.deepEqual(hub.takeChanges(), []);
});

const origins: [name: string, origin: Partial<GitHubStandIn['pulls'][number]>, isOwn: boolean][] = [
  ['the branch of the program', { user: 'github-actions[bot]', head: 'link-health' }, true],
  ['a person on the branch of the program', { head: 'link-health' }, false],
  ['another branch of the program', { user: 'github-actions[bot]', head: 'suggestion/7' }, false],
  ['a fork', { user: 'github-actions[bot]', head: 'link-health', from: 'a/b' }, false],
  ['a fork that is gone', { user: 'github-actions[bot]', head: 'link-health', from: null }, false],
];

for (const [name, origin, isOwn] of origins)
  test(`${isOwn ? 'believes' : 'refuses first'} what only a machine writes from ${name}`, async () => {
    const [pull] = hub.pulls;
    Object.assign(pull ?? {}, origin, { files: [{ filename: 'content/link-health.jsonl' }] });
    await publish();
    const refusal = /`\.\n\n\*\*Only a machine writes\*\* `content\/link-health\.jsonl`/;
    assert.equal(refusal.test(hub.comments[0] ?? ''), !isOwn);
  });

test('a link or a program among the data is more than data', async () => {
  const [pull] = hub.pulls;
  assert.ok(pull);
  const files = ['a', 'b', 'c'].map((id) => `content/resources/${id}.yaml`);
  pull.files = files.map((filename) => ({ filename }));
  pull.tree = ['100644', '120000', '100755'].map((mode, i) => ({ path: files[i] ?? '', mode }));
  pull.tree.push({ path: 'run.sh', mode: '100755' });
  await publish();
  assert.match(
    hub.comments[0] ?? '',
    /review `content\/resources\/b\.yaml`, `content\/resources\/c\.yaml` line/,
  );
});

test('reads from GitHub and not from the review whether a change is more than data', async () => {
  const [pull] = hub.pulls;
  assert.ok(pull);
  pull.files = [
    ...Array.from({ length: 150 }, (_, i) => ({ filename: `content/resources/r${i}.yaml` })),
    { filename: 'content/resources/moved.yaml', previous_filename: 'src/moved.ts' },
    { filename: 'content/topics/kvm.mdx' },
  ];
  await publish({ guarded: { count: 0, first: [] } });
  assert.match(
    hub.comments[0] ?? '',
    /^\*\*This change is more than data\*\*: review `content\/topics\/kvm\.mdx`, `src\/moved\.ts` line by line\./m,
  );
});

test('says so where GitHub lists not all files', async () => {
  const [pull] = hub.pulls;
  assert.ok(pull);
  pull.files = Array.from({ length: 3500 }, (_, i) => ({
    filename: `content/resources/r${i}.yaml`,
  }));
  await publish();
  assert.match(
    hub.comments[0] ?? '',
    /review `files beyond the first 3000, which GitHub does not list`/,
  );
});

function publish(review: Partial<Review> = {}): Promise<string> {
  return publishReview(hub.repository, { review: createMadeReview(review) }, run);
}

/** A pull request, which is an issue too. */
function propose(number: number, sha: string): void {
  const text = { number, title: 'A change', body: '' };
  hub.pulls.push({ ...text, head: 'branch', sha, files: [] });
  hub.issues.push({ ...text, state: 'open', user: { login: 'somebody' }, labels: [] });
}
