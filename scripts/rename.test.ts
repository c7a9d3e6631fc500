import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeChanged } from '../tests/bad-content/small-content.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './rename.ts';

test('shows the change and writes nothing', async (context) => {
  const content = await writeChanged(context);
  const { code, out, err } = await run('perf', 'linux-perf', '--content', content);
  assert.deepEqual([code, err], [0, '']);
  assert.match(
    out,
    /^diff --git a\/content\/resources\/perf\.yaml b\/content\/resources\/linux-perf\.yaml\n/,
  );
  assert.match(out, /\n\+formerly: \[perf\]\n/);
  assert.match(
    out,
    /\n\nresources\/perf becomes resources\/linux-perf: 2 files change\.\nNothing was written\. To write the change, add --write\.\n$/,
  );
  assert.ok(existsSync(join(content, 'resources/perf.yaml')));
});

test('writes the change with --write', async (context) => {
  const content = await writeChanged(context);
  const { code, out } = await run('tools', 'instruments', '--write', '--content', content);
  assert.equal(code, 0);
  assert.match(
    out,
    /\nWritten: content\/topics\/instruments\.mdx, content\/resources\/perf\.yaml, content\/site\.yaml\.\n$/,
  );
  assert.ok(!existsSync(join(content, 'topics/tools.mdx')));
  assert.match(
    await readFile(join(content, 'site.yaml'), 'utf8'),
    /\ntopics: \[kvm, instruments\]\n/,
  );
});

test('ends with 1 for content that has issues, and changes nothing', async (context) => {
  const content = await writeChanged(context, {
    'resources/perf.yaml': ['kind: tool', 'kind: tol'],
  });
  const { code, out, err } = await run('kvmtool', 'lkvm', '--write', '--content', content);
  assert.deepEqual([code, out], [1, '']);
  assert.match(
    err,
    /^Nothing was renamed: the content has issues, so some references may be missed\. Fix them first:\ncontent\/resources\/perf\.yaml:4:7 {2}unknown-value /,
  );
  assert.ok(existsSync(join(content, 'resources/kvmtool.yaml')));
});

test('ends with 1 where the content would have issues then', async (context) => {
  const content = await writeChanged(context, {
    'resources/perf.yaml': ['resource: kvmtool', 'resource: "kvm\\x74ool"'],
  });
  const { code, err } = await run('kvmtool', 'lkvm', '--content', content);
  assert.equal(code, 1);
  assert.match(
    err,
    /^Nothing was renamed: the content would then have issues:\ncontent\/resources\/perf/,
  );
});

for (const [name, args, message] of [
  ['no id', [], 'two ids are required: the current id and the new id.'],
  ['one id', ['kvmtool'], 'two ids are required: the current id and the new id.'],
  ['three ids', ['a', 'b', 'c'], 'two ids are required: the current id and the new id.'],
  ['an unknown id', ['kvmtol', 'lkvm'], 'nothing has the id "kvmtol". Did you mean "kvmtool"?'],
  [
    'a taken id',
    ['kvmtool', 'perf'],
    '"perf" is the id of another resource. Choose one that is not in use.',
  ],
  ['an unknown option', ['--nonsense'], "Unknown option '--nonsense'"],
  [
    'a folder that is missing',
    ['a', 'b', '--content', 'no-such-folder'],
    'there is no folder "no-such-folder" with content.',
  ],
] as const)
  test(`ends with 2 for ${name}, without a stack trace`, async (context) => {
    const content = await writeChanged(context);
    const { code, out, err } = await run('--content', content, ...args);
    assert.deepEqual([code, out], [2, '']);
    assert.ok(err.startsWith(`Nothing was renamed: ${message}`), err);
    assert.doesNotMatch(err, /^\s+at /m);
  });

const run = (...args: string[]) => runCommand(main, args);
