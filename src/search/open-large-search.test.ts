import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Catalog } from '../catalog/catalog.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { loadCatalog } from '../content/load-catalog.ts';
import { createBuiltSite } from '../links/built-site/built-site.ts';
import { createSearchDocuments } from './documents.ts';
import { isPage } from './large-fields.ts';
import { writeSearchIndex } from './pagefind-index.ts';
import { openSearch } from './search.ts';

const { entries } = await loadCatalog('tests/fixtures/bread');
assert(entries, 'the content has issues');

test('what only a page says is found by Pagefind, which holds the pages of a large catalog', async (context) => {
  const { root, topic, requested } = await serveIndex(context);
  const { search, index } = await openSearch(pathToFileURL(root).href);
  assert(index.large);
  const find = async (query: string) => {
    requested.length = 0;
    const answers = await Array.fromAsync(search(query, {}, new AbortController().signal, 12));
    return {
      hrefs: answers.at(-1)?.results.map(({ document }) => document.href) ?? [],
      ...{ excerpts: answers.at(-1)?.results.map(({ excerpt }) => excerpt), answers },
      usesPagefind: requested.some((file) => file.startsWith('pagefind/')),
    };
  };
  const named = await find('copied crust 17');
  assert.equal(named.hrefs[0], `${root}resources/copy-17/`);
  assert.equal(named.usesPagefind, false);

  const inText = await find('quixotically');
  assert.deepEqual(inText.hrefs, [topic]);
  assert.match(inText.excerpts?.[0] ?? '', /folded quixotically/);
  assert.equal(inText.usesPagefind, true);
  assert.deepEqual(
    inText.answers.map(({ complete }) => complete),
    [false, true],
  );
  const none = await find('zzgrblfx');
  assert.deepEqual(none.hrefs, []);
});

/** Writes the index of a large catalog over pages of one line, of which that of a topic says more, and serves its files. */
async function serveIndex(context: TestContext) {
  const dist = await mkdtemp(join(tmpdir(), 'large-search-'));
  context.after(() => rm(dist, { recursive: true }));
  const root = `${dist}/`;
  const catalog = createLarge(root);
  const topic = catalog.topics[0]?.href;
  for (const { href, title } of createSearchDocuments(catalog).filter(isPage)) {
    const text = href === topic ? 'A crust that is folded quixotically.' : title;
    await mkdir(href, { recursive: true });
    await writeFile(
      join(href, 'index.html'),
      `<html lang="en"><head></head><body><main><p>${text}</p></main></body></html>`,
    );
  }
  await writeSearchIndex(createBuiltSite(dist), catalog);
  const requested: string[] = [];
  context.mock.method(globalThis, 'fetch', async (address: string | URL) => {
    const file = fileURLToPath(new URL(address));
    requested.push(file.slice(root.length));
    return new Response(new Uint8Array(await readFile(file)));
  });
  return { root, topic, requested };
}

/** The catalog of the fixture below a base, with copies of its first resource. */
function createLarge(base: string): Catalog {
  const catalog = createCatalog({ ...entries!, records: [] }, base);
  const copies = Array.from({ length: 1700 }, (_, i) => ({
    ...catalog.resources[0]!,
    ...{ id: `copy-${i}`, href: `${base}resources/copy-${i}/`, title: `Copied crust ${i}` },
  }));
  return { ...catalog, resources: [...catalog.resources, ...copies] };
}
