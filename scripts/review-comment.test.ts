import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { type GitHubStandIn, startGitHub, environmentOf } from '../tests/github-stand-in.ts';
import { createMadeReview } from '../tests/made-review.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './review-comment.ts';

const head = 'a'.repeat(40);

test('comments on the pull request that proposes the reviewed commit', async (context) => {
  const hub = await propose(context);
  const file = await write(context, JSON.stringify(createMadeReview()));
  const { code, out } = await run(hub, ['--review', file]);
  assert.deepEqual([code, out.trim()], [0, 'Commented on pull request 7.']);
  assert.match(
    hub.comments[0] ?? '',
    /\(https:\/\/github\.com\/someone\/catalog\/actions\/runs\/12#artifacts\)/,
  );
});

test('a review that is not valid fails, and nothing of it is said', async (context) => {
  const hub = await propose(context);
  const file = await write(context, '{"version":1,"::error::@all":"<script>"}');
  const { code, out } = await run(hub, ['--review', file]);
  assert.equal(code, 1);
  assert.match(out, /^The review is not what it should be: /m);
  assert.doesNotMatch(out, /::error|@all|script/);
  assert.equal(hub.comments.length, 1);
  assert.match(
    hub.comments[0] ?? '',
    /was not reviewed\*\*: its run left a review that is not valid\./,
  );
  assert.doesNotMatch(hub.comments[0] ?? '', /::error|@all|script/);
});

test('a run without a review is said on the pull request, with what is known of its end', async (context) => {
  const hub = await propose(context);
  for (const [conclusion, why] of [
    ['success', 'its run ended without a review.'],
    ['cancelled', 'its run was cancelled, or took too long.'],
    ['action_required', 'its run waits until a maintainer approves it.'],
    ['"><b>@all', 'its run ended without a review.'],
  ] as const) {
    const environment = { REVIEW_CONCLUSION: conclusion };
    const { code } = await run(hub, ['--review', 'nowhere/review.json'], environment);
    assert.equal(code, 0);
    assert.ok(hub.comments[0]?.includes(`**\`aaaaaaaaaaaa\` was not reviewed**: ${why} `));
  }
  assert.equal(hub.comments.length, 1);
});

test('wrong use is named', async (context) => {
  const hub = await propose(context);
  for (const [args, environment, message] of [
    [[], {}, /--review is missing/],
    [['--review', 'x'], { REVIEW_RUN: '12/../13' }, /REVIEW_RUN "12\/\.\.\/13" is no number/],
    [['--review', 'x'], { REVIEW_HEAD: 'main' }, /REVIEW_HEAD "main" is no commit/],
    [['--review', 'x'], { GITHUB_TOKEN: '' }, /GITHUB_TOKEN is empty/],
  ] as const) {
    const { code, out } = await run(hub, [...args], environment);
    assert.equal(code, 2);
    assert.match(out, message);
  }
});

async function propose(context: TestContext): Promise<GitHubStandIn> {
  const hub = await startGitHub();
  context.after(() => hub.stop());
  const text = { number: 7, title: 'A change', body: '' };
  hub.pulls.push({ ...text, head: 'branch', sha: head, files: [] });
  hub.issues.push({ ...text, state: 'open', user: { login: 'somebody' }, labels: [] });
  return hub;
}

async function write(context: TestContext, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-comment-'));
  context.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'review.json');
  await writeFile(file, text);
  return file;
}

async function run(hub: GitHubStandIn, args: string[], environment: NodeJS.ProcessEnv = {}) {
  const env = {
    ...environmentOf(hub),
    GITHUB_SERVER_URL: 'https://github.com',
    REVIEW_RUN: '12',
    REVIEW_HEAD: head,
    ...environment,
  };
  const { code, out, err } = await runCommand(main, args, { env });
  return { code, out: out + err };
}
