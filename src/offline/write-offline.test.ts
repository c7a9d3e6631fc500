import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createBuiltSite } from '../links/built-site/built-site.ts';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import type { OfflineManifest } from './offline-manifest.ts';
import { writeOffline } from './write-offline.ts';

const catalog = createCatalog(createEntries({ a: {} }), '/list/');

test('the same files give the same version, and other files another one', async (context) => {
  const dist = await createSite(context);
  const first = await writeAndRead(dist);
  assert.deepEqual(await writeAndRead(dist), first);
  await writeFile(join(dist, 'index.html'), '<h1>Another home</h1>');
  const second = await writeAndRead(dist);
  assert.notEqual(second.manifest.version, first.manifest.version);
  assert.notEqual(second.worker, first.worker);
});

test('the worker carries the version and stays light', async (context) => {
  const { manifest, worker } = await writeAndRead(await createSite(context));
  assert(worker.includes(manifest.version));
  assert(!worker.includes('OFFLINE_VERSION'));
  assert(gzipSync(worker).length < 5 * 1024);
});

test('pages are named by their addresses, with what they load', async (context) => {
  const { manifest } = await writeAndRead(await createSite(context));
  assert.deepEqual(Object.keys(manifest.files), ['', 'mark.svg', 'paths/reading/']);
  assert.deepEqual(manifest.core, ['', 'mark.svg', 'paths/reading/']);
});

test('a folder without pages is reported', async (context) => {
  const dist = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(dist, { recursive: true }));
  await assert.rejects(
    writeOffline(createBuiltSite(dist), '/list/', catalog),
    /holds no page\. Build the site first/,
  );
});

async function createSite(context: TestContext): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(dist, { recursive: true }));
  await mkdir(join(dist, 'paths/reading'), { recursive: true });
  await writeFile(
    join(dist, 'index.html'),
    '<h1>Home</h1><img src="/list/mark.svg"><a href="/list/catalog.json">JSON</a>',
  );
  await writeFile(join(dist, 'paths/reading/index.html'), '<h1>Reading</h1>');
  await writeFile(join(dist, 'mark.svg'), '<svg></svg>');
  return dist;
}

async function writeAndRead(dist: string) {
  await writeOffline(createBuiltSite(dist), '/list/', catalog);
  const read = (file: string) => readFile(join(dist, file), 'utf8');
  return {
    manifest: JSON.parse(await read('offline.json')) as OfflineManifest,
    worker: await read('offline-worker.js'),
  };
}
