import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { loadCatalog } from '../content/load-catalog.ts';
import { createBuiltSite } from '../links/built-site/built-site.ts';
import { createSearchDocuments } from './documents.ts';
import { writeSearchIndex } from './pagefind-index.ts';

const { catalog } = await loadCatalog('tests/fixtures/bread');
assert(catalog, 'the content has issues');

test('a page that was not built is reported with its file', async (context) => {
  const dist = await createFolder(context);
  await assert.rejects(
    writeSearchIndex(createBuiltSite(dist), catalog),
    /^Error: \/resources\/.* was not built\.$/,
  );
});

test('a page without a main element is reported', async (context) => {
  const dist = await createFolder(context);
  await writePages(dist, '<html><body>Nothing to read</body></html>');
  await assert.rejects(
    writeSearchIndex(createBuiltSite(dist), catalog),
    /^Error: \/resources\/.* has no main element to index\.$/,
  );
});

test('every document of the catalog has a record, and no interface is shipped', async (context) => {
  const dist = await createFolder(context);
  await writePages(
    dist,
    '<html lang="en"><head></head><body><main><h1>A page</h1><p>Words</p></main></body></html>',
  );
  const records = await writeSearchIndex(createBuiltSite(dist), catalog);
  assert.equal(
    Object.values(records).reduce((sum, count) => sum + count, 0),
    createSearchDocuments(catalog).length,
  );
  assert.equal(records.resource, catalog.resources.length);
  const files = await readdir(join(dist, 'pagefind'));
  assert(files.includes('pagefind.js'));
  assert.deepEqual(
    files.filter((file) => file.includes('ui')),
    [],
  );
});

async function createFolder(context: {
  after: (clean: () => Promise<void>) => void;
}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'search-index-'));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

async function writePages(dist: string, html: string): Promise<void> {
  assert(catalog);
  for (const { href } of createSearchDocuments(catalog)) {
    const folder = join(dist, new URL(href, 'http://localhost').pathname);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'index.html'), html);
  }
}
