import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { goodValues } from '../../../tests/filled-form.ts';
import { startSuggestionHub, type SuggestionHub } from '../../../tests/suggestion-hub.ts';
import { replyToIssue } from './reply.ts';
import { approve, parseApproval } from './approve.ts';
import { findShownHash } from './format-reply.ts';
import { afterEachOf, beforeEachOf } from '../../../tests/hooks-of-file.ts';

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

beforeEachOf(import.meta.filename, async () => {
  started = await startSuggestionHub();
  await reply();
  started.hub.takeChanges();
});

afterEachOf(import.meta.filename, () => started.stop());

test('makes the file that was shown into a pull request, and says so', async () => {
  const { hub } = started;
  assert.equal(await sayHash(), 'Issue 7: Opened pull request 100, committed to suggestion/7.');
  assert.deepEqual(hub.takeChanges(), PROPOSED);
  const [shown = '', , posted] = hub.comments;
  const files = hub.branches.get('suggestion/7');
  assert.deepEqual([...(files?.keys() ?? [])], ['README.md', FILE]);
  assert.ok(shown.includes(`\`\`\`yaml\n${files?.get(FILE) ?? ''}\`\`\``));
  const hash = findShownHash(shown) ?? '';
  assert.equal(
    posted,
    `Approved: pull request #100 adds \`${FILE}\` with the hash \`${hash.slice(0, 10)}\`.`,
  );
  assert.deepEqual(hub.pulls, [
    {
      number: 100,
      title: 'Add your-first-guest, suggested in #7',
      body: `Closes #7

Adds \`${FILE}\`, suggested by \`a-reader\`. The check found no errors.

Approved by \`a-maintainer\`, with the hash \`${hash}\` of exactly this file.

GitHub does not run tests automatically for a pull request that a workflow opens. Approve the run, or close and reopen this pull request.`,
      head: 'suggestion/7',
    },
  ]);
});

test('changes nothing when it is said twice', async () => {
  const { hub } = started;
  await sayHash();
  hub.takeChanges();
  assert.equal(
    await sayHash(),
    'Issue 7: Pull request 100 is up to date, nothing new on the branch.',
  );
  assert.deepEqual(hub.takeChanges(), []);
});

for (const permission of ['write', 'admin'] as const)
  test(`accepts the approval of somebody who may ${permission}`, async () => {
    started.hub.permissions.set('a-maintainer', permission);
    assert.match(await sayHash(), /Opened pull request/);
  });

test('ignores the approval of who may not write, in silence', async () => {
  const { hub } = started;
  hub.permissions.set('a-reader', 'read');
  for (const who of [
    'a-stranger',
    'a-reader',
    'a-maintainer/../../issues',
    '..',
    'a-maintainer?x=',
  ])
    assert.equal(await sayHash(who), 'Issue 7: only people with write access can approve.', who);
  assert.deepEqual(hub.takeChanges(), []);
});

const hash = 'ab'.repeat(32);
const approvals: [text: string, hash: string | undefined][] = [
  ['/approve', undefined],
  ['/approve  ', undefined],
  ['/approve\n\nThank you!', undefined],
  ['/approve it', 'it'],
  [`/approve ${hash}`, hash],
  [`/Approve \t${hash.toUpperCase()}  \r\n`, hash],
  [`/approve \`${hash}\`\nThank you!`, hash],
];

const noApprovals = [
  `Please /approve ${hash}`,
  `/approved ${hash}`,
  `/approve${hash}`,
  `/approve ${hash} now`,
  ` /approve ${hash}`,
  `    /approve ${hash}`,
  `> /approve ${hash}`,
  `\`/approve ${hash}\``,
  `\`\`\`\n/approve ${hash}\n\`\`\``,
  `<!-- -->/approve ${hash}`,
  `no\n/approve ${hash}`,
  `\n/approve ${hash}`,
  '/reject',
  `/ approve ${hash}`,
  `/approve\u00a0${hash}`,
  `/approve\u200b ${hash}`,
  `\ufeff/approve ${hash}`,
  `\u2215approve ${hash}`,
  `/approv\u0435 ${hash}`,
  `/approve ${hash} ${hash}`,
  `/approve \`${hash}`.repeat(2),
  `/approve -- ${hash}`,
  `- /approve ${hash}`,
  '',
];

