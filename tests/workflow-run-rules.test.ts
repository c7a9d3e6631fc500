import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findWorkflowRunErrors } from './workflow-run-rules.ts';
import { joinCalled, readWorkflow } from './workflow.ts';

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, '../.github/workflows', name), 'utf8');
const caller = read('catalog-review-comment.yml');
const called = read('review-comment.yml');
const CHECKOUT = '        with:\n          persist-credentials: false';
const INSTALL = '      - uses: ./.cairn-engine\n      # Beside';
const RUN = 'command: review:comment';

test('the workflow that comments keeps them', () => {
  assert.deepEqual(find(caller, called), []);
  assert.deepEqual(find(caller, caller), []);
});

const unsafe: [name: string, passage: string, instead: string, error: RegExp][] = [
  [
    'checks out the change',
    CHECKOUT,
    '        with:\n          ref: ${{ github.event.workflow_run.head_sha }}',
    /checks out more than the base/,
  ],
  [
    'checks out the fork',
    CHECKOUT,
    '        with:\n          repository: stranger/catalog',
    /checks out more than the base/,
  ],
  [
    'takes the engine of the change',
    'ref: ${{ job.workflow_sha }}',
    'ref: ${{ github.event.workflow_run.head_sha }}',
    /checks out more than the base/,
  ],
  [
    'runs what was left',
    INSTALL,
    `      - run: node "$RUNNER_TEMP/review/run.js"\n${INSTALL}`,
    /runs "node /,
  ],
  ['runs another command', RUN, 'command: build', /runs "build"/],
  ['runs a command of the engine', RUN, 'command: node', /runs "node"/],
  [
    'runs a command on the checkout',
    '--review=${{ runner.temp }}/review/review.json',
    '--review=review.json',
    /runs a command with "--review=review\.json"/,
  ],
  [
    'installs development packages',
    RUN,
    'command: review:comment\n          packages: all',
    /sets packages/,
  ],
  [
    'installs from what was left',
    INSTALL,
    '      # Beside',
    /installs after it took what a run left/,
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
  ['reads a cache', INSTALL, `      - uses: actions/cache@v5\n${INSTALL}`, /reads a cache/],
];

for (const [name, passage, instead, error] of unsafe)
  test(`they find a workflow that ${name}`, () => {
    const change = (text: string) => text.replace(passage, () => instead);
    assert.notEqual(change(caller) + change(called), caller + called);
    assert.match(find(change(caller), change(called)).join('\n'), error);
  });

function find(callerText: string, calledText: string): string[] {
  const [from, to] = [readWorkflow('a.yml', callerText), readWorkflow('b.yml', calledText)];
  return findWorkflowRunErrors(joinCalled(from, to));
}
