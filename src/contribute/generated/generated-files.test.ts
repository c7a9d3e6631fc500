import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { after, before, test } from 'node:test';
import { beginRepository } from '../../../tests/begin-repository.ts';
import { findRootAbove, formatCodeOwners, formatContributing } from './generated-files.ts';
import { roles } from '../roles.ts';

const owners = ['@someone', '@guild/readers'];
const guarded = [
  'src/rules/rules.ts',
  'scripts/suggestion.ts',
  'tests/workflows.test.ts',
  'content/schema/resource.json',
  'package.json',
  'package-lock.json',
  '.npmrc',
  'astro.config.mjs',
  'README.md',
  '.ci/run',
  '.github/CODEOWNERS',
  '.github/workflows/suggestions.yml',
  '.github/ISSUE_TEMPLATE/resource.yml',
  '.vscode/settings.json',
  'content/site.yaml',
  // Only a machine writes it.
  'content/link-health.jsonl',
  'content/topics/kvm.mdx',
  'content/paths/first-guest.mdx',
  'content/resources/kvm.mdx',
  'content/resources/deep/kvm.yaml',
  'content/resources/run.js',
  'src/content/resources/kvm.yaml',
  'elsewhere/content/glossary.yaml',
];
const free = ['content/resources/kvm.yaml', 'content/glossary.yaml', 'content/exceptions.yaml'];
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  await writeFile(join(folder, 'README'), '');
  beginRepository(folder);
});

after(() => rm(folder, { recursive: true }));

test('the owners guard everything but the data of the catalog', async () => {
  const found = await ownersOf(formatCodeOwners({ owners }), [...guarded, ...free]);
  for (const file of guarded) assert.deepEqual(found.get(file), owners, file);
  for (const file of free) assert.deepEqual(found.get(file), [], file);
});

for (const [folder, prefix] of [
  ['docs/my list', 'docs/my list/'],
  ['.', ''],
])
  test(`data is free where the catalog is in the folder ${folder}`, async () => {
    const files = free.map((file) => file.replace('content/', prefix ?? ''));
    const found = await ownersOf(formatCodeOwners({ owners, folder }), [...files, ...free]);
    for (const file of files) assert.deepEqual(found.get(file), [], file);
    for (const file of free) assert.deepEqual(found.get(file), owners, file);
  });

for (const [path, content, place, root] of [
  [posix, '/home/a/docs/list', 'docs/list', '/home/a'],
  [posix, '/home/a/content', undefined, '/home/a'],
  [posix, '/home/a/list', undefined, undefined],
  [posix, '/home/a', '.', '/home/a'],
  [win32, 'C:\\a\\docs\\my list', 'docs/my list', 'C:\\a'],
  [win32, 'C:\\a\\list', 'docs/list', undefined],
] as const)
  test(`the root above ${content} as ${place ?? 'content'} is ${root ?? 'nowhere'}`, () => {
    assert.equal(findRootAbove(content, place, path), root);
  });

test('the last pattern that matches decides', async () => {
  const found = await ownersOf('* @all\n/docs/ @one # why\n/docs/*.md\n', [
    'a',
    'docs/a',
    'docs/a.md',
  ]);
  assert.deepEqual([...found.values()], [['@all'], ['@one'], []]);
});

test('without owners the file guards nothing and says how to name them', () => {
  const text = formatCodeOwners({});
  assert.match(text, /\n# {5}owners: \["@someone", "@organization\/team"\]\n/);
  for (const line of text.split('\n')) assert.match(line, /^(?:#|$)/);
});

/**
 * Who owns the files by the text of a CODEOWNERS: the last pattern that matches decides, and patterns are those of
 * gitignore (docs.github.com, "About code owners"), so git itself checks each.
 */
async function ownersOf(text: string, files: string[]): Promise<Map<string, string[] | undefined>> {
  const found = new Map<string, string[] | undefined>(files.map((file) => [file, undefined]));
  for (const line of text.split('\n')) {
    const [pattern, ...names] = line.replace(/\s*#.*$/, '').split(/(?<!\\)\s+/);
    if (!pattern) continue;
    for (const file of await matchWithGit(pattern, files)) found.set(file, names);
  }
  return found;
}

async function matchWithGit(pattern: string, files: string[]): Promise<string[]> {
  const list = join(folder, '.git/pattern');
  await writeFile(list, `${pattern}\n`);
  const args = [
    '-C',
    folder,
    '-c',
    `core.excludesFile=${list}`,
    'check-ignore',
    '--no-index',
    '--stdin',
  ];
  try {
    return execFileSync('git', args, { input: files.join('\n') })
      .toString()
      .trim()
      .split('\n');
  } catch (error) {
    // 1 says that none matches.
    if ((error as { status?: number }).status === 1) return [];
    throw error;
  }
}

const published = { address: 'https://docs.example', base: '/list/' } as Parameters<
  typeof formatContributing
>[0];
const text = await formatContributing(published, true);
const parts = text.split('\n## ').slice(1);

test('says what to do by role, then how to change the code, each in less than a screen of lines', () => {
  assert.deepEqual(
    parts.slice(0, -1).map((part) => part.split('\n', 3)),
    roles.map(({ title, lead }) => [title, '', lead]),
  );
  assert.match(parts.at(-1) ?? '', /^Your first change to the code\n/);
  for (const part of parts) {
    assert.match(part, /\n### /);
    assert.ok(part.split('\n').length <= 45, part);
  }
});

test('leads to the published site, and leaves examples as they are', () => {
  assert.ok(text.includes('(https://docs.example/list/contribute/new/)'));
  assert.ok(text.includes('`[kvmtool](/resources/kvmtool/)`'));
  assert.equal(/[^`]\]\(\//.exec(text.replaceAll(/`[^`]*`/g, '')), null);
});
