import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { changeContent, writeContent } from '../tests/bad-content/small-content.ts';
import { beginRepository } from '../tests/begin-repository.ts';
import { type GitHubStandIn, startGitHub, environmentOf } from '../tests/github-stand-in.ts';
import { runCommand } from '../tests/run-command.ts';
import type { Main } from './command.ts';
import { main as report } from './link-report.ts';
import { main as start } from './link-start.ts';

const header = '{"cairn":"link-health","version":1}\n';
const record =
  '{"url":"https://unlisted.example/","ok":"2026-11-21T10:00:00Z","checks":[{"at":"2026-11-21T10:00:00Z","outcome":"ok","reason":"answers"}]}\n';
/** Where the catalog is in the repository, which is not in its folder "content". */
const PLACE = 'docs/a list';
let hub: GitHubStandIn;
let folder: string;
let content: string;

before(async () => {
  hub = await startGitHub();
  const texts = [...changeContent()].map(([file, text]) => [`${PLACE}/${file}`, text] as const);
  folder = await writeContent(new Map(texts));
  content = join(folder, PLACE);
  beginRepository(folder);
});

after(async () => {
  hub.stop();
  await rm(folder, { recursive: true });
});

test('a part of the scheduled check starts from what waits on the branch', async () => {
  hub.branches.set('link-health', new Map([[`${PLACE}/link-health.jsonl`, header + record]]));
  const file = join(folder, 'new/start.jsonl');
  const { code, out } = await run(start, ['--state', file]);
  assert.equal(code, 0, out);
  assert.ok((await readFile(file, 'utf8')).includes(record));
  assert.deepEqual(hub.takeChanges(), []);
});

test('the report appears on GitHub, in the log and in the summary', async () => {
  await writeFile(join(folder, 'part-1.jsonl'), header + record);
  const summary = join(folder, 'summary.md');
  const parts = ['--parts', folder, '--expected', '2'];
  const { code, out } = await run(report, parts, { GITHUB_STEP_SUMMARY: summary });
  assert.equal(code, 0, out);
  assert.match(out, /^Part 2 of 2 is missing: not checked\.$/m);
  assert.match(out, /^Opened pull request 100, committed to link-health\.$/m);
  assert.match(await readFile(summary, 'utf8'), /^- `Opened pull request 100/m);
  const proposed = hub.branches.get('link-health');
  assert.deepEqual([...(proposed?.keys() ?? [])], [`${PLACE}/link-health.jsonl`]);
});

test('the results of a list are kept beside it, with the ids of its entries', async () => {
  hub.branches.delete('link-health');
  const list = join(folder, 'docs/README.md');
  await writeFile(list, '# Bread\n\n## Baking\n\n- [Loaf](https://loaf.example/) - A bread.\n');
  await writeFile(join(folder, 'part-1.jsonl'), header + record);
  const parts = ['--parts', folder, '--expected', '1', '--content', list];
  const { code, out } = await runCommand(report, parts, { cwd: folder, env: environmentOf(hub) });
  assert.equal(code, 0, out);
  const proposed = hub.branches.get('link-health');
  assert.deepEqual([...(proposed?.keys() ?? [])].sort(), [
    'docs/.cairn/ids.json',
    'docs/.cairn/link-health.jsonl',
  ]);
  assert.match(proposed?.get('docs/.cairn/ids.json') ?? '', /: "loaf"/);
});

test('nothing is published when no part arrived', async () => {
  hub.takeChanges();
  const parts = ['--parts', join(folder, 'none'), '--expected', '2'];
  assert.equal((await run(report, parts)).code, 1);
  assert.deepEqual(hub.takeChanges(), []);
});

test('wrong use is named, and the token never', async () => {
  for (const [main, args, environment, message] of [
    [start, [], {}, /--state is missing/],
    [report, ['--parts', folder], {}, /--expected "" is not between 1 and 256/],
    [start, ['--state', 'x'], { GITHUB_TOKEN: '' }, /GITHUB_TOKEN is empty/],
    [start, ['--state', 'x', '--content', 'nope'], {}, /there is no folder "nope" with content/],
    [
      report,
      ['--parts', 'x', '--expected', '1', '--content', 'nope'],
      {},
      /there is no folder "nope" with content/,
    ],
    [start, ['--state', 'x'], { GITHUB_TOKEN: 'wrong-one' }, /GitHub responded with 401/],
  ] as const) {
    const { code, out } = await run(main, [...args], environment);
    assert.equal(code, 2);
    assert.match(out, message);
    assert.doesNotMatch(out, /wrong-one/);
  }
});

async function run(main: Main, args: string[], environment: NodeJS.ProcessEnv = {}) {
  const env = { ...environmentOf(hub), GITHUB_STEP_SUMMARY: '', ...environment };
  const { code, out, err } = await runCommand(main, ['--content', content, ...args], { env });
  return { code, out: out + err };
}
