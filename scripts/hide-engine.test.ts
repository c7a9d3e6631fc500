import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
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

test('packages that are links are refused with what to do, where they would not find each other', () => {
  for (const store of ['.pnpm/cairn-lists@1.0.0', '.store/cairn-lists@1.0.0']) {
    const at = (root: string) => `${root}/node_modules/${store}/node_modules/cairn-lists`;
    assert.throws(() => hideEngine(at('/list #1'), cache), {
      message:
        'its packages are links, which do not work below a path with "#". Move the project, or install with node-linker=hoisted (pnpm) or --install-strategy=hoisted (npm).',
    });
    const engine = at('/my list 2');
    assert.deepEqual(hideEngine(engine, cache), { engine, options: [] });
  }
});

test('each engine has links of its own', () => {
  assert.equal(readdirSync(cache).length, 2);
});
