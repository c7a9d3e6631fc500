import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../tests/run-command.ts';
import { main } from './dev.ts';
import { besideOthers, splitOptions } from './start-options.ts';

test('npm start gives each option to the build or the server', () => {
  const cases: [string[], ReturnType<typeof splitOptions>][] = [
    [[], { build: [], serve: [], environment: {} }],
    [
      ['--port', '5000', '--host'],
      { build: [], serve: ['--port', '5000', '--host'], environment: {} },
    ],
    [
      ['--host', '--base', '/x/'],
      { build: ['--base', '/x/'], serve: ['--host'], environment: { CAIRN_BASE: '/x/' } },
    ],
    [
      ['--out=o', '--content', 'c', '--open'],
      {
        build: ['--out=o', '--content', 'c'],
        serve: ['--outDir', 'o', '--open'],
        environment: { CAIRN_CONTENT: 'c' },
      },
    ],
    [['--prot', '1', '-x'], { build: ['--prot', '1', '-x'], serve: [], environment: {} }],
  ];
  for (const [args, expected] of cases) assert.deepEqual(splitOptions(args), expected);
});

test('a server may run beside another one, unless it is to replace that one', () => {
  assert.deepEqual(besideOthers(['--port', '1']), ['--port', '1', '--ignore-lock']);
  for (const arg of ['--force', '--background', '--ignore-lock'])
    assert.deepEqual(besideOthers([arg]), [arg]);
});

test('what keeps the site from being served is said in a sentence', async () => {
  for (const [env, says] of [
    [{ CAIRN_CONTENT: '/nowhere' }, 'there is no folder "/nowhere" with content.'],
    [{ CAIRN_CONTENT: 'package.json' }, '"package.json" is not a folder.'],
    [{ CAIRN_BASE: '/a b/' }, 'CAIRN_BASE "/a b/" is not a base path.'],
    [{ CAIRN_ADDRESS: 'me.example' }, 'CAIRN_ADDRESS "me.example" has no scheme.'],
  ] as const) {
    const { code, err } = await runCommand(main, [], { cwd: dirname(import.meta.dirname), env });
    assert.equal(code, 2);
    assert.ok(err.startsWith(`The site cannot be served: ${says}`), err);
    assert.equal(err.split('\n').length, 2);
  }
});
