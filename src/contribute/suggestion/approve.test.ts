import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { goodValues } from '../../../tests/filled-form.ts';
import { startSuggestionHub, type SuggestionHub } from '../../../tests/suggestion-hub.ts';
import { answerIssue } from './answer.ts';
import { approve, isApproval } from './approve.ts';

const FILE = 'content/resources/your-first-guest.yaml';
const PROPOSED = [
  'POST /git/blobs',
  'POST /git/trees',
  'POST /git/commits',
  'POST /git/refs',
  'POST /pulls',
  'POST /issues/7/comments',
];
let started: SuggestionHub;

beforeEach(async () => {
  started = await startSuggestionHub();
  await answer();
  started.hub.takeChanges();
});

afterEach(() => started.stop());

test('makes the file that was shown into a pull request, and tells it', async () => {
  const { hub } = started;
  assert.equal(
    await say('/approve'),
    'Issue 7: Opened pull request 100, committed to suggestion/7.',
  );
  assert.deepEqual(hub.takeChanges(), PROPOSED);
  const [shown = '', , told] = hub.comments;
  const files = hub.branches.get('suggestion/7');
  assert.deepEqual([...(files?.keys() ?? [])], ['README.md', FILE]);
  assert.ok(shown.includes(`\`\`\`yaml\n${files?.get(FILE) ?? ''}\`\`\``));
  const hash = /suggestion ([0-9a-f]{10})/.exec(shown)?.[1] ?? '';
  assert.equal(told, `Approved: pull request #100 adds \`${FILE}\` as \`${hash}\` shows it.`);
  assert.deepEqual(hub.pulls, [
    {
      number: 100,
      title: 'Add your-first-guest, suggested in #7',
      body: `Closes #7

Adds \`${FILE}\`, suggested by \`a-reader\`. The check has found nothing that must be mended.

GitHub starts no tests by itself for a pull request that a workflow opens: approve their run, or close this and open it again.`,
      head: 'suggestion/7',
    },
  ]);
});

test('changes nothing when it is said twice', async () => {
  const { hub } = started;
  await say('/approve');
  hub.takeChanges();
  assert.equal(
    await say('/approve'),
    'Issue 7: Pull request 100 stands, nothing new on the branch.',
  );
  assert.deepEqual(hub.takeChanges(), []);
});

for (const permission of ['write', 'admin'] as const)
  test(`takes the word of somebody who may ${permission}`, async () => {
    started.hub.permissions.set('a-maintainer', permission);
    assert.match(await say('/approve'), /Opened pull request/);
  });

for (const [who, permission] of [
  ['a-stranger', undefined],
  ['a-reader', 'read'],
  ['a-maintainer/../../issues', undefined],
] as const)
  test(`passes over the word of ${who}, who may ${permission ?? 'nothing'}, in silence`, async () => {
    const { hub } = started;
    if (permission) hub.permissions.set(who, permission);
    assert.equal(await say('/approve', who), 'Issue 7: only who may write approves.');
    assert.deepEqual(hub.takeChanges(), []);
  });

for (const text of [
  'Please /approve',
  '/approved',
  '/approve it',
  ' /approve',
  'no\n/approve',
  '/reject',
  '',
])
  test(`takes ${JSON.stringify(text)} for no approval, and asks GitHub nothing`, async () => {
    started.hub.requests.length = 0;
    const { number, login, at } = { number: 7, login: 'a-maintainer', at: new Date() };
    await approve(started.hub.repository, { number, text, login, at }, started.folder);
    assert.deepEqual(started.hub.requests, []);
  });

test('takes the word alone on the first line, with anything below it', () => {
  for (const text of ['/approve', '/approve  ', '/approve\r\n', '/approve\n\nThank you!'])
    assert.equal(isApproval(text), true, JSON.stringify(text));
});

test('passes over pull requests, and issues without the label', async () => {
  const { hub } = started;
  const [issue] = hub.issues;
  assert.ok(issue);
  for (const change of [{ pull_request: {} }, { labels: [{ name: 'bug' }] }]) {
    hub.issues[0] = { ...issue, ...change };
    assert.equal(await say('/approve'), 'Issue 7 suggests no resource.');
  }
  assert.deepEqual(hub.takeChanges(), []);
});

