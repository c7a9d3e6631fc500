import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openFileCache } from './file-cache.ts';

const bytes = (text: string) => Buffer.from(text);

test('what was made once is not made again, and has the same bytes', async (context) => {
  const folder = await createFolder(context);
  let made = 0;
  const make = async () => {
    made += 1;
    return Promise.resolve(bytes(`image ${made}`));
  };
  const cold = await (await openFileCache(folder, 10)).keep('a', make);
  const warm = await (await openFileCache(folder, 10)).keep('a', make);
  assert.deepEqual([made, String(cold), String(warm)], [1, 'image 1', 'image 1']);
  assert.deepEqual(await readdir(folder), ['a']);
});

test('a folder that was deleted or has grown too large is started again', async (context) => {
  const folder = await createFolder(context);
  for (const name of ['a', 'b', 'c']) await writeFile(join(folder, name), 'old');
  const cache = await openFileCache(folder, 2);
  assert.equal(String(await cache.keep('a', async () => Promise.resolve(bytes('new')))), 'new');
  assert.deepEqual(await readdir(folder), ['a']);
  await rm(folder, { recursive: true });
  assert.equal(String(await cache.keep('b', async () => Promise.resolve(bytes('again')))), 'again');
});

test('what cannot be made is not kept', async (context) => {
  const folder = await createFolder(context);
  const cache = await openFileCache(folder, 2);
  await assert.rejects(cache.keep('a', async () => Promise.reject(new Error('No font.'))));
  assert.deepEqual(await readdir(folder), []);
});

async function createFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
