import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { changeContent, writeContent } from '../../../tests/bad-content/small-content.ts';
import { beginRepository, commitAll } from '../../../tests/begin-repository.ts';
import { readChangedFiles, findGuarded, findMachineWritten } from './changed-files.ts';

const HEALTH = 'content/link-health.jsonl';
const KVMTOOL = 'content/resources/kvmtool.yaml';

type Change = (root: string) => Promise<void> | void;
const changes: [name: string, change: Change, guarded: string[]][] = [
  ['a change of data', (root) => writeFile(join(root, KVMTOOL), 'title: A\n'), []],
  ['a change', (root) => writeFile(join(root, HEALTH), '{}\n'), [HEALTH]],
  ['a removal', (root) => rm(join(root, HEALTH)), [HEALTH]],
  [
    'a new name',
    (root) => rename(join(root, HEALTH), join(root, 'content/other.jsonl')),
    [HEALTH, 'content/other.jsonl'],
  ],
  ['another mode', (root) => chmod(join(root, HEALTH), 0o755), [HEALTH]],
  ['data that can be started', (root) => chmod(join(root, KVMTOOL), 0o755), [KVMTOOL]],
  [
    'data that is a link',
    async (root) => {
      await rm(join(root, KVMTOOL));
      await symlink('/etc/passwd', join(root, KVMTOOL));
    },
    [KVMTOOL],
  ],
  ['capitals', (root) => writeFile(join(root, 'content/Site.yaml'), ''), ['content/Site.yaml']],
  [
    'a workflow',
    async (root) => {
      await mkdir(join(root, '.github/workflows'), { recursive: true });
      await writeFile(join(root, '.github/workflows/x.yml'), '');
    },
    ['.github/workflows/x.yml'],
  ],
  [
    'another repository, which .gitmodules would hide',
    async (root) => {
      const info = `160000,${'1'.repeat(40)},content/resources/sub.yaml`;
      execFileSync('git', ['-C', root, 'update-index', '--add', '--cacheinfo', info]);
      const module =
        '[submodule "s"]\n\tpath = content/resources/sub.yaml\n\turl = .\n\tignore = all\n';
      await writeFile(join(root, '.gitmodules'), module);
      execFileSync('git', ['-C', root, 'add', '.gitmodules']);
    },
    ['.gitmodules', 'content/resources/sub.yaml'],
  ],
];

for (const [name, change, guarded] of changes)
  test(`finds ${name}`, async (context) => {
    const texts = [...changeContent()].map(([file, text]) => [`content/${file}`, text] as const);
    const root = await writeContent(new Map([...texts, [HEALTH, '']]));
    context.after(() => rm(root, { recursive: true }));
    const git = beginRepository(root);
    await change(root);
    if (guarded.includes('.gitmodules')) git('commit', '-qm', 'Change');
    else commitAll(root);
    const found = await readChangedFiles('HEAD~1..HEAD', join(root, 'content'));
    assert.deepEqual(found.guarded, guarded);
    for (const file of guarded) assert.ok(found.files.includes(file), file);
  });

for (const folder of ['docs/list', '.'])
  test(`a catalog in the folder ${folder} is known there, and nowhere else`, async (context) => {
    const prefix = folder === '.' ? '' : `${folder}/`;
    const texts = [...changeContent()].map(([file, text]) => [`${prefix}${file}`, text] as const);
    const root = await writeContent(new Map([...texts, ['content/glossary.yaml', '']]));
    context.after(() => rm(root, { recursive: true }));
    beginRepository(root);
    const files = [
      ...[`${prefix}link-health.jsonl`, `${prefix}resources/new.yaml`],
      ...['content/link-health.jsonl', 'content/glossary.yaml'],
    ];
    for (const file of files) await writeFile(join(root, file), 'a: b\n');
    commitAll(root);
    const found = await readChangedFiles('HEAD~1..HEAD', join(root, folder));
    assert.deepEqual([found.folder, found.files], [folder, files.toSorted()]);
    const health = `${prefix}link-health.jsonl`;
    assert.deepEqual(
      found.guarded,
      ['content/glossary.yaml', 'content/link-health.jsonl', health].toSorted(),
    );
    assert.deepEqual(findMachineWritten(found.files, found.folder), [health]);
  });

test('data is what no program runs', () => {
  const data = [
    'content/resources/kvmtool.yaml',
    'content/site.yaml',
    'content/glossary.yaml',
    'content/exceptions.yaml',
  ];
  assert.deepEqual(findGuarded(data, undefined), []);
});

test('all else wants a closer look', () => {
  const guarded = [
    '.github/workflows/ci.yml',
    'content/link-health.jsonl',
    'content/paths/a.mdx',
    'content/resources/a.mdx',
    'content/resources/a.yaml.ts',
    'content/resources/a/b.yaml',
    'content/topics/kvm.mdx',
    'content/topics/kvm.yaml',
    'package.json',
    'src/content/resources/a.yaml',
  ];
  assert.deepEqual(findGuarded(guarded.toReversed(), undefined), guarded);
});

const machineWritten: [file: string, branch: string | undefined, isRefused: boolean][] = [
  ['content/link-health.jsonl', undefined, true],
  ['content/link-health.jsonl', 'main', true],
  ['content/link-health.jsonl', 'link-health', false],
  // Some systems know these as the same file.
  ['content/Link-Health.JSONL', undefined, true],
  ['Content/link-health.jsonl', 'suggestion/7', true],
  ['content/link-\u200bhealth.jsonl', undefined, true],
  ['content/ｌink-health.jsonl', undefined, true],
  ['content/resources/kvmtool.yaml', undefined, false],
  ['src/content/link-health.jsonl', undefined, false],
  ['constructor', undefined, false],
];

for (const [file, branch, isRefused] of machineWritten)
  test(`${isRefused ? 'refuses' : 'lets through'} ${JSON.stringify(file)} from ${branch ?? 'elsewhere'}`, () => {
    assert.deepEqual(findMachineWritten([file], undefined, branch), isRefused ? [file] : []);
  });