test('refuses a text that was edited since it was shown, shows it, and takes the next word', async () => {
  const { hub, edit } = started;
  await edit({ ...goodValues, Address: 'https://evil.example/' });
  assert.match(
    await say('/approve'),
    /^Issue 7 is not approved: the text has changed since\. My comment above shows `[0-9a-f]{10}` now/,
  );
  assert.deepEqual(hub.takeChanges(), ['PATCH /issues/comments/500', 'POST /issues/7/comments']);
  assert.match(hub.comments[0] ?? '', /url: https:\/\/evil\.example\//);
  assert.match(await say('/approve'), /Opened pull request/);
});

test('refuses what was shown anew behind the back of who approved', async () => {
  const { hub, edit } = started;
  const word = hub.comment(7, 'a-maintainer', '/approve');
  await edit({ ...goodValues, Address: 'https://evil.example/' });
  await answer();
  hub.takeChanges();
  const event = {
    number: 7,
    text: '/approve',
    login: 'a-maintainer',
    at: new Date(word.created_at),
  };
  assert.match(await approve(hub.repository, event, started.folder), /the text has changed since/);
  assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
});

test('refuses what was never shown', async () => {
  const { hub } = started;
  hub.talk.length = 0;
  hub.comment(7, 'a-reader', `<!-- cairn: suggestion ${'0'.repeat(64)} -->`);
  assert.match(await say('/approve'), /the text has changed since/);
  assert.equal(hub.pulls.length, 0);
  assert.match(hub.comments.join('\n'), /your-first-guest\.yaml/);
});

for (const [name, values] of [
  ['issues', { ...goodValues, Summary: 'No end' }],
  ['a duplicate', { ...goodValues, Address: 'https://docs.example/kvm/' }],
  ['no name', { ...goodValues, Title: '仮想化', Address: 'https://docs.example/123' }],
] as const)
  test(`refuses a suggestion with ${name} with a word, and writes no file`, async () => {
    const { hub, edit } = started;
    await edit(values);
    await answer();
    hub.takeChanges();
    assert.equal(
      await say('/approve'),
      'Issue 7 is not approved: something must be mended first, as my comment above says.',
    );
    assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
  });

test('refuses a text that is no form', async () => {
  const { hub } = started;
  for (const issue of hub.issues)
    issue.body = '### Title\n\nA\n\n### Path\n\n.github/workflows/ci.yml';
  assert.match(await say('/approve'), /something must be mended first/);
  assert.equal(hub.branches.size, 1);
});

test('refuses a closed issue with a word', async () => {
  for (const issue of started.hub.issues) issue.state = 'closed';
  assert.match(await say('/approve'), /this issue is closed\. Open it again first\./);
});

test('overwrites no file that came to the default branch meanwhile', async () => {
  const { hub } = started;
  hub.branches.get('main')?.set(FILE, 'title: Another\n');
  assert.match(
    await say('/approve'),
    /has been added meanwhile\. Approve again for another name\./,
  );
  assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
  // The next run sees it.
  await writeFile(join(started.folder, 'resources/your-first-guest.yaml'), await small());
  assert.match(await say('/approve'), /the text has changed since/);
  assert.match(await say('/approve'), /Opened pull request/);
  assert.ok(hub.branches.get('suggestion/7')?.has('content/resources/your-first-guest-2.yaml'));
});

test('follows a text that was edited after the pull request, once that is approved too', async () => {
  const { hub, edit } = started;
  await say('/approve');
  await edit({ ...goodValues, Title: 'Another Guest' });
  await answer();
  hub.takeChanges();
  assert.equal(
    await say('/approve'),
    'Issue 7: Updated pull request 100, committed to suggestion/7.',
  );
  const files = hub.branches.get('suggestion/7');
  assert.deepEqual(
    [...(files?.keys() ?? [])],
    ['README.md', 'content/resources/another-guest.yaml'],
  );
  assert.equal(hub.pulls.length, 1);
});

test('leaves alone what somebody else has committed to the branch', async () => {
  const { hub, edit } = started;
  await say('/approve');
  hub.branches.get('suggestion/7')?.set(FILE, 'title: Mended\n');
  hub.authors.set('suggestion/7', 'a-maintainer');
  await edit({ ...goodValues, Year: '2024' });
  await answer();
  hub.takeChanges();
  assert.match(
    await say('/approve'),
    /somebody else has committed to the branch `suggestion\/7`\. Go on there\./,
  );
  assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
});

test('tells the issue and the log what GitHub refused, and goes on from there', async () => {
  const { hub } = started;
  hub.mayOpenPulls = false;
  await assert.rejects(
    say('/approve'),
    /403 to POST \/pulls: .*allow Actions to create pull requests/,
  );
  assert.match(
    hub.comments.at(-1) ?? '',
    /^Not approved: GitHub refused something\. `GitHub answered 403 .*`$/,
  );
  hub.mayOpenPulls = true;
  assert.equal(
    await say('/approve'),
    'Issue 7: Opened pull request 100, nothing new on the branch.',
  );
});

test('approves nothing when GitHub does not say what somebody may do', async () => {
  const { hub } = started;
  hub.forbidden.add('GET /collaborators/a-maintainer/permission');
  await assert.rejects(say('/approve'), /403 to GET \/collaborators\/a-maintainer\/permission/);
  assert.deepEqual(hub.takeChanges(), []);
});

/** Says something on the page of the issue and hands the event of it over. */
function say(text: string, login = 'a-maintainer'): Promise<string> {
  const { hub, folder } = started;
  const { created_at } = hub.comment(7, login, text);
  return approve(hub.repository, { number: 7, text, login, at: new Date(created_at) }, folder);
}

function answer(): Promise<string> {
  return answerIssue(started.hub.repository, { number: 7, isNew: false }, started.folder);
}

async function small(): Promise<string> {
  const text = await readFile(join(started.folder, 'resources/kvmtool.yaml'), 'utf8');
  return text.replace('https://github.com/example/kvmtool', 'https://another.example/');
}
