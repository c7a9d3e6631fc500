import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Issue } from '../catalog/issue.ts';
import { formatIssuePage } from './issue-page.ts';

const issue: Issue = {
  file: 'content/resources/kvmtool.yaml',
  line: 7,
  column: 10,
  code: 'unknown-topic',
  message: 'topic "<b>&\u202e" does not exist.',
};

test('shows every issue as the check prints it, and runs nothing of it', () => {
  const page = formatIssuePage([issue, { ...issue, line: 8 }], '/small/');
  assert.match(page, /<title>2 issues in content<\/title>/);
  assert.match(page, /src="\/small\/@vite\/client"/);
  for (const line of [7, 8])
    assert.ok(
      page.includes(
        `<li>content/resources/kvmtool.yaml:${line}:10  unknown-topic  topic "&lt;b&gt;&amp;\\u202e" does not exist.</li>`,
      ),
    );
});

test('says "1 issue" for one', () => {
  assert.match(formatIssuePage([issue], '/'), /<h1>1 issue in content<\/h1>/);
});
