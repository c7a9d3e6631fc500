import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { beginRepository } from '../tests/begin-repository.ts';
import { changeContent, writeChanged, writeContent } from '../tests/bad-content/small-content.ts';
import { hasTerminal, startInTerminal } from '../tests/in-terminal.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './check.ts';

test('ends with 0 and says what content without an issue holds', async (context) => {
  const { code, out, err } = await run(await writeChanged(context, {}));
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /\nContent holds: 3 resources, 2 topics, .*, 2 terms\.\n$/);
});

test('prints advice, which fails nothing', async (context) => {
  const { code, out } = await run(await writeChanged(context, {}));
  assert.equal(code, 0);
  assert.equal(
    out.slice(0, out.indexOf('Content')),
    `content/topics/kvm.mdx:2:8  few-resources  Advice: the topic has 2 resources. Add more until there are 3, or make it a section of another topic.
content/topics/tools.mdx:2:8  few-resources  Advice: the topic has 1 resource. Add more until there are 3, or make it a section of another topic.

2 pieces of advice.
`,
  );
});

test('ends with 1 and prints every issue', async (context) => {
  const folder = await writeChanged(context, {
    'resources/kvmtool.yaml': ['topic: kvm', 'topic: kvmm'],
    'resources/perf.yaml': ['kind: tool', 'kind: toool'],
  });
  const { code, out, err } = await run(folder);
  assert.deepEqual([code, err], [1, '']);
  assert.equal(
    out,
    `content/resources/kvmtool.yaml:7:10  unknown-topic  topic "kvmm" does not exist. Did you mean "kvm"?
content/resources/perf.yaml:4:7  unknown-value  kind "toool" does not exist. Did you mean "tool"?

2 issues.
`,
  );
});

test('names the files of a catalog that is the whole project from its root', async (context) => {
  const folder = await writeChanged(context, {
    'resources/perf.yaml': ['kind: tool', 'kind: toool'],
  });
  await writeFile(join(folder, 'README.md'), 'No content.');
  const { code, out } = await runCommand(main, ['.'], { cwd: folder });
  assert.equal(code, 1);
  assert.match(out, /^resources\/perf\.yaml:4:7 {2}unknown-value {2}.+\ntopics\/kvm\.mdx:2:8 /);
  const json = await runCommand(main, ['.', '--format', 'json'], { cwd: folder });
  assert.match(json.out, /"file": ?"resources\/perf\.yaml"/);
});

test('names the files of a catalog in another folder as that lies in the project and in the repository', async (context) => {
  const project = await writeContent(
    new Map([
      ...[...changeContent({ 'resources/perf.yaml': ['kind: tool', 'kind: toool'] })].map(
        ([file, text]) => [`deep/docs/a list/${file}`, text] as const,
      ),
    ]),
  );
  context.after(() => rm(project, { recursive: true }));
  beginRepository(project);
  const cwd = join(project, 'deep');
  const { code, out } = await runCommand(main, ['--content', 'docs/a list'], { cwd });
  assert.equal(code, 1);
  assert.match(out, /^docs\/a list\/resources\/perf\.yaml:4:7 {2}unknown-value /);
  const { out: json } = await runCommand(main, ['docs/a list', '--format', 'json'], { cwd });
  assert.match(json, /"file": ?"deep\/docs\/a list\/resources\/perf\.yaml"/);
  const fixable = join(cwd, 'docs/a list/resources/perf.yaml');
  await writeFile(fixable, String(changeContent().get('resources/perf.yaml')).concat('\n\n'));
  const fixed = await runCommand(main, ['docs/a list', '--fix', '--dry-run'], { cwd });
  assert.match(fixed.out, /^--- a\/docs\/a list\/resources\/perf\.yaml$/m);
});

test(
  'shows the lines around an error in a terminal, and none for advice',
  { skip: hasTerminal ? false : 'this machine has no "script" of util-linux' },
  async (context) => {
    const folder = await writeChanged(context, { 'site.yaml': ['base: /', 'base: x'] });
    const script = join(import.meta.dirname, 'check.ts');
    const terminal = startInTerminal(context, [script, folder]);
    assert.equal(await terminal.ends(), 1);
    assert.match(
      terminal.text,
      /^content\/site\.yaml:(\d+):7 .*\n(?: +\d+ \| .*\n){3}> +\1 \| base: x\n +\| {7}\^\n/m,
    );
    assert.match(terminal.text, /Advice: .*\ncontent.* Advice: .*\n\n1 issue, 2 pieces of advice/);
  },
);

test('says "1 issue" for one', async (context) => {
  const { out } = await run(await writeChanged(context, { 'site.yaml': ['base: /', 'base: x'] }));
  assert.match(out, /\n\n1 issue, 2 pieces of advice\.\n$/);
});

test('prints the same on every run', async (context) => {
  const folder = await writeChanged(context, {
    'resources/kvmtool.yaml': '',
    'resources/perf.yaml': '',
    'topics/kvm.mdx': '',
  });
  assert.equal((await run(folder)).out, (await run(folder)).out);
});

