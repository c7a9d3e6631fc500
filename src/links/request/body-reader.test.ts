import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createBodyReader } from './body-reader.ts';

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

const BOMB = Buffer.alloc(50_000_000, 'a');
for (const [encoding, body] of [
  [undefined, BOMB],
  ['gzip', gzipSync(BOMB)],
  ['deflate', deflateSync(BOMB)],
  ['br', brotliCompressSync(BOMB)],
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
