import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { adviceFileSchema } from '../src/links/publish/link-advice.ts';
import { beginRepository, commitAll } from '../tests/begin-repository.ts';
import { startHost, writeLinked } from '../tests/link-command.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './link-advice.ts';

const at = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

test('a change that adds a dead link fails, and its line is marked', async (context) => {
  const host = await startHost(context, { '/fine': 200, '/other': 200 });
  const content = await createChange(context, `${host.origin}/dead`);
  const summary = join(await createFolder(context), 'summary.md');
  const json = join(await createFolder(context), 'made/links.json');
  const { code, out } = await advise(content, { GITHUB_STEP_SUMMARY: summary }, ['--json', json]);
  assert.equal(code, 1, out);
  assert.match(
    out,
    /^::error file=resources\/perf\.yaml,line=\d+,title=Fix this link::http:\/\/127\.0\.0\.1:\d+\/dead: the server returned 404\. Find the new URL\.$/m,
  );
  const printed = await readFile(summary, 'utf8');
  assert.match(printed, /^1 new link, 1 to fix, 0 with advice\.$/m);
  assert.match(printed, /^- `http:\/\/127\.0\.0\.1:\d+\/dead` /m);
  const { links } = adviceFileSchema.parse(JSON.parse(await readFile(json, 'utf8')));
  assert.deepEqual(
    links.map(({ files, judgement, reason }) => [files, judgement, reason]),
    [[['content/resources/perf.yaml'], 'fails', 'not-found']],
  );
});

test('a change passes if its link responds, and nothing else is requested', async (context) => {
  const host = await startHost(context, { '/fine': 200 });
  const content = await createChange(context, `${host.origin}/fine`);
  const { code, out } = await advise(content);
  assert.equal(code, 0, out);
  assert.match(out, /^1 new link, 0 to fix, 0 with advice\.$/m);
  assert.deepEqual(host.requested, ['/fine']);
});

test('a change passes with advice where the server has a bad day', async (context) => {
  const host = await startHost(context, { '/busy': 503, '/fine': 200 });
  const content = await createChange(context, `${host.origin}/busy`);
  const { code, out } = await advise(content);
  assert.equal(code, 0, out);
  assert.match(out, /^::warning file=resources\/perf\.yaml,.*the server returned 503\./m);
});

test('what was checked within seven days is reported without another request', async (context) => {
  const host = await startHost(context, { '/fine': 200 });
  const url = `${host.origin}/dead`;
  const content = await createChange(context, url);
  const check = { at: at(new Date(Date.now() - 3 * 86_400_000)), outcome: 'ok', reason: 'answers' };
  const record = { url, ok: check.at, checks: [check] };
  const state = join(await createFolder(context), 'known.jsonl');
  const header = { cairn: 'link-health', version: 1 };
  await writeFile(state, `${JSON.stringify(header)}\n${JSON.stringify(record)}\n`);
  const { code, out } = await advise(content, {}, ['--state', state]);
  assert.equal(code, 0, out);
  assert.deepEqual(host.requested, []);
});

test('what is known comes from the commit before the change, in whatever folder the catalog is', async (context) => {
  const host = await startHost(context, {});
  const url = `${host.origin}/dead`;
  const check = { at: at(new Date(Date.now() - 3 * 86_400_000)), outcome: 'ok', reason: 'answers' };
  const line = JSON.stringify({ url, ok: check.at, checks: [check] });
  const header = JSON.stringify({ cairn: 'link-health', version: 1 });
  const linked = await writeLinked(context, {});
  const root = await createFolder(context);
  const content = join(root, 'docs/list');
  await cp(linked, content, { recursive: true });
  await writeFile(join(content, 'link-health.jsonl'), `${header}\n`);
  beginRepository(root);
  const file = join(content, 'resources/perf.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('https://tools.example/perf', url));
  // The change says itself that its link works.
  await writeFile(join(content, 'link-health.jsonl'), `${header}\n${line}\n`);
  commitAll(root);
  const options = ['--content', content, '--allow-private', '127.0.0.0/8'];
  const { code, out } = await run(['--changed', 'HEAD~1..HEAD', ...options]);
  assert.equal(code, 1, out);
  assert.match(out, /^::error file=docs\/list\/resources\/perf\.yaml,line=\d+,/m);
  assert.deepEqual(host.requested, ['/dead']);
});

test('wrong use is named', async () => {
  for (const [args, message] of [
    [[], /--changed is missing/],
    [['--changed', 'HEAD', '--limit', 'soon'], /--limit "soon" must be between 1 and 3600/],
  ] as const) {
    const { code, out } = await run([...args]);
    assert.equal(code, 2);
    assert.match(out, message);
  }
});

/** A repository whose last commit gives one resource another address. */
async function createChange(context: TestContext, url: string): Promise<string> {
  const content = await writeLinked(context, {});
  const git = beginRepository(content);
  const file = join(content, 'resources/perf.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('https://tools.example/perf', url));
  git('commit', '-qam', 'Change');
  return content;
}

async function createFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-advice-'));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

function advise(content: string, environment: NodeJS.ProcessEnv = {}, more: string[] = []) {
  const state = join(content, 'link-health.jsonl');
  const options = ['--content', content, '--allow-private', '127.0.0.0/8', '--state', state];
  return run(['--changed', 'HEAD~1..HEAD', ...options, ...more], environment);
}

async function run(args: string[], environment: NodeJS.ProcessEnv = {}) {
  const env = { GITHUB_STEP_SUMMARY: '', ...environment };
  const { code, out, err } = await runCommand(main, args, { env });
  return { code, out: out + err };
}
