import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { beginRepository, commitAll } from '../../tests/begin-repository.ts';
import { cleanEnvironment } from './git.ts';
import { readRange } from './range.ts';

/** Whom the files of another user belong to: nobody, on most systems. */
const ANOTHER = 65_534;
const isRoot = process.getuid?.() === 0;

test('names a commit that git does not know', async (context) => {
  await assert.rejects(readRange('nowhere', createRepository(context)), {
    message: 'git knows no commit "nowhere" here. Check its spelling, or run: git fetch',
  });
});

test('says that a shallow clone ends before a commit', async (context) => {
  const origin = createRepository(context);
  writeFileSync(join(origin, 'b.txt'), 'b');
  commitAll(origin);
  const clone = createFolder(context);
  const args = ['clone', '--quiet', '--depth', '1', `file://${origin}`, clone];
  execFileSync('git', args, { env: cleanEnvironment() });
  await assert.rejects(readRange('HEAD~1', clone), {
    message:
      'git knows no commit "HEAD~1" here, as the clone is shallow and holds only the newest. Run: git fetch --unshallow',
  });
});

test('says that a folder is no repository', async (context) => {
  await assert.rejects(readRange('HEAD', createFolder(context)), /not a git repository/);
});

test(
  'passes on what git says of a repository of another user',
  { skip: isRoot ? false : 'only root gives files to another user' },
  async (context) => {
    const folder = createRepository(context);
    for (const path of [folder, join(folder, '.git')]) chownSync(path, ANOTHER, ANOTHER);
    await assert.rejects(readRange('HEAD', folder), {
      message: `git detected dubious ownership: another user owns the repository "${folder}". If you trust it, run: git config --global --add safe.directory '${folder}'`,
    });
  },
);

test('says that git is missing', async (context) => {
  const folder = createRepository(context);
  const path = process.env['PATH'];
  context.after(() => {
    process.env['PATH'] = path;
  });
  process.env['PATH'] = createFolder(context);
  await assert.rejects(readRange('HEAD', folder), {
    message: 'git is not installed, or not on the PATH.',
  });
});

function createFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function createRepository(context: TestContext): string {
  const folder = createFolder(context);
  writeFileSync(join(folder, 'a.txt'), 'a');
  beginRepository(folder);
  return folder;
}