// In one test, as each begins with a repository of its own.
test('reads what is an approval, and requests nothing from GitHub for anything else', async () => {
  for (const [text, named] of approvals)
    assert.deepEqual(parseApproval(text), { hash: named }, JSON.stringify(text));
  started.hub.requests.length = 0;
  for (const text of noApprovals) {
    const approval = { number: 7, login: 'a-maintainer', text };
    await approve(started.hub.repository, approval, started.folder);
    assert.deepEqual(started.hub.requests, [], JSON.stringify(text));
  }
});

test('passes over pull requests, and issues without the label', async () => {
  const { hub } = started;
  const [issue] = hub.issues;
  assert.ok(issue);
  for (const change of [{ pull_request: {} }, { labels: [{ name: 'bug' }] }]) {
    hub.issues[0] = { ...issue, ...change };
    assert.equal(await sayHash(), 'Issue 7 is not a suggestion.');
  }
  assert.deepEqual(hub.takeChanges(), []);
});

test('proposes nothing without a hash, and responds with that of the file as it is', async () => {
  const { hub } = started;
  const shown = shownHash();
  assert.equal(
    await say('/approve'),
    'Issue 7 is not approved: include the hash of the file that you have reviewed.',
  );
  assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
  assert.ok(hub.comments.at(-1)?.endsWith(`\n\n\`\`\`\n/approve ${shown}\n\`\`\``));
});

test('refuses a text that was edited since it was shown, says what changed, and accepts the next comment', async () => {
  const { hub, edit } = started;
  const read = shownHash();
  await edit({ ...goodValues, URL: 'https://evil.example/' });
  assert.equal(
    await say(`/approve ${read}`),
    'Issue 7 is not approved: this is not the hash of the current file.',
  );
  assert.deepEqual(hub.takeChanges(), ['PATCH /issues/comments/500', 'POST /issues/7/comments']);
  const changed = `Changed since \`${read.slice(0, 10)}\`:

\`\`\`diff
- url: https://guests.example/first/
+ url: https://evil.example/
\`\`\``;
  assert.ok(hub.comments[0]?.endsWith(changed), hub.comments[0]);
  const next = `${changed}

Review the file in my comment above. To approve it:

\`\`\`
/approve ${shownHash()}
\`\`\``;
  assert.ok(hub.comments.at(-1)?.endsWith(next), hub.comments.at(-1));
  assert.match(await say(`/approve ${read}`), /not the hash/);
  assert.equal(hub.pulls.length, 0);
  assert.match(await sayHash(), /Opened pull request/);
});

test('refuses what was changed after it was shown to whoever approved it', async () => {
  const { hub, edit } = started;
  const read = shownHash();
  await edit({ ...goodValues, URL: 'https://evil.example/' });
  await reply();
  hub.takeChanges();
  assert.match(await say(`/approve ${read}`), /not the hash of the current file/);
  assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
  assert.match(hub.comments.at(-1) ?? '', /GitHub shows the changes under "edited"\./);
});

