import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { changeContent, writeContent } from '../tests/bad-content/small-content.ts';
import { beginRepository, commitAll } from '../tests/begin-repository.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './review-machine-files.ts';

test('refuses a change of what only a machine writes, and lets through all else', async (context) => {
  const root = await writeContent(changeContent());
  context.after(() => rm(root, { recursive: true }));
  beginRepository(root);
  await writeFile(join(root, 'resources/kvmtool.yaml'), 'title: A\n');
  commitAll(root);
  const run = (...args: string[]) => runCommand(main, [...args, '--content', root], { cwd: root });
  assert.deepEqual(await run('--changed', 'HEAD~1..HEAD'), { code: 0, out: '', err: '' });
  await writeFile(join(root, 'link-health.jsonl'), '{}\n');
  commitAll(root);
  const { code, out } = await run('--changed', 'HEAD~2..HEAD');
  assert.equal(code, 1);
  assert.equal(
    out,
    '::error file=link-health.jsonl,title=Only a machine writes this file::"link-health.jsonl" is changed, and only a machine writes it. Leave it out of the change.\n',
  );
  const { code: wrong, err } = await run('--changed', 'nowhere');
  assert.equal(wrong, 2);
  assert.match(err, /git knows no commit "nowhere"/);
});
