import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { type GitHubStandIn, startGitHub } from '../../../tests/github-stand-in.ts';
import { formatDocument, prose, own } from '../../github/markdown.ts';
import { publishReport, reportLabel, reportMarker } from './report-issue.ts';

const bodyOf = (...words: string[]) => formatDocument(words.map(own), { marker: reportMarker });
const closing = formatDocument([prose`All are well.`]);
const broken = { title: '1 link is broken', body: bodyOf('One.'), open: true, closing };
const worse = { ...broken, title: '2 links are broken', body: bodyOf('One.', 'Two.') };
const well = { title: 'Links are well', body: bodyOf('None.'), open: false, closing };
let hub: GitHubStandIn;

beforeEach(async () => {
  hub = await startGitHub();
});

afterEach(() => {
  hub.stop();
});

test('opens one issue, with the label by which it is found again', async () => {
  assert.equal(await publishReport(hub.repository, broken), 'Opened issue 1.');
  assert.deepEqual(hub.takeChanges(), ['POST /labels', 'POST /issues']);
  const [issue] = hub.issues;
  assert.equal(issue?.body, `${reportMarker}\nOne.`);
  assert.deepEqual(issue.labels, [{ name: reportLabel }]);
});

test('sends nothing when the issue says so already', async () => {
  await publishReport(hub.repository, broken);
  hub.takeChanges();
  assert.equal(await publishReport(hub.repository, broken), 'Issue 1 is up to date.');
  for (const issue of hub.issues) issue.body = `${issue.body?.replace('\n', '\r\n') ?? ''}\r\n`;
  assert.equal(await publishReport(hub.repository, broken), 'Issue 1 is up to date.');
  assert.deepEqual(hub.takeChanges(), []);
});

test('updates the issue when there is something new', async () => {
  await publishReport(hub.repository, broken);
  hub.takeChanges();
  assert.equal(await publishReport(hub.repository, worse), 'Updated issue 1.');
  assert.deepEqual(hub.takeChanges(), ['PATCH /issues/1']);
  assert.equal(hub.issues[0]?.title, worse.title);
});

test('closes the issue with a word when nothing needs care, once', async () => {
  await publishReport(hub.repository, broken);
  hub.takeChanges();
  assert.equal(await publishReport(hub.repository, well), 'Closed issue 1.');
  assert.deepEqual(hub.takeChanges(), ['PATCH /issues/1', 'POST /issues/1/comments']);
  assert.deepEqual(hub.comments, ['All are well.']);
  assert.equal(hub.issues[0]?.state, 'closed');
  assert.equal(await publishReport(hub.repository, well), 'Nothing needs care; issue 1 is closed.');
  assert.deepEqual(hub.takeChanges(), []);
});

test('opens the same issue again instead of another one', async () => {
  await publishReport(hub.repository, broken);
  await publishReport(hub.repository, well);
  assert.equal(await publishReport(hub.repository, broken), 'Opened again issue 1.');
  assert.equal(hub.issues.length, 1);
  assert.equal(hub.issues[0]?.state, 'open');
});

test('leaves an issue closed that a person closed, until there is something new', async () => {
  await publishReport(hub.repository, broken);
  for (const issue of hub.issues) issue.state = 'closed';
  hub.takeChanges();
  assert.equal(
    await publishReport(hub.repository, broken),
    'Somebody closed issue 1 and nothing has changed since.',
  );
  assert.deepEqual(hub.takeChanges(), []);
  assert.equal(await publishReport(hub.repository, worse), 'Opened again issue 1.');
});

test('opens no issue when nothing needs care', async () => {
  assert.match(await publishReport(hub.repository, well), /there is no report/);
  assert.deepEqual(hub.takeChanges(), []);
});

test('never touches what others wrote under the same label', async () => {
  const labels = [{ name: reportLabel }];
  const theirs = { number: 1, state: 'open', title: 'Mine', labels } as const;
  const body = `${reportMarker}\nA copy.`;
  hub.issues.push(
    { ...theirs, body, user: { login: 'somebody' } },
    { ...theirs, body: 'Nothing of ours.', user: { login: 'github-actions[bot]' } },
    { ...theirs, body: null, user: null },
    { ...theirs, body, user: { login: 'github-actions[bot]' }, pull_request: {} },
  );
  assert.equal(await publishReport(hub.repository, broken), 'Opened issue 5.');
});

test('reports what GitHub refused, and never the token', async () => {
  const repository = { ...hub.repository, token: 'wrong' };
  await assert.rejects(publishReport(repository, broken), (error: Error) => {
    assert.match(error.message, /^GitHub responded with 401 to GET \/issues\?.*Bad credentials/);
    assert.doesNotMatch(error.message, /wrong/);
    return true;
  });
});
