import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { type GitHubStandIn, startGitHub } from '../../tests/github-stand-in.ts';
import { createMadeReview } from '../../tests/made-review.ts';
import { reviewMarker } from './format-comment.ts';
import { publishReview } from './publish-review.ts';
import type { Review } from './review.ts';

const head = 'a'.repeat(40);
const run = {
  address: 'https://git.example/someone/catalog/actions/runs/12',
  head,
  helpOf: (code: string) => `https://list.example/${code}/`,
};
let hub: GitHubStandIn;

beforeEach(async () => {
  hub = await startGitHub();
  propose(7, head);
  propose(8, 'b'.repeat(40));
});

afterEach(() => {
  hub.stop();
});

test('comments once, and says nothing the second time', async () => {
  assert.equal(await publish(), 'Commented on pull request 7.');
  assert.match(hub.comments[0] ?? '', /^<!-- cairn: review of a change -->\nThis change\n/);
  hub.takeChanges();
  assert.equal(await publish(), 'The comment on pull request 7 says so already.');
  assert.deepEqual(hub.takeChanges(), []);
});

test('keeps the comment up to date', async () => {
  await publish();
  const told = await publish({ changes: { count: 0, first: [] } });
  assert.equal(told, 'Updated the comment on pull request 7.');
  assert.equal(hub.comments.length, 1);
  assert.match(hub.comments[0] ?? '', /leaves the catalog as it is/);
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

const silent: [name: string, review: Partial<Review>, told: string][] = [
  [
    'another pull request than that of the reviewed commit',
    { pull: 8 },
    'Pull request 8 does not propose the commit that was reviewed: nothing is said there.',
  ],
  [
    'a pull request that there is not',
    { pull: 999 },
    'Pull request 999 does not propose the commit that was reviewed: nothing is said there.',
  ],
  ['no pull request', { pull: undefined }, 'The review is of no pull request.'],
];

for (const [name, review, told] of silent)
  test(`says nothing on ${name}`, async () => {
    assert.equal(await publish(review), told);
    assert.deepEqual(hub.takeChanges(), []);
    assert.deepEqual(hub.comments, []);
  });

test('says nothing of a commit that is no longer the newest, and on what is closed', async () => {
  const [pull] = hub.pulls;
  assert.ok(pull);
  pull.sha = 'c'.repeat(40);
  assert.match(await publish(), /nothing is said there/);
  Object.assign(pull, { sha: head, state: 'closed' });
  assert.equal(await publish(), 'Pull request 7 is closed.');
  assert.deepEqual(hub.takeChanges(), []);
});

test('asks GitHub and not the review whether a change is more than data', async () => {
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
    /^\*\*It is more than data\*\*: look at `content\/topics\/kvm\.mdx`, `src\/moved\.ts` line by line\./m,
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
    /look at `files beyond the first 3000, which GitHub does not list`/,
  );
});

function publish(review: Partial<Review> = {}): Promise<string> {
  return publishReview(hub.repository, createMadeReview(review), run);
}

/** A pull request, which is an issue too. */
function propose(number: number, sha: string): void {
  const text = { number, title: 'A change', body: '' };
  hub.pulls.push({ ...text, head: 'branch', sha, files: [] });
  hub.issues.push({ ...text, state: 'open', user: { login: 'somebody' }, labels: [] });
}
