import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { findWorkflowRunFaults } from './workflow-run-rules.ts';
import type { Workflow } from './workflow.ts';

const file = join(import.meta.dirname, '../.github/workflows/review-comment.yml');
const good = readFileSync(file, 'utf8');
const INSTALL = 'npm ci --omit=dev --ignore-scripts';

test('the workflow that comments keeps them', () => {
  assert.deepEqual(find(good), []);
});

const unsafe: [name: string, passage: string, instead: string, fault: RegExp][] = [
  [
    'checks out the change',
    '        with:\n          persist-credentials: false',
    '        with:\n          ref: ${{ github.event.workflow_run.head_sha }}',
    /checks out more than the base/,
  ],
  [
    'checks out the fork',
    '        with:\n          persist-credentials: false',
    '        with:\n          repository: stranger/catalog',
    /checks out more than the base/,
  ],
  ['runs what was left', INSTALL, 'node "$RUNNER_TEMP/review/run.js"', /runs "node /],
  ['runs a second command', INSTALL, 'npm ci && npm test', /runs "npm ci && npm test"/],
  ['runs what a stranger wrote', '"$RUNNER_TEMP/review/review.json"', '$(cat x)', /runs "npm run/],
  ['runs the scripts of packages', INSTALL, 'npm ci --omit=dev', /runs "npm ci --omit=dev"/],
  [
    'installs from what was left',
    '- run: npm ci --omit=dev --ignore-scripts\n',
    '- run: npm test\n',
    /runs "npm test"/,
  ],
  [
    'takes a name of a branch',
    'REVIEW_RUN: ${{ github.event.workflow_run.id }}',
    'REVIEW_RUN: ${{ github.event.workflow_run.head_branch }}',
    /knows "head_branch" of the run/,
  ],
  [
    'takes the text of a commit',
    'REVIEW_RUN: ${{ github.event.workflow_run.id }}',
    'REVIEW_RUN: ${{ github.event.workflow_run.head_commit.message }}',
    /knows "head_commit\.message" of the run/,
  ],
  [
    'takes all of the event',
    'REVIEW_RUN: ${{ github.event.workflow_run.id }}',
    'REVIEW_RUN: ${{ toJSON(github.event.workflow_run) }}',
    /takes the run as a whole/,
  ],
  ['knows a secret', '${{ github.token }}', '${{ secrets.DEPLOY }}', /knows secrets/],
  ['may write code', 'contents: read', 'contents: write', /may write contents/],
  ['puts what was left over the code', '${{ runner.temp }}/review', '.', /into the checkout/],
  ['runs after a push', "== 'pull_request'", "!= ''", /other events than a pull request/],
  ['runs before the end', 'types: [completed]', 'types: [requested]', /at other times/],
  [
    'reads a cache',
    'node-version-file: .nvmrc',
    'node-version-file: .nvmrc\n          cache: npm',
    /reads a cache/,
  ],
];

for (const [name, passage, instead, fault] of unsafe)
  test(`they find a workflow that ${name}`, () => {
    const bad = good.replace(passage, () => instead);
    assert.notEqual(bad, good);
    assert.match(find(bad).join('\n'), fault);
  });

function find(text: string): string[] {
  return findWorkflowRunFaults({ data: parse(text) as Workflow, text });
}
