import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { test } from 'node:test';
import { beginRepository } from '../../tests/begin-repository.ts';
import { findFolderFrom, findFolderInRepository, placeContentFile } from './content-place.ts';

const places: [file: string, folder: string | undefined, placed: string][] = [
  ['content/site.yaml', undefined, 'content/site.yaml'],
  ['content/site.yaml', 'docs/list', 'docs/list/site.yaml'],
  ['content/site.yaml', '.', 'site.yaml'],
  ['src/content/a.ts', 'docs', 'src/content/a.ts'],
];

for (const [file, folder, placed] of places)
  test(`${file} in the folder ${folder} is ${placed}`, () => {
    assert.equal(placeContentFile(file, folder), placed);
  });

for (const [path, from, folder, found] of [
  [posix, '/home/a', 'content', 'content'],
  [posix, '/home/a', 'docs/my list', 'docs/my list'],
  [posix, '/home/a', '.', '.'],
  [posix, '/home/a', '/home/a/docs', 'docs'],
  [posix, '/home/a', '../b', 'content'],
  [posix, '/home/a', '..b', '..b'],
  [win32, 'C:\\Users\\a', 'docs\\list', 'docs/list'],
  [win32, 'C:\\Users\\a', 'C:/Users/a/docs', 'docs'],
  [win32, 'C:\\Users\\a', 'D:\\lists', 'content'],
  [win32, 'C:\\Users\\a', '..\\b', 'content'],
] as const)
  test(`from ${from} the folder ${folder} is ${found}`, () => {
    assert.equal(findFolderFrom(from, folder, path), found);
  });

test('the folder in a repository is what git says, and without one that from here', async (context) => {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'cairn-place-')));
  context.after(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'docs/a list'), { recursive: true });
  assert.equal(await findFolderInRepository(join(root, 'docs')), 'content');
  await writeFile(join(root, 'README'), '');
  beginRepository(root);
  assert.equal(await findFolderInRepository(join(root, 'docs/a list')), 'docs/a list');
  assert.equal(await findFolderInRepository(root), '.');
});
