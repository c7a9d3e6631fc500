import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addFields, changeContent, writeChanged } from '../tests/bad-content/small-content.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './audit.ts';

test('lists what there is to do, and ends with 0', async (context) => {
  const content = await writeChanged(context, {
    'resources/perf.yaml': ['related:', 'reviewed: 2025-01-01\nrelated:'],
    'resources/kvmtool.yaml': addFields('added: 2026-01-01'),
  });
  const { code, out, err } = await run('--content', content, '--now', '2026-06-01');
  assert.deepEqual([code, err], [0, '']);
  assert.match(
    out,
    /^Not reviewed for a year: 2 of 3 resources since 1 June 2025, 1 of them without a date\.\n {2}why {9}.*\n {2}what to do {2}.*\n {2}content\/resources\/kvm-api\.yaml {2}The KVM API: no date\n {2}content\/resources\/perf\.yaml {2}perf: reviewed on 1 January 2025\n\n/,
  );
  assert.match(out, /\nNothing to do:\n {2}Retired resources on paths: /);
});

test('goes by the day of the clock by default, and an ended exception stops nothing', async (context) => {
  const content = await writeChanged(context, {
    'exceptions.yaml': `# yaml-language-server: $schema=schema/exceptions.json
- rule: few-resources
  where: content/topics
  reason: They are to grow.
  until: 2020-01-01
`,
  });
  const { code, out } = await run('--content', content, '--json');
  assert.equal(code, 0);
  const json = JSON.parse(out) as { today: string; exceptions: { until: string }[] };
  assert.ok(Math.abs(Date.parse(json.today) - Date.now()) < 2 * 86_400_000);
  assert.deepEqual(
    json.exceptions.map(({ until }) => until),
    ['2020-01-01'],
  );
});

test('lists ten things of each, and all with --all', async (context) => {
  const more = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `resources/r${i}.yaml`,
      String(changeContent().get('resources/kvmtool.yaml')).replaceAll('kvmtool', `r${i}`),
    ]),
  );
  const content = await writeChanged(context, more);
  assert.match((await run('--content', content)).out, /\n {2}and 5 more: --all lists them\n/);
  assert.doesNotMatch((await run('--content', content, '--all')).out, /lists them/);
});

for (const [name, args, message] of [
  [
    'a folder that is missing',
    ['--content', 'no-such-folder'],
    'there is no folder "no-such-folder" with content.',
  ],
  [
    'a day that is none',
    ['--now', '2026-02-30'],
    '--now "2026-02-30" is not a day. Write it as YYYY-MM-DD.',
  ],
  ['an unknown option', ['--nonsense'], "Unknown option '--nonsense'"],
] as const)
  test(`ends with 2 for ${name}, without a stack trace`, async () => {
    const { code, out, err } = await run(...args);
    assert.deepEqual([code, out], [2, '']);
    assert.ok(err.startsWith(`The audit could not run: ${message}`), err);
    assert.doesNotMatch(err, /^\s+at /m);
  });

test('ends with 2 for content with issues, and names them', async (context) => {
  const content = await writeChanged(context, {
    'resources/perf.yaml': ['kind: tool', 'kind: tol'],
  });
  const { code, err } = await run('--content', content);
  assert.equal(code, 2);
  assert.match(
    err,
    /^The audit could not run: the content has issues\. Fix them first:\ncontent\/resources\/perf\.yaml:4:7 {2}unknown-value/,
  );
});

const run = (...args: string[]) => runCommand(main, args);
