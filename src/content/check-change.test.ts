import assert from 'node:assert/strict';
import { readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { writeChanged } from '../../tests/bad-content/small-content.ts';
import { beginRepository } from '../../tests/begin-repository.ts';
import { checkChange } from './check-change.ts';
import { formatIssue } from '../rules/rules.ts';

const broken = { 'resources/perf.yaml': ['kind: tool', 'kind: tol'] as [string, string] };

test('reports what a change brings, and not what was there before', async (context) => {
  const { folder, git } = await begin(context, broken);
  await edit(folder, 'resources/kvmtool.yaml', 'summary: Small', 'summary: A small');
  await edit(folder, 'resources/kvm-api.yaml', 'topic: kvm', 'topic: kvmm');
  await edit(folder, 'resources/perf.yaml', 'title: perf', '# Moves all below it.\ntitle: perf');
  assert.deepEqual(await check(folder, 'HEAD'), [
    'content/resources/kvm-api.yaml:7:10  unknown-topic  topic "kvmm" does not exist. Did you mean "kvm"?',
    'content/resources/kvmtool.yaml:5:10  leading-article  Advice: summary starts with "A". Start with the most informative word.',
  ]);
  git('commit', '-qam', 'Change');
  assert.deepEqual((await check(folder, 'HEAD~1..HEAD')).length, 2);
  assert.deepEqual(await check(folder, 'HEAD..HEAD'), []);
});

test('reports what breaks in files that the change does not touch', async (context) => {
  const { folder } = await begin(context);
  await rm(join(folder, 'resources/kvmtool.yaml'));
  const reported = await check(folder, 'HEAD');
  assert.ok(
    reported.includes(
      'content/resources/perf.yaml:7:15  unknown-resource  resource "kvmtool" does not exist. Check its spelling, or create it.',
    ),
    reported.join('\n'),
  );
});

test('looks at both ends of a range, whatever lies there now', async (context) => {
  const { folder, git } = await begin(context);
  await edit(folder, 'resources/kvmtool.yaml', 'kind: tool', 'kind: tol');
  git('commit', '-qam', 'Break');
  await edit(folder, 'resources/kvmtool.yaml', 'kind: tol', 'kind: tool');
  git('commit', '-qam', 'Mend');
  await edit(folder, 'resources/perf.yaml', 'kind: tool', 'kind: tol');
  assert.deepEqual(await check(folder, 'HEAD~2..HEAD~1'), [
    'content/resources/kvmtool.yaml:4:7  unknown-value  kind "tol" does not exist. Did you mean "tool"?',
  ]);
  assert.deepEqual(await check(folder, 'HEAD~2..HEAD'), []);
});

test('takes no resource that cannot be read for removed', async (context) => {
  const { folder } = await begin(context);
  await edit(folder, 'resources/kvmtool.yaml', 'title: kvmtool', 'title: "kvmtool');
  assert.deepEqual(await check(folder, 'HEAD'), [
    'content/resources/kvmtool.yaml:2:8  malformed-yaml  the quote that opens here is not closed. Close it at the end of the text.',
  ]);
});

test('advises against removing a resource in silence, and not against renaming it', async (context) => {
  const { folder } = await begin(context);
  await edit(folder, 'paths/first-guest.mdx', '  companions: [kvmtool]\n', '');
  await edit(folder, 'topics/kvm.mdx', '  order: [kvmtool]\n', '');
  await edit(folder, 'resources/perf.yaml', /related:\n.*\n/, '');
  await rename(join(folder, 'resources/kvmtool.yaml'), join(folder, 'resources/lkvm.yaml'));
  assert.deepEqual(await check(folder, 'HEAD'), [
    'content/resources/kvmtool.yaml:1:1  deleted-resource  Advice: resource "kvmtool" is deleted, so links to its page break. Retire it with "status: deprecated", or add its id to "formerly" of its successor.',
  ]);
  await edit(folder, 'resources/lkvm.yaml', 'placements:', 'formerly: [kvmtool]\nplacements:');
  assert.deepEqual(await check(folder, 'HEAD'), []);
});

test('says which end git does not know', async (context) => {
  const { folder } = await begin(context);
  await assert.rejects(check(folder, 'nowhere..HEAD'), /git knows no commit "nowhere" here/);
});

async function check(folder: string, range: string): Promise<string[]> {
  const { issues, advice } = await checkChange(folder, range, '2026-06-01');
  return [...issues, ...advice].map(formatIssue);
}

async function begin(context: TestContext, change = {}) {
  const folder = await writeChanged(context, change);
  return { folder, git: beginRepository(folder) };
}

async function edit(
  folder: string,
  file: string,
  passage: string | RegExp,
  instead: string,
): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const changed = text.replace(passage, instead);
  assert.notEqual(changed, text, `${file} does not hold ${String(passage)}`);
  await writeFile(path, changed);
}

test('a commit is read by what git keeps: links are not followed, and bytes stay bytes', async (context) => {
  const { folder, git } = await begin(context);
  await symlink('/etc/hostname', join(folder, 'resources/linked.yaml'));
  await writeFile(join(folder, 'resources/latin.yaml'), Buffer.from('title: Größe\n', 'latin1'));
  git('add', '-A');
  git('commit', '-qm', 'Add');
  await rm(join(folder, 'resources/linked.yaml'));
  await rm(join(folder, 'resources/latin.yaml'));
  assert.deepEqual(await check(folder, 'HEAD~1..HEAD'), [
    'content/resources/latin.yaml:1:1  not-utf8  the file is not UTF-8. Save it as UTF-8.',
    'content/resources/linked.yaml:1:1  unreadable-file  the file is a symbolic link, and links are not followed. Replace it with the file itself.',
  ]);
});
