import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GitHubStandIn, startGitHub } from '../../../tests/github-stand-in.ts';
import { formatDocument, prose, own } from '../../github/markdown.ts';
import { publishReport, reportLabel, reportMarker, createReport } from './report-issue.ts';
import fc from 'fast-check';
import { findMarkup, nastyText } from '../../../tests/visible-markdown.ts';
import type { Health } from '../../link-health/health.ts';
import type { Outcome } from '../../link-health/reasons.ts';
import type { LinkResult } from '../run/check-links.ts';
import { afterEachOf, beforeEachOf } from '../../../tests/hooks-of-file.ts';
import { runs } from '../../../tests/runs.ts';

const bodyOf = (...words: string[]) => formatDocument(words.map(own), { marker: reportMarker });
const closing = formatDocument([prose`All are well.`]);
const broken = { title: '1 link is broken', body: bodyOf('One.'), open: true, closing };
const worse = { ...broken, title: '2 links are broken', body: bodyOf('One.', 'Two.') };
const well = { title: 'Links are well', body: bodyOf('None.'), open: false, closing };
let hub: GitHubStandIn;

beforeEachOf(import.meta.filename, async () => {
  hub = await startGitHub();
});

afterEachOf(import.meta.filename, () => {
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

test('names each link that needs care, why, since when, and what to do', () => {
  const report = createReport([
    finding('ok', { url: 'https://fine.example/' }),
    finding('broken', {
      reason: 'not-found',
      since: '2026-03-03T10:00:00Z',
      ok: '2026-03-01T10:00:00Z',
    }),
  ]);
  assert.equal(report.open, true);
  assert.equal(report.title, 'Links: 1 broken');
  assert.equal(
    report.body,
    [
      '<!-- cairn: link report -->',
      'A program rewrites this text when a check finds something. Comments are kept. docs/links.md explains the terms.',
      '',
      '## Broken',
      '',
      'They have failed for days.',
      '',
      '- `https://example.org/a` ([open](<https://example.org/a>)): the server returned 404; since 2026-03-03, last seen working 2026-03-01; named by `content/resources/a.yaml`. Find the new URL.',
      '',
      '2 links: 1 broken, 1 ok.',
    ].join('\n'),
  );
});

const calling: [health: Partial<Health>, outcome: Outcome, open: boolean][] = [
  [{ state: 'broken', reason: 'not-found' }, 'failed', true],
  [{ state: 'gone', reason: 'gone' }, 'gone', true],
  [{ state: 'refused', reason: 'private-address' }, 'refused', true],
  [{ state: 'suspect', reason: 'parked' }, 'doubtful', true],
  [{ state: 'suspect', reason: 'timeout' }, 'unreachable', false],
  [{ state: 'flaky', reason: 'timeout' }, 'unreachable', false],
  [{ state: 'blocked', reason: 'challenge' }, 'blocked', false],
  [{ state: 'moved-permanently', reason: 'moved-for-good' }, 'moved-permanently', false],
  [{ state: 'unchecked' }, 'ok', false],
];

for (const [health, outcome, open] of calling)
  test(`${open ? 'calls' : 'does not call'} somebody where a link is ${health.state} (${health.reason ?? 'no reason'})`, () => {
    const report = createReport([finding(health.state ?? 'ok', health, outcome)]);
    assert.equal(report.open, open);
  });

test('offers a move that may be written, and no other', () => {
  const moved = (fixTo: string) =>
    createReport([finding('moved-permanently', { reason: 'moved-for-good', fixTo })]).body;
  assert.match(moved('https://www.example.org/b'), /now at `https:\/\/www\.example\.org\/b`/);
  assert.doesNotMatch(moved('https://casino.example/b'), /casino/);
});

test('says to write a move by hand where no program changes the files', () => {
  const fixTo = 'https://www.example.org/b';
  const moved = [finding('moved-permanently', { reason: 'moved-for-good', fixTo })];
  assert.match(createReport(moved).body, /links --fix/);
  const { body } = createReport(moved, false);
  assert.doesNotMatch(body, /--fix/);
  assert.match(body, /Write the new address in the line\./);
});

test('leaves texts of strangers without effect', () => {
  const { body } = createReport([
    finding(
      'suspect',
      {
        url: 'https://example.org/?closes=#1`@team`',
        reason: 'parked',
        detail: 'Fixes #1 @everyone `x` <img src=x> | a\n## Head ![](https://spy.example/x.png)',
      },
      'doubtful',
    ),
    finding('broken', { reason: '<b>@admin</b> closes #2' }),
  ]);
  const { kinds, urls, words } = findMarkup(body);
  assert.deepEqual(kinds, ['heading', 'html', 'link', 'list', 'listItem']);
  assert.deepEqual(
    [words, ...urls.map((url) => new URL(url).host)],
    ['', 'example.org', 'example.org'],
  );
  assert.equal(body.match(/^## /gm)?.length, 2);
});

test('nothing comes of any text in any place of the report', () => {
  fc.assert(
    fc.property(nastyText, nastyText, nastyText, (a, b, c) => {
      const url = `https://example.org/${a}`;
      const fixTo = `https://example.org/${b}`;
      const found = finding('broken', { url, reason: b, since: c, ok: a, fixTo });
      const doubtful = finding('suspect', { reason: 'parked', detail: c }, 'doubtful');
      found.address.files = [c, a, b];
      found.record = { url, checks: [], archive: { url: c, asked: a } };
      const { body } = createReport([found, doubtful]);
      const { kinds, words } = findMarkup(body);
      assert.deepEqual(kinds, ['heading', 'html', 'link', 'list', 'listItem']);
      assert.equal(words, '');
    }),
    { numRuns: runs(100) },
  );
});

test('fits into an issue, however much is broken', () => {
  const many = Array.from({ length: 5000 }, (_, i) =>
    finding('broken', { url: `https://example.org/${i}`, reason: 'not-found' }),
  );
  const { body, title } = createReport(many);
  assert.ok(Buffer.byteLength(body) < 65_536);
  assert.match(
    body,
    /\n- and [\d,]+ more\n\n5,000 links: 5000 broken\.\n\nThere are more results than fit in an issue. To see all of them, run `cairn links`\.$/,
  );
  assert.equal(title, 'Links: 5000 broken');
});

test('leaves out what an exception excuses', () => {
  const exception = {
    rule: 'link-not-asked',
    where: 'example.org',
    reason: 'It asks us not to.',
    until: '2030-01-01',
  } as const;
  const excused = { ...finding('broken', { reason: 'not-found' }), exception };
  assert.equal(createReport([excused]).open, false);
});

test('says the same on any day', () => {
  const findings = [finding('broken', { reason: 'not-found' })];
  assert.deepEqual(createReport(findings), createReport(structuredClone(findings)));
});

function finding(
  state: Health['state'],
  { url = 'https://example.org/a', ...health }: Partial<Health> & { url?: string } = {},
  outcome: Outcome = 'failed',
): LinkResult {
  const checks = [{ at: '2026-03-03T10:00:00Z', outcome, reason: health.reason ?? '' }];
  return {
    address: { url, files: ['content/resources/a.yaml'], fragments: [], isWeb: true },
    health: { failures: 0, ...health, state },
    record: { url, checks },
  };
}
