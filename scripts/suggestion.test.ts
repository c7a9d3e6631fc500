import assert from 'node:assert/strict';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { startSuggestionHub, type SuggestionHub } from '../tests/suggestion-hub.ts';
import { beginRepository } from '../tests/begin-repository.ts';
import { environmentOf } from '../tests/github-stand-in.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './suggestion.ts';

const events = join(import.meta.dirname, '../tests/events');
let started: SuggestionHub;

before(async () => {
  started = await startSuggestionHub();
});

after(() => started.stop());

test('an issue that is opened, edited and approved becomes a pull request', async () => {
  const { hub } = started;
  await take('issue-opened.json');
  assert.deepEqual(await run('issues', 'issue-opened.json'), {
    code: 0,
    out: 'Issue 7: reply posted.\n',
  });
  await take('issue-edited.json');
  assert.deepEqual(await run('issues', 'issue-edited.json'), {
    code: 0,
    out: 'Issue 7: reply updated.\n',
  });
  assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments', 'PATCH /issues/comments/500']);

  const approved = {
    code: 0,
    out: 'Issue 7: Opened pull request 100, committed to suggestion/7.\n',
  };
  const hash = /suggestion ([0-9a-f]{64})/.exec(hub.comments[0] ?? '')?.[1] ?? '';
  const recorded = await readFile(join(events, 'comment-created.json'), 'utf8');
  const file = `${started.folder}.json`;
  await writeFile(file, recorded.replace('"/approve\\r', `"/approve ${hash}\\r`));
  assert.deepEqual(await run('issue_comment', file), approved);
  await rm(file);
  assert.equal(
    hub.branches.get('suggestion/7')?.get('content/resources/your-first-guest.yaml'),
    `# yaml-language-server: $schema=../schema/resource.json
title: Your First Guest
url: https://guests.example/first/
kind: tutorial
summary: Starts a guest of ten instructions, counts what it costs and explains the result.
level:
  from: beginner
  to: intermediate
access: free
authors: [A. Writer, B. Reader]
year: 2024
added: 2026-05-31
placements:
  - topic: tools
    section: measuring
    group: counters
    note: Read the part on exits.
`,
  );
  assert.equal(hub.pulls[0]?.body.split('\n')[0], 'Closes #7');
});

test('a suggestion for a catalog in another folder goes there', async () => {
  const { hub, folder } = started;
  const root = `${folder}-repository`;
  const content = join(root, 'docs/list');
  await cp(folder, content, { recursive: true });
  beginRepository(root);
  await take('issue-edited.json');
  assert.equal((await run('issues', 'issue-edited.json', {}, ['--content', content])).code, 0);
  await rm(root, { recursive: true });
  assert.match(
    hub.comments[0] ?? '',
    /The new file, .*docs\/list\/resources\/your-first-guest\.yaml/,
  );
});

test('wrong use and what GitHub refuses are named, and the token never', async () => {
  for (const [name, file, environment, args, message] of [
    ['push', 'issue-opened.json', {}, [], /"push" is neither issues nor issue_comment/],
    ['issues', 'none.json', {}, [], /none\.json" cannot be used: it does not exist\./],
    ['issues', 'issue-opened.json', { GITHUB_TOKEN: '' }, [], /GITHUB_TOKEN is empty/],
    ['issues', 'issue-opened.json', { GITHUB_TOKEN: 'wrong-one' }, [], /GitHub responded with 401/],
    ['issues', 'issue-opened.json', {}, ['--nonsense'], /Unknown option '--nonsense'/],
    [
      'issues',
      'issue-opened.json',
      {},
      ['--content', 'none'],
      /there is no folder "none" with content\./,
    ],
  ] as const) {
    const { code, out } = await run(name, file, environment, [...args]);
    assert.equal(code, 2, out);
    assert.match(out, message);
    assert.match(out, /^The reply could not be posted: /);
    assert.doesNotMatch(out, /wrong-one|^\s+at /m);
  }
});

/** Puts the issue of a recorded event on GitHub. */
async function take(file: string): Promise<void> {
  const text = await readFile(join(events, file), 'utf8');
  const { issue } = JSON.parse(text) as { issue: (typeof started.hub.issues)[number] };
  started.hub.issues[0] = issue;
}

async function run(
  name: string,
  file: string,
  environment: NodeJS.ProcessEnv = {},
  args: string[] = [],
) {
  const env = {
    ...environmentOf(started.hub),
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: resolve(events, file),
    ...environment,
  };
  // The last of an option counts.
  const options = ['--content', started.folder, ...args];
  const { code, out, err } = await runCommand(main, options, { env });
  return { code, out: out + err };
}
