import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Agent } from 'undici';
import { startHost } from '../../../tests/loopback-host.ts';
import { sendRequest, createBodyReader } from './send-request.ts';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

test('sends nothing once the run has ended', async () => {
  const host = await startHost('127.0.0.1', { '*': (response) => response.end('late') });
  const agent = new Agent();
  const stop = new AbortController();
  stop.abort();
  try {
    const options = { origin: new URL(host.at('/')).origin, path: '/', method: 'GET' } as const;
    const bounds = { timeout: 3000, signal: stop.signal };
    await assert.rejects(sendRequest(agent.dispatch.bind(agent), options, bounds), {
      message: 'the run ended',
    });
    assert.equal(host.requests.length, 0);
  } finally {
    await agent.destroy();
    host.stop();
  }
});

test('says that a request failed when its connection has left the host', async () => {
  const host = await startHost('127.0.0.1', { '*': () => undefined });
  const agent = new Agent();
  try {
    const options = { origin: new URL(host.at('/')).origin, path: '/', method: 'GET' } as const;
    const bounds = { timeout: 200, signal: new AbortController().signal };
    for (let times = 1; times <= 3; times += 1) {
      await assert.rejects(sendRequest(agent.dispatch.bind(agent), options, bounds));
      const open = () => host.requests.filter(({ end }) => end === Infinity).length;
      // The host notices it a moment later.
      for (let turn = 0; turn < 100 && open() > 0; turn += 1) await setTimeout(10);
      assert.equal(open(), 0);
      assert.equal(host.requests.length, times);
    }
  } finally {
    await agent.destroy();
    host.stop();
  }
});

const LIMIT = 1000;
const text = 'A guest exits to its hypervisor. '.repeat(20);
const packed: [encoding: string | undefined, body: Buffer][] = [
  [undefined, Buffer.from(text)],
  ['identity', Buffer.from(text)],
  ['gzip', gzipSync(text)],
  ['X-GZIP', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)],
];

for (const [encoding, body] of packed) {
  test(`unpacks a body, byte for byte: ${encoding}`, async () => {
    const reader = createBodyReader(encoding, LIMIT, () => assert.fail('full'));
    for (const byte of body) reader.write(Buffer.from([byte]));
    assert.deepEqual(await reader.finish(), { body: Buffer.from(text), isWhole: true });
  });
}

const BOMB = Buffer.alloc(10_000_000, 'a');
/** The best quality takes a hundred times as long. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
for (const [encoding, body] of [
  [undefined, BOMB],
  ['gzip', gzipSync(BOMB)],
  ['deflate', deflateSync(BOMB)],
  ['br', brotliCompressSync(BOMB, QUICK)],
] as const) {
  test(`stops at the limit, whatever a body unpacks to: ${encoding}`, async () => {
    let full = 0;
    const reader = createBodyReader(encoding, LIMIT, () => (full += 1));
    for (let from = 0; from < body.length && full === 0; from += 100) {
      reader.write(body.subarray(from, from + 100));
    }
    const { body: read, isWhole } = await reader.finish();
    assert.equal(read.toString(), 'a'.repeat(LIMIT));
    assert.equal(isWhole, false);
    assert.equal(full, 1);
  });
}

test('reads what is packed wrongly as far as it goes', async () => {
  for (const body of [Buffer.from('not packed'), gzipSync(text).subarray(0, 20)]) {
    const reader = createBodyReader('gzip', LIMIT, () => assert.fail('full'));
    reader.write(body);
    const { body: read } = await reader.finish();
    assert.ok(text.startsWith(read.toString()));
  }
});
