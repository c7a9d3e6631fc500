import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readState } from '../link-health/state-file.ts';
import { checkInBuild, canLookUp } from './check-in-build.ts';
import { afterEachOf, beforeEachOf } from '../../tests/hooks-of-file.ts';

const asked: string[] = [];
const server = createServer(({ url }, response) => {
  asked.push(url ?? '');
  if (url === '/hang') return;
  response.writeHead(url === '/missing' ? 404 : 200, { 'content-type': 'text/plain' }).end('Here.');
});
let origin: string;
let folder: string;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
  server.close();
  server.closeAllConnections();
});

beforeEachOf(import.meta.filename, async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-build-'));
  asked.length = 0;
});

afterEachOf(import.meta.filename, async () => {
  await rm(folder, { recursive: true });
});

test('requests what is due and keeps the results apart from the content', async () => {
  assert.equal(
    await check(['/a', '/missing']),
    '2 links checked, 1 with problems (run "cairn links" for details)',
  );
  const learnt = await readState(join(folder, 'learnt.jsonl'));
  assert.equal(learnt.get(`${origin}/a`)?.checks[0]?.outcome, 'ok');
  await assert.rejects(readFile(join(folder, 'known.jsonl')), { code: 'ENOENT' });
});

test('requests nothing twice that is not due, unless everything is to be checked', async () => {
  await check(['/a']);
  assert.equal(await check(['/a']), 'nothing is due');
  assert.equal(asked.length, 1);
  assert.equal(await check(['/a'], { all: true }), '1 link checked, no problems');
  assert.equal(asked.length, 2);
});

test('starts from what the content knows', async () => {
  const known =
    `{"cairn":"link-health","version":1}\n` +
    `{"url":"${origin}/a","ok":"2026-11-22T10:00:00Z","checks":[{"at":"2026-11-22T10:00:00Z","outcome":"ok","reason":"answers"}]}\n`;
  await writeFile(join(folder, 'known.jsonl'), known);
  assert.equal(await check(['/a']), 'nothing is due');
  assert.equal(await readFile(join(folder, 'learnt.jsonl'), 'utf8'), known);
});

test('marks what the content no longer names', async () => {
  await check(['/a']);
  await check(['/b']);
  const learnt = await readState(join(folder, 'learnt.jsonl'));
  assert.deepEqual(
    [...learnt.values()].map(({ unlisted }) => unlisted),
    ['2026-11-22T12:00:00Z', undefined],
  );
});

test('ends after its time and leaves the rest for the next build', async () => {
  const message = await check(['/a', '/hang'], { seconds: 1 });
  assert.equal(message, '1 link checked, 1 left for the next build, no problems');
});

test('records nothing offline', async () => {
  const nowhere = ['https://one.invalid/', 'https://two.invalid/'];
  assert.match(await checkUrls(nowhere), /^offline, skipped \(2 due\)$/);
  // Nobody listens there, though the addresses need no looking up.
  const port = new URL(origin).port;
  const silent = ['127.0.0.2', '127.0.0.3'].map((host) => `http://${host}:${port}/`);
  assert.match(await checkUrls(silent), /^offline, skipped \(2 due\)$/);
  assert.equal((await readState(join(folder, 'learnt.jsonl'))).size, 0);
});

test('never writes over a damaged state', async () => {
  await writeFile(join(folder, 'learnt.jsonl'), 'nonsense\n');
  await assert.rejects(check(['/a']), /learnt\.jsonl:1: the first line is not/);
  assert.equal(await readFile(join(folder, 'learnt.jsonl'), 'utf8'), 'nonsense\n');
  assert.deepEqual(asked, []);
});

function check(paths: string[], more: { all?: boolean; seconds?: number } = {}): Promise<string> {
  return checkUrls(
    paths.map((path) => origin + path),
    more,
  );
}

function checkUrls(urls: string[], { all = false, seconds = 20 } = {}): Promise<string> {
  return checkInBuild(
    urls.map((url) => ({ url, file: 'content/resources/a.yaml' })),
    {
      known: join(folder, 'known.jsonl'),
      results: join(folder, 'learnt.jsonl'),
      all,
      seconds,
      exceptions: [],
      now: new Date('2026-11-22T12:00:00Z'),
      request: { allowPrivate: ['127.0.0.0/8'], gap: 1 },
    },
  );
}

const dead = Array.from({ length: 12 }, (_, n) => `http://dead-${n}.invalid/`);

test('does not mistake names that are gone for a missing network, in any order', async () => {
  assert.equal(await canLookUp([...dead, 'http://localhost/']), true);
  assert.equal(await canLookUp(['http://localhost/', ...dead]), true);
  assert.equal(await canLookUp(['http://localhost/']), true);
});

test('says no where no name can be looked up', async () => {
  assert.equal(await canLookUp(dead), false);
  assert.equal(await canLookUp([]), false);
});
