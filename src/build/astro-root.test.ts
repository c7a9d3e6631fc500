import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { test } from 'node:test';
import { isPackage } from '../files/engine.ts';
import { prepareAstroRoot, sharesFirstFolder } from './astro-root.ts';

for (const [path, one, other, shares] of [
  [posix, '/home/a/cairn', '/home/b/list/.cache/build', true],
  [posix, '/opt/cairn', '/home/b/list', false],
  [win32, 'C:\\Users\\a\\cairn', 'c:\\users\\b\\list', true],
  [win32, 'C:\\cairn', 'C:\\Users\\b', false],
  [win32, 'C:\\Users\\a', 'D:\\Users\\a', false],
] as const)
  test(`${one} and ${other} ${shares ? 'begin alike' : 'do not begin alike'}`, () => {
    assert.equal(sharesFirstFolder(one, other, path), shares);
  });

test('a package is known by the folder that it is in, with Windows paths too', () => {
  assert.ok(isPackage('C:\\list\\node_modules\\cairn-lists', '\\'));
  assert.ok(!isPackage('C:\\my node_modules\\cairn', '\\'));
  assert.ok(isPackage('/list/node_modules/cairn-lists', '/'));
  assert.ok(!isPackage('/node_modules_of/cairn', '/'));
});

test('an engine that nobody may write is copied to where the next build can replace it', async (context) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-')));
  const engine = join(folder, 'node_modules/cairn-lists');
  const inside = join(engine, 'src/pages');
  const [back, before] = [process.cwd(), process.env['CAIRN_ENGINE']];
  context.after(() => {
    process.chdir(back);
    if (before === undefined) delete process.env['CAIRN_ENGINE'];
    else process.env['CAIRN_ENGINE'] = before;
    chmodSync(inside, 0o755);
    rmSync(folder, { recursive: true });
  });
  mkdirSync(inside, { recursive: true });
  mkdirSync(join(engine, 'public'));
  writeFileSync(join(engine, 'package.json'), '{"dependencies":{}}');
  writeFileSync(join(inside, 'index.astro'), 'A page.', { mode: 0o444 });
  chmodSync(inside, 0o555);
  process.chdir(folder);
  process.env['CAIRN_ENGINE'] = engine;

  const place = await prepareAstroRoot('build');
  assert.equal(place.engine, join(folder, '.cache/build/engine'));
  const copy = join(place.engine, 'src/pages');
  assert.equal(readFileSync(join(copy, 'index.astro'), 'utf8'), 'A page.');
  for (const path of [copy, join(copy, 'index.astro')])
    assert.equal(statSync(path).mode & 0o200, 0o200, path);
  writeFileSync(join(copy, 'gone.astro'), '');
  await prepareAstroRoot('build');
  assert.throws(() => statSync(join(copy, 'gone.astro')), { code: 'ENOENT' });
});
