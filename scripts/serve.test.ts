import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../tests/run-command.ts';
import { main } from './dev.ts';
import { main as preview } from './preview.ts';
import { readServer, splitOptions } from './serve.ts';

test('cairn start gives each option to the build, the server or both', () => {
  const cases: [string[], ReturnType<typeof splitOptions>][] = [
    [[], { build: [], serve: [] }],
    [['--port', '5000', '--host'], { build: [], serve: ['--port', '5000', '--host='] }],
    [
      ['--host', '--base', '/x/'],
      { build: ['--base', '/x/'], serve: ['--host=', '--base', '/x/'] },
    ],
    [
      ['--out=o', '--content', 'c', '--open'],
      { build: ['--out=o', '--content', 'c'], serve: ['--out=o', '--content', 'c', '--open'] },
    ],
    [['--prot', '1', '-x'], { build: ['--prot', '1', '-x'], serve: [] }],
  ];
  for (const [args, expected] of cases) assert.deepEqual(splitOptions(args), expected);
});

test('a server listens at the address that options name', () => {
  assert.deepEqual(readServer({}), { port: 4321, host: false, open: false });
  assert.deepEqual(
    readServer({ port: '80', host: '', open: true, 'allowed-hosts': 'a.example, b.example' }),
    { port: 80, host: true, open: true, allowedHosts: ['a.example', 'b.example'] },
  );
  assert.equal(readServer({ host: '::1' })?.['host' as never], '::1');
  for (const port of ['', '-1', '65536', '8e3', 'x'])
    assert.throws(() => readServer({ port }), RangeError);
});

test('only what was built is served', async () => {
  const { code, err } = await runCommand(preview, ['--out', 'nowhere']);
  assert.equal(code, 2);
  assert.match(
    err,
    /^The site cannot be served: there is no site in "nowhere"\. Run "cairn build" first\.\n/,
  );
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
