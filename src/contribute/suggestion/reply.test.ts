import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goodValues } from '../../../tests/filled-form.ts';
import { startSuggestionHub, type SuggestionHub } from '../../../tests/suggestion-hub.ts';
import { replyToIssue } from './reply.ts';
import { checkSuggestion } from './check-suggestion.ts';
import { formatReply } from './format-reply.ts';
import { afterEachOf, beforeEachOf } from '../../../tests/hooks-of-file.ts';

const opened = { number: 7, isNew: true };
const edited = { number: 7, isNew: false };
let started: SuggestionHub;

beforeEachOf(import.meta.filename, async () => {
  started = await startSuggestionHub();
});

afterEachOf(import.meta.filename, () => started.stop());

test('replies to a suggestion with one comment', async () => {
  const { hub } = started;
  assert.equal(await answer(opened), 'Issue 7: reply posted.');
  assert.deepEqual(hub.takeChanges(), ['POST /issues/7/comments']);
  const { body } = hub.issues[0] ?? {};
  const expected = formatReply(await checkSuggestion(body ?? '', '2026-05-31', started.folder));
  assert.deepEqual(hub.comments, [expected]);
});

test('sends nothing when it has said so already, whatever line ends GitHub keeps', async () => {
  const { hub } = started;
  await answer(opened);
  for (const comment of hub.talk) comment.body = `${comment.body.replaceAll('\n', '\r\n')}\r\n`;
  hub.takeChanges();
  assert.equal(await answer(edited), 'Issue 7: the reply is up to date.');
  assert.deepEqual(hub.takeChanges(), []);
});

test('changes its comment when the text was edited', async () => {
  const { hub, edit } = started;
  await answer(opened);
  await edit({ ...goodValues, Summary: 'No end' });
  hub.takeChanges();
  assert.equal(await answer(edited), 'Issue 7: reply updated.');
  assert.deepEqual(hub.takeChanges(), ['PATCH /issues/comments/500']);
  assert.equal(hub.comments.length, 1);
  assert.match(hub.comments[0] ?? '', /\[sentence-ending\]/);
});

test('finds its comment among hundreds, and takes nobody else’s for its own', async () => {
  const { hub, edit } = started;
  const copy = `<!-- cairn: suggestion ${'0'.repeat(64)} -->\nA copy.`;
  hub.comment(7, 'a-reader', copy);
  for (let i = 0; i < 250; i += 1) hub.comment(7, 'somebody', 'And another thing.');
  hub.comment(7, 'github-actions[bot]', 'Of another workflow.');
  await answer(opened);
  await edit({ ...goodValues, Year: '2024' });
  hub.takeChanges();
  assert.equal(await answer(edited), 'Issue 7: reply updated.');
  assert.deepEqual(hub.takeChanges(), ['PATCH /issues/comments/752']);
  assert.equal(hub.comments[0], copy);
});

test('puts the label on a form that GitHub could put none on, once it is opened', async () => {
  const { hub } = started;
  hub.labels.clear();
  for (const issue of hub.issues) issue.labels = [];
  assert.equal(await answer(edited), 'Issue 7 is not a suggestion.');
  assert.deepEqual(hub.takeChanges(), []);
  assert.equal(await answer(opened), 'Issue 7: reply posted.');
  assert.deepEqual(hub.takeChanges(), [
    'POST /labels',
    'POST /issues/7/labels',
    'POST /issues/7/comments',
  ]);
  assert.deepEqual(hub.issues[0]?.labels, [{ name: 'suggestion' }]);
});

test('labels the other forms too, and leaves them to people', async () => {
  const { hub } = started;
  for (const issue of hub.issues) {
    issue.labels = [];
    issue.body = ['Page', 'Link', 'What happens', 'Where it is now']
      .map((label) => `### ${label}\n\n_No response_`)
      .join('\n\n');
  }
  assert.equal(await answer(opened), 'Issue 7 is not a suggestion.');
  assert.deepEqual(hub.takeChanges(), ['POST /labels', 'POST /issues/7/labels']);
  assert.deepEqual(hub.issues[0]?.labels, [{ name: 'broken-link' }]);
});

test('passes over whatever is no open issue with the label', async () => {
  const { hub } = started;
  const [issue] = hub.issues;
  assert.ok(issue);
  for (const change of [
    { state: 'closed' as const },
    { pull_request: {} },
    { labels: [{ name: 'bug' }], body: 'It does not work.' },
    { labels: [{ name: 'bug' }], body: null },
  ]) {
    hub.issues[0] = { ...issue, ...change };
    await answer(opened);
  }
  hub.issues.length = 0;
  assert.equal(await answer(opened), 'Issue 7 is not open.');
  assert.deepEqual(hub.takeChanges(), []);
});

test('reports what GitHub refused', async () => {
  const { hub } = started;
  hub.forbidden.add('POST /issues/7/comments');
  await assert.rejects(
    answer(opened),
    /GitHub responded with 403 to POST \/issues\/7\/comments: .*not accessible by integration.* Grant the job its permissions/,
  );
});

function answer(event: { number: number; isNew: boolean }): Promise<string> {
  return replyToIssue(started.hub.repository, event, started.folder);
}
