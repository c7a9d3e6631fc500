import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { serveSite } from './serve.ts';

test('serves the index file of a folder, compressed', async (context) => {
  const address = await startSite(context, '/');
  const response = await fetch(`${address}topics/`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(response.headers.get('content-encoding'), 'gzip');
  assert.equal(await response.text(), 'Topics');
});

test('leads from a folder without its last slash to the one with it', async (context) => {
  const address = await startSite(context, '/virtualization/');
  const response = await fetch(`${address}topics`, { redirect: 'manual' });
  assert.equal(response.status, 301);
  assert.equal(response.headers.get('location'), '/virtualization/topics/');
});

test('answers with the 404 page where there is no file', async (context) => {
  const address = await startSite(context, '/');
  const response = await fetch(`${address}nowhere/`);
  assert.equal(response.status, 404);
  assert.equal(await response.text(), 'Missing');
});

test('serves nothing outside the base path', async (context) => {
  const address = await startSite(context, '/virtualization/');
  const response = await fetch(new URL('/topics/', address));
  assert.equal(response.status, 404);
});

async function startSite(context: TestContext, base: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  await mkdir(join(folder, 'topics'));
  await writeFile(join(folder, 'topics/index.html'), 'Topics');
  await writeFile(join(folder, '404.html'), 'Missing');
  const { address, stop } = await serveSite(folder, base);
  context.after(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });
  return address;
}