test('fixes what has one right value, shows it, and reports what is left', async (context) => {
  const folder = await writeChanged(context, {
    'resources/kvmtool.yaml': [
      /url: .*\nkind: tool\nsummary: .*/,
      '# Kept.\nkind: Tool\nurl: https://k.example/?utm_source=x\nsummary: A small one',
    ],
    'resources/perf.yaml': ['kind: tool', 'kind: tol'],
  });
  const file = join(folder, 'resources/kvmtool.yaml');
  const before = await readFile(file, 'utf8');
  const dry = await run(folder, '--fix', '--dry-run');
  assert.match(dry.out, /\n\+kind: tool\n[^]*\n\nWould fix: content\/resources\/kvmtool\.yaml\.\n/);
  assert.equal(await readFile(file, 'utf8'), before);

  const { code, out } = await run(folder, '--fix');
  assert.equal(code, 1, 'what nobody can fix is left');
  assert.match(
    out,
    /^--- a\/content\/resources\/kvmtool\.yaml\n\+\+\+ b\/content\/resources\/kvmtool\.yaml\n@@/,
  );
  assert.match(out, /\nFixed: content\/resources\/kvmtool\.yaml\.\n/);
  assert.match(out, /\ncontent\/resources\/perf\.yaml:4:7  unknown-value  /);
  assert.equal(
    await readFile(file, 'utf8'),
    before
      .replace(/# Kept\.\nkind.*\nurl.*\n/, 'url: https://k.example/\n# Kept.\nkind: tool\n')
      .replace('A small one', 'A small one.'),
  );
  const again = await run(folder, '--fix');
  assert.match(again.out, /^Nothing to fix\.\n/);
});

test('leaves a file alone where fixing it would bring another issue, and says so', async (context) => {
  const folder = await writeChanged(context, {
    'resources/kvmtool.yaml': [
      /summary: .*/,
      // As long as a summary may be: a full stop more is one too many.
      `summary: ${'Small '.repeat(41)}enou`,
    ],
    'resources/perf.yaml': ['summary: Counts', 'summary:  Counts'],
  });
  const file = join(folder, 'resources/kvmtool.yaml');
  const before = await readFile(file, 'utf8');
  const { out } = await run(folder, '--fix');
  assert.match(out, /\nFixed: content\/resources\/perf\.yaml\.\n/);
  assert.match(
    out,
    /\nNot fixed, because the content would then have issues:\ncontent\/resources\/kvmtool\.yaml:5:10  too-long  /,
  );
  assert.equal(await readFile(file, 'utf8'), before);
});

test('prints issues for other programs, and nothing else', async (context) => {
  const folder = await writeChanged(context, {
    'resources/perf.yaml': ['kind: tool', 'kind: tol'],
  });
  const { code, out, err } = await run(folder, '--format', 'json');
  assert.deepEqual([code, err], [1, '']);
  const { issues } = JSON.parse(out) as { issues: { code: string; help: string }[] };
  assert.deepEqual(
    issues.map(({ help }) => help),
    ['unknown-value', 'few-resources', 'few-resources'].map(
      (code) => `https://small.example/contribute/rules/${code}/`,
    ),
  );
});

test('reports what a change brings', async (context) => {
  const folder = await writeChanged(context, {});
  const git = beginRepository(folder);
  const whole = await run(folder, '--changed', 'HEAD');
  assert.deepEqual(whole, { code: 0, out: 'The change adds no issues.\n', err: '' });
  const file = join(folder, 'resources/perf.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('kind: tool', 'kind: tol'));
  git('commit', '-qam', 'Break');
  const { code, out } = await run(folder, '--changed', 'HEAD~1..HEAD', '--format', 'github');
  assert.equal(code, 1);
  assert.match(out, /^::error file=resources\/perf\.yaml,line=4,col=7,title=unknown-value::/);
});

for (const [name, args, message] of [
  [
    'a folder that is missing',
    ['no-such-folder'],
    /there is no folder "no-such-folder" with content\./,
  ],
  [
    'a file for a folder',
    [import.meta.filename],
    /is not a folder\. Name the folder that contains site\.yaml\./,
  ],
  ['an unknown option', ['--nonsense'], /Unknown option '--nonsense'/],
  [
    'an unknown format',
    ['--format', 'xml'],
    /--format "xml" is not one of text, json, github, sarif\./,
  ],
  ['two folders', ['a', 'b'], /"b" is a second folder/],
  ['--dry-run alone', ['--dry-run'], /--dry-run requires --fix/],
  ['--fix for a program', ['--fix', '--format', 'json'], /Remove --format and --changed/],
  ['a range that git does not know', ['--changed', 'nowhere'], /git knows no commit "nowhere"/],
] as const) {
  test(`ends with 2 for ${name}, without a stack trace`, async () => {
    const { code, out, err } = await run(...args);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^The check could not run: /);
    assert.match(err, message);
    assert.doesNotMatch(err, /^\s+at /m);
  });
}

test('checks the content of this project', async (context) => {
  const begin = performance.now();
  const { code, out } = await run();
  context.diagnostic(`it took ${((performance.now() - begin) / 1000).toFixed(2)} s`);
  assert.equal(code, 0, out);
});

const run = (...args: string[]) => runCommand(main, args);