test('a reply that says what changed stays until the file is another one', async () => {
  const { hub, edit } = started;
  await edit({ ...goodValues, Year: '2024' });
  await reply();
  hub.takeChanges();
  await reply();
  assert.deepEqual(hub.takeChanges(), []);
  assert.match(hub.comments[0] ?? '', /\n\+ year: 2024\n```$/);
});

test('accepts no part of a hash, and that of another file', async () => {
  for (const other of [shownHash().slice(0, 12), `${shownHash()}0`, 'f'.repeat(64), 'none'])
    assert.match(await say(`/approve ${other}`), /not the hash/);
  assert.equal(started.hub.pulls.length, 0);
});

test('approves nothing that is too long to be shown', async () => {
  const { hub, edit } = started;
  await edit({
    ...goodValues,
    'Other names': Array.from({ length: 2000 }, (_, i) => `字${i}`).join('\n'),
  });
  await reply();
  assert.doesNotMatch(hub.comments[0] ?? '', /\/approve/);
  assert.match(await say('/approve'), /something must be fixed first/);
});

test('believes no comment of somebody else about what was shown', async () => {
  const { hub } = started;
  hub.talk.length = 0;
  hub.comment(7, 'a-reader', `<!-- cairn: suggestion ${'0'.repeat(64)} -->`);
  assert.match(await say(`/approve ${'0'.repeat(64)}`), /not the hash/);
  assert.equal(hub.pulls.length, 0);
  assert.match(hub.comments.join('\n'), /your-first-guest\.yaml/);
});

for (const [name, values] of [
  ['issues', { ...goodValues, Kind: 'tutorail' }],
  ['a duplicate', { ...goodValues, URL: 'https://docs.example/kvm/' }],
  ['no name', { ...goodValues, Title: '仮想化', URL: 'https://docs.example/123' }],
] as const)
  test(`refuses a suggestion with ${name} with a comment, and writes no file`, async () => {
    const { hub, edit } = started;
    await edit(values);
    await reply();
    hub.takeChanges();
    assert.equal(
      await sayHash(),
      'Issue 7 is not approved: something must be fixed first. See my comment above.',
    );
    assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
  });

test('refuses a text that is no form', async () => {
  const { hub } = started;
  for (const issue of hub.issues)
    issue.body = '### Title\n\nA\n\n### Path\n\n.github/workflows/ci.yml';
  assert.match(await sayHash(), /something must be fixed first/);
  assert.equal(hub.branches.size, 1);
});

test('refuses a closed issue with a comment', async () => {
  for (const issue of started.hub.issues) issue.state = 'closed';
  assert.match(await sayHash(), /this issue is closed\. Reopen it first\./);
});

test('overwrites no file that came to the default branch meanwhile', async () => {
  const { hub } = started;
  hub.branches.get('main')?.set(FILE, 'title: Another\n');
  assert.match(
    await sayHash(),
    /has been added in the meantime\. Approve again to use another name\./,
  );
  assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
  // The next run sees it.
  await writeFile(join(started.folder, 'resources/your-first-guest.yaml'), await small());
  assert.match(await sayHash(), /not the hash of the current file/);
  assert.match(await sayHash(), /Opened pull request/);
  assert.ok(hub.branches.get('suggestion/7')?.has('content/resources/your-first-guest-2.yaml'));
});

test('follows a text that was edited after the pull request, once that is approved too', async () => {
  const { hub, edit } = started;
  await sayHash();
  await edit({ ...goodValues, Title: 'Another Guest' });
  await reply();
  hub.takeChanges();
  assert.equal(await sayHash(), 'Issue 7: Updated pull request 100, committed to suggestion/7.');
  const files = hub.branches.get('suggestion/7');
  assert.deepEqual(
    [...(files?.keys() ?? [])],
    ['README.md', 'content/resources/another-guest.yaml'],
  );
  assert.equal(hub.pulls.length, 1);
});

test('leaves alone what somebody else has committed to the branch', async () => {
  const { hub, edit } = started;
  await sayHash();
  hub.branches.get('suggestion/7')?.set(FILE, 'title: Mended\n');
  hub.authors.set('suggestion/7', 'a-maintainer');
  await edit({ ...goodValues, Year: '2024' });
  await reply();
  hub.takeChanges();
  assert.match(
    await sayHash(),
    /somebody else has committed to the branch suggestion\/7\. Continue there\./,
  );
  assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
});

test('reports in the issue and the log what GitHub refused, and resumes from there', async () => {
  const { hub } = started;
  hub.mayOpenPulls = false;
  await assert.rejects(sayHash(), /403 to POST \/pulls: .*allow Actions to create pull requests/);
  assert.match(
    hub.comments.at(-1) ?? '',
    /^Not approved: GitHub rejected a request\. `GitHub responded with 403 .*`$/,
  );
  hub.mayOpenPulls = true;
  assert.equal(await sayHash(), 'Issue 7: Opened pull request 100, nothing new on the branch.');
});

test('approves nothing when GitHub does not say what somebody may do', async () => {
  const { hub } = started;
  hub.forbidden.add('GET /collaborators/a-maintainer/permission');
  await assert.rejects(sayHash(), /403 to GET \/collaborators\/a-maintainer\/permission/);
  assert.deepEqual(hub.takeChanges(), []);
});

/** Says something on the page of the issue and hands the event of it over. */
function say(text: string, login = 'a-maintainer'): Promise<string> {
  const { hub, folder } = started;
  hub.comment(7, login, text);
  return approve(hub.repository, { number: 7, text, login }, folder);
}

/** Approves the file that the comment of the program shows. */
function sayHash(login?: string): Promise<string> {
  return say(`/approve ${shownHash()}`, login);
}

function shownHash(): string {
  const shown = started.hub.comments.map(findShownHash).filter((one) => one !== undefined);
  return shown[0] ?? '';
}

function reply(): Promise<string> {
  return replyToIssue(started.hub.repository, { number: 7, isNew: false }, started.folder);
}

async function small(): Promise<string> {
  const text = await readFile(join(started.folder, 'resources/kvmtool.yaml'), 'utf8');
  return text.replace('https://github.com/example/kvmtool', 'https://another.example/');
}
