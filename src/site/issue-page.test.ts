import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Issue } from '../source/issue.ts';
import { formatIssuePage } from './issue-page.ts';

const issue: Issue = {
  file: 'content/resources/kvmtool.yaml',
  line: 7,
  column: 10,
  code: 'unknown-topic',
  message: 'topic "<b>&\u202e" does not exist.',
};

test('shows every issue as the check prints it with its lines, and runs nothing of it', () => {
  const page = formatIssuePage([issue, { ...issue, line: 8 }], '/small/', ({ line }) =>
    line === 7 ? '> 7 | <script>&' : undefined,
  );
  assert.match(page, /<title>2 issues in content<\/title>/);
  assert.match(page, /src="\/small\/@vite\/client"/);
  const shown = (line: number) =>
    `<li>content/resources/kvmtool.yaml:${line}:10  unknown-topic  topic &quot;&lt;b&gt;&amp;\\u202e&quot; does not exist.`;
  assert.ok(
    page.includes(`${shown(7)}\n<pre tabindex="0">&gt; 7 | &lt;script&gt;&amp;</pre></li>`),
  );
  assert.ok(page.includes(`${shown(8)}</li>`));
});

test('says "1 issue" for one', () => {
  assert.match(
    formatIssuePage([issue], '/', () => undefined),
    /<h1>1 issue in content<\/h1>/,
  );
});

test('shows at most a hundred issues, and says how many are left', () => {
  const page = formatIssuePage(
    Array.from({ length: 103 }, () => issue),
    '/',
    () => undefined,
  );
  assert.equal(page.match(/<li>/g)?.length, 100);
  assert.match(page, /And 3 more: run <code>cairn check<\/code>/);
});
