import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { type Case, changeContent, writeContent } from '../tests/bad-content/small-content.ts';

const SCRIPT = join(import.meta.dirname, 'check.ts');

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
    `content/topics/kvm.mdx:2:8  few-resources  Advice: the topic has 2 resources. Add some until there are 3, or make it a section of another topic.
content/topics/tools.mdx:2:8  few-resources  Advice: the topic has 1 resource. Add some until there are 3, or make it a section of another topic.

2 pieces of advice. Nothing was changed.
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

2 issues. Nothing was changed.
`,
  );
});

test('says "1 issue" for one', async (context) => {
  const { out } = await run(await writeChanged(context, { 'site.yaml': ['base: /', 'base: x'] }));
  assert.match(out, /\n\n1 issue, 2 pieces of advice\. Nothing was changed\.\n$/);
});

test('prints the same on every run', async (context) => {
  const folder = await writeChanged(context, {
    'resources/kvmtool.yaml': '',
    'resources/perf.yaml': '',
    'topics/kvm.mdx': '',
  });
  assert.equal((await run(folder)).out, (await run(folder)).out);
});

test('explains itself', async () => {
  const { code, out } = await run('--help');
  assert.equal(code, 0);
  assert.match(out, /^npm run check \[-- <folder>\]\n/);
});

for (const [name, args, message] of [
  ['a folder that is missing', ['no-such-folder'], /ENOENT: no such file or directory/],
  ['a file for a folder', [SCRIPT], /ENOTDIR: not a directory/],
  ['an unknown option', ['--nonsense'], /Unknown option '--nonsense'/],
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

async function writeChanged(context: TestContext, change: Case['change']): Promise<string> {
  const folder = await writeContent(changeContent(change));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [SCRIPT, ...args], (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}
