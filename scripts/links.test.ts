import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const SCRIPT = join(import.meta.dirname, 'links.ts');
const ALLOWED = ['--allow-private', '127.0.0.0/8'];
const server = createServer(({ url }, response) => {
  if (url !== '/hang') response.writeHead(Number(url?.slice(1))).end();
});
let origin: string;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
  server.close();
  server.closeAllConnections();
});

test('explains itself', async () => {
  const { code, out } = await run(['--help'], []);
  assert.equal(code, 0);
  assert.match(out, /^npm run links \[-- options\]\n/);
});

test('names wrong use', async () => {
  for (const [args, message] of [
    [['--nonsense'], /Unknown option '--nonsense'/],
    [
      ['--urls', '-', '--timeout', 'soon'],
      /--timeout "soon" is not between 0\.1 and 600 seconds\./,
    ],
    [['--urls', '-', '--allow-private', 'home'], /"home" is not a range of addresses\./],
  ] as const) {
    const { code, err } = await run([...args], []);
    assert.equal(code, 2);
    assert.match(err, message);
  }
});

test('asks a list of addresses and shows plain lines of progress in a pipe', async () => {
  const { code, out, err } = await run(['--urls', '-', ...ALLOWED], ['/200', '/404']);
  assert.equal(code, 1);
  assert.equal(
    out,
    `2 addresses were asked; links by outcome:
     1  answered     the address answers
     1  not found    the host says that there is no such page

standard input  not-found  ${origin}/404 answered 404. Look for its new address, or for a copy in an archive.
`,
  );
  assert.equal(err, '1 done, 1 left\n2 done, 0 left\n');
});

test('ends with 0 when all answer or are blocked, and prints JSON on request', async () => {
  const { code, out } = await run(['--urls', '-', '--json', ...ALLOWED], ['/200', '/403']);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out), {
    links: [
      { url: `${origin}/200`, file: 'standard input', outcome: 'answered', reason: 'answered 200' },
      { url: `${origin}/403`, file: 'standard input', outcome: 'blocked', reason: 'answered 403' },
    ],
    asked: 2,
    offline: false,
  });
});

test('ends with 2 when there is nothing to ask', async () => {
  const { code, out } = await run(['--urls', '-'], []);
  assert.equal(code, 2);
  assert.equal(out, 'Nothing was checked.\n');
});

test('reports what it has and ends with 130 when it is interrupted', async () => {
  const { code, out } = await run(['--urls', '-', ...ALLOWED], ['/200', '/hang'], 'SIGINT');
  assert.equal(code, 130);
  assert.match(out, /1 {2}not checked {2}not asked: the run ended before\n$/);
});

/** Runs the command with paths of the server on its standard input; sends `signal` at its first progress. */
async function run(args: string[], paths: string[], signal?: NodeJS.Signals) {
  const child = spawn(process.execPath, [SCRIPT, ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => {
    err += String(data);
    if (signal) child.kill(signal);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(paths.map((path) => `${origin}${path}\n`).join(''));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}
