import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hideEngine } from './hide-engine.mjs';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-')));
const cache = join(folder, 'cache');
after(() => {
  rmSync(folder, { recursive: true });
});

test('an engine whose path everything can work with is run where it is', () => {
  for (const engine of ['/opt/cairn', '/home/zoë/my lists (2)/仮想化'])
    assert.deepEqual(hideEngine(engine, cache), { engine, options: [] });
  assert.ok(!existsSync(cache));
});

for (const [what, path] of [
  ['a checkout', 'a #1 checkout 100%'],
  ['a package', 'a list? #2/node_modules/cairn-lists'],
] as const)
  test(`${what} with "#" in its path runs by a path without, with its packages`, () => {
    const engine = join(folder, path);
    const packages = what === 'a package' ? join(engine, '..') : join(engine, 'node_modules');
    mkdirSync(join(engine, 'scripts'), { recursive: true });
    mkdirSync(join(packages, 'dependency'), { recursive: true });
    writeFileSync(join(packages, 'dependency/index.js'), 'export const where = import.meta.url;');
    writeFileSync(
      join(packages, 'dependency/package.json'),
      '{"type":"module","exports":"./index.js"}',
    );
    writeFileSync(join(engine, 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(engine, 'scripts/run.js'),
      "import { where } from 'dependency'; console.log(import.meta.url, where);",
    );
    const hidden = hideEngine(engine, cache);
    assert.deepEqual(hideEngine(engine, cache), hidden, 'again the same');
    const program = join(hidden.engine, 'scripts/run.js');
    const { stdout, stderr } = spawnSync(process.execPath, [...hidden.options, program], {
      encoding: 'utf8',
    });
    assert.match(stdout, /^file:\S+ file:\S+\n$/, stderr);
    assert.doesNotMatch(stdout, /%23|%25|%3F/);
  });

test('packages that are links find each other by paths without "#"', () => {
  const project = join(folder, 'a linked list #3');
  const store = join(project, 'node_modules/.pnpm');
  const engine = join(store, 'cairn-lists@1.0.0/node_modules/cairn-lists');
  const dependency = join(store, 'dependency@2.0.0/node_modules/dependency');
  for (const package_ of [engine, dependency]) mkdirSync(package_, { recursive: true });
  writeFileSync(join(dependency, 'index.js'), 'export const where = import.meta.url;');
  writeFileSync(join(dependency, 'package.json'), '{"type":"module","exports":"./index.js"}');
  symlinkSync('../../dependency@2.0.0/node_modules/dependency', join(engine, '../dependency'));
  writeFileSync(join(engine, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(engine, 'run.js'),
    "import { where } from 'dependency'; console.log(import.meta.url, where);",
  );
  const hidden = hideEngine(engine, cache);
  assert.deepEqual(hideEngine(engine, cache), hidden, 'again the same');
  assert.deepEqual(hidden.options, []);
  const { stdout, stderr } = spawnSync(process.execPath, [join(hidden.engine, 'run.js')], {
    encoding: 'utf8',
  });
  assert.match(stdout, /^file:\S+ file:\S+\n$/, stderr);
  assert.doesNotMatch(stdout, /%23/);
  // The files take no room of their own.
  const [one, other] = [engine, hidden.engine].map((path) => statSync(join(path, 'run.js')).ino);
  assert.equal(one, other);
  // What another install has brought is seen.
  utimesSync(store, 1, 1);
  assert.notEqual(hideEngine(engine, cache).engine, hidden.engine);
});

test('each engine has links of its own', () => {
  assert.equal(readdirSync(cache).length, 4);
});
