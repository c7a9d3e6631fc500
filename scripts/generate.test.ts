import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const SCRIPT = join(import.meta.dirname, 'generate.ts');
const ROOT = join(import.meta.dirname, '..');
const FRESH = 'The generated files are fresh.\n';

test('the generated files of this project are fresh', async () => {
  assert.deepEqual(await run(ROOT, '--check'), { code: 0, out: FRESH, err: '' });
});

test('tells which files are stale, writes them, and finds them fresh', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(folder, { recursive: true }));
  const names = ['resource', 'topic', 'learning-path', 'site', 'glossary', 'exceptions'];
  const lines = (what: string) =>
    names.map((name) => `public/schema/${name}.json ${what}\n`).join('');

  assert.deepEqual(await run(folder, '--check'), {
    code: 1,
    out: lines('is stale. Run: npm run generate'),
    err: '',
  });
  assert.deepEqual(await readdir(folder), [], 'a check writes nothing');

  assert.deepEqual(await run(folder), { code: 0, out: lines('written.'), err: '' });
  assert.deepEqual(await run(folder, '--check'), { code: 0, out: FRESH, err: '' });

  const file = join(folder, 'public/schema/topic.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Name of the topic.', 'Its name.'));
  assert.deepEqual(await run(folder, '--check'), {
    code: 1,
    out: 'public/schema/topic.json is stale. Run: npm run generate\n',
    err: '',
  });
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

function run(cwd: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [SCRIPT, ...args], { cwd }, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}
