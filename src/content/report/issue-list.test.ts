import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { changeContent, writeContent } from '../../../tests/bad-content/small-content.ts';
import { loadCatalog } from '../load-catalog.ts';
import { createIssueFrames } from './issue-list.ts';

test('shows the lines of a fault in YAML, in frontmatter and in a body, and none of a whole file', async (context) => {
  const folder = await writeContent(
    changeContent({
      'resources/kvm-api.yaml': ['kind: documentation', 'kind: documentaton'],
      'topics/kvm.mdx': [/$/, '\nAn open { brace.\n'],
      'resources/old.txt': 'No resource.\n',
    }),
  );
  context.after(() => rm(folder, { recursive: true }));
  const { issues } = await loadCatalog(folder);
  const frameOf = createIssueFrames(folder);
  const frames = new Map(issues.map((issue) => [issue.code, frameOf(issue)]));
  assert.match(
    frames.get('unknown-value') ?? '',
    /^> {1,2}\d+ \| kind: documentaton\n +\| {7}\^$/m,
  );
  assert.match(frames.get('mdx-syntax') ?? '', /^> \d+ \| An open \{ brace\.\n +\| {9}\^$/m);
  assert.ok(frames.has('wrong-extension'));
  assert.equal(frames.get('wrong-extension'), undefined);
});
