import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { changeContent, writeContent } from '../tests/bad-content/small-content.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './export.ts';

const BREAD = join(import.meta.dirname, '../tests/fixtures/bread');

test('prints the catalog as a list, and says what is not in it', async () => {
  const { code, out, err } = await runCommand(main, ['markdown', '--content', BREAD]);
  assert.equal(code, 0);
  assert.match(out, /^# Bread Baking Resources\n\n/);
  assert.match(out, /\n## Contents\n\n- \[/);
  assert.match(out, /\n- \[[^\]]+\]\(https:\S+\) - [A-Z].*\.(?: <!-- id: [a-z0-9-]+ -->)?\n/);
  assert.match(err, /^Not in the list: "related" \(\d+\), such as of resources\/.*\.$/m);
});

test('writes a list from a list, in one style', async (context) => {
  const file = join(await makeFolder(context), 'list.md');
  writeFileSync(file, '# Soups\n\n## Clear\n\n* **[Broth](https://soups.example/)** – Simmer it\n');
  const { code, out } = await runCommand(main, ['markdown', '--content', file]);
  assert.equal(code, 0);
  assert.match(out, /\n## Clear\n\n- \[Broth\]\(https:\/\/soups\.example\/\) - Simmer it\.\n$/);
});

test('replaces a file only if it is forced to', async (context) => {
  const out = join(await makeFolder(context), 'list.md');
  const args = ['markdown', '--content', BREAD, '--out', out];
  assert.equal((await runCommand(main, args)).code, 0);
  assert.match(readFileSync(out, 'utf8'), /^# Bread/);
  writeFileSync(out, 'mine');
  const refused = await runCommand(main, args);
  assert.deepEqual([refused.code, readFileSync(out, 'utf8')], [2, 'mine']);
  assert.match(refused.err, /exists\. Name another file, or add --force to replace it\./);
  assert.equal((await runCommand(main, [...args, '--force'])).code, 0);
  assert.match(readFileSync(out, 'utf8'), /^# Bread/);
});

test('exports nothing of content with errors', async (context) => {
  const folder = await writeContent(changeContent({ 'resources/blog.yaml': 'title: 5' }));
  context.after(() => rm(folder, { recursive: true }));
  const { code, out, err } = await runCommand(main, ['markdown', '--content', folder]);
  assert.deepEqual([code, out], [1, '']);
  assert.match(err, /The content has errors, so nothing was exported\.\n$/);
});

for (const [name, args, message] of [
  ['no format', [], /the format is missing\. Write "cairn export markdown"\./],
  ['another format', ['pdf'], /"pdf" is no format\./],
  ['two formats', ['markdown', 'html'], /"html" is no format\./],
] as const)
  test(`refuses ${name}`, async () => {
    const { code, out, err } = await runCommand(main, [...args]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, message);
  });

async function makeFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-export-'));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}
