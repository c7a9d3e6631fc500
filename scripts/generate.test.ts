import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { changeContent, writeContent } from '../tests/bad-content/small-content.ts';

const SCRIPT = join(import.meta.dirname, 'generate.ts');
const ROOT = join(import.meta.dirname, '..');
const FRESH = 'The generated files are fresh.\n';

test('the generated files of this project are fresh', async () => {
  assert.deepEqual(await run(ROOT, '--check'), { code: 0, out: FRESH, err: '' });
});

test('tells which files are stale, writes them, and finds them fresh', async (context) => {
  const folder = await createProject(context);
  const names = ['resource', 'topic', 'learning-path', 'site', 'glossary', 'exceptions'];
  const lines = (what: string) =>
    names.map((name) => `public/schema/${name}.json ${what}\n`).join('');

  assert.deepEqual(await run(folder, '--check'), {
    code: 1,
    out: lines('is stale. Run: npm run generate'),
    err: '',
  });
  assert.deepEqual(await readdir(folder), ['content'], 'a check writes nothing');

  assert.deepEqual(await run(folder), { code: 0, out: lines('written.'), err: '' });
  assert.deepEqual(await run(folder, '--check'), { code: 0, out: FRESH, err: '' });

  const file = join(folder, 'public/schema/topic.json');
  await replace(file, 'Name of the topic.', 'Its name.');
  assert.deepEqual(await run(folder, '--check'), stale('topic'));
});

test('tells what is stale after a change of a topic or a learning path', async (context) => {
  const folder = await createProject(context);
  await run(folder);
  await replace(join(folder, 'content/topics/kvm.mdx'), 'id: programs', 'id: user-space');
  assert.deepEqual(await run(folder, '--check'), stale('resource'));
  await run(folder);
  await replace(join(folder, 'content/paths/first-guest.mdx'), 'A first guest', 'Your first guest');
  assert.deepEqual(await run(folder, '--check'), stale('site'));
});

test('ends with 2 and the issues of a topic that cannot be read, and keeps the files', async (context) => {
  const folder = await createProject(context);
  await run(folder);
  await replace(join(folder, 'content/topics/kvm.mdx'), 'title: KVM', 'titel: KVM');
  const { code, out, err } = await run(folder);
  assert.deepEqual([code, out], [2, '']);
  assert.match(
    err,
    /^The files could not be written: the content has issues\.\ncontent\/topics\/kvm\.mdx:2:1 {2}missing-field {2}title is missing\. Add it\.\ncontent\/topics\/kvm\.mdx:2:1 {2}unknown-key {2}"titel" is not a field\. Did you mean "title"\?\n/,
  );
  assert.doesNotMatch(err, /^\s+at /m);
});

test('explains itself', async () => {
  const { code, out } = await run(ROOT, '--help');
  assert.equal(code, 0);
  assert.match(out, /^npm run generate \[-- --check\]\n/);
});

test('ends with 2 for an unknown option, without a stack trace', async () => {
  const { code, err } = await run(ROOT, '--nonsense');
  assert.equal(code, 2);
  assert.match(err, /^The files could not be written: Unknown option '--nonsense'/);
  assert.doesNotMatch(err, /^\s+at /m);
});

const stale = (name: string) => ({
  code: 1,
  out: `public/schema/${name}.json is stale. Run: npm run generate\n`,
  err: '',
});

/** A folder with the content of a small catalog, and nothing else. */
async function createProject(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  const content = await writeContent(changeContent());
  await cp(content, join(folder, 'content'), { recursive: true });
  await rm(content, { recursive: true });
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

async function replace(file: string, passage: string, instead: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  assert.ok(text.includes(passage), passage);
  await writeFile(file, text.replace(passage, instead));
}

function run(cwd: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [SCRIPT, ...args], { cwd }, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}
