import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadCatalog } from '../content/load-catalog.ts';
import { createSearchDocuments, type SearchDocument } from './documents.ts';
import { createInstantSearch } from './instant.ts';
import { createLargeIndex } from './large-index.ts';
import { createLargeSearch } from './large-search.ts';
import { countEdits } from './near-words.ts';

const { catalog } = await loadCatalog('tests/fixtures/bread');
assert(catalog, 'the content has issues');
const documents = createSearchDocuments(catalog);
const all = () => true;

/** A search that counts the files it loads, and their compressed bytes. */
function openSearch(own: SearchDocument[], texts = new Map<string, string>()) {
  const { index, shards, documents: packs } = createLargeIndex(own, texts);
  const loaded = { files: 0, bytes: 0, first: gzipSync(JSON.stringify(index)).length };
  const load = <T>(file: T | undefined): Promise<T> => {
    assert(file, 'there is no such file');
    loaded.files += 1;
    loaded.bytes += gzipSync(JSON.stringify(file)).length;
    return Promise.resolve(file);
  };
  const search = createLargeSearch(index, {
    loadShard: (number) => load(shards[number]),
    loadPack: (number) => load(packs[number]),
  });
  return { loaded, search };
}

test('finds in shards what it finds among all documents', async () => {
  const { search } = openSearch(documents);
  const instant = createInstantSearch(documents);
  const queries = ['crumbscope', 'crumb scope', 'sourdough', 'flour types', 'hydration rye'];
  for (const query of [...queries, 'sourdogh', 'doughla', 'ddt', 'millers handbook']) {
    const [right] = instant.find(query).hits;
    const { hits, term } = await search.find(query, 12, all);
    assert(
      right && hits.slice(0, 2).some(({ document }) => document.href === right.document.href),
      query,
    );
    assert.equal(term?.document.href, instant.find(query).term?.document.href, query);
  }
});

test('finds what only the text says, misspelt words and nothing for what is nowhere', async () => {
  const [first] = documents;
  assert(first);
  const { search } = openSearch(documents, new Map([[first.href, 'A word such as quixotically.']]));
  const found = await search.find('quixotically', 12, all);
  assert.deepEqual(
    found.hits.map(({ document }) => document.href),
    [first.href],
  );
  assert.deepEqual((await search.find('zzgrblfx', 12, all)).hits, []);
  assert.deepEqual((await search.find('  ', 12, all)).all, []);
  const none = await search.find('sourdough', 12, () => false);
  assert.deepEqual(none.all, []);
});

test('of thousands of documents a query loads a few kilobytes, and nothing twice', async () => {
  const own = createMany(2400);
  const { loaded, search } = openSearch(own);
  assert(loaded.first < 20_000, `the index has ${loaded.first} bytes`);
  for (const query of ['proofing at dawn', 'handbook of kneading with rye', 'oven', 'knedaing']) {
    loaded.bytes = 0;
    const { hits, total } = await search.find(query, 12, all);
    assert(hits.length > 0 && total >= hits.length, query);
    assert(loaded.bytes < 22_000, `${query}: ${loaded.bytes} bytes`);
  }
  loaded.files = 0;
  await search.find('proofing at dawn', 12, all);
  assert.equal(loaded.files, 0);
  const exact = own[1234];
  const { hits } = await search.find(exact?.title ?? '', 12, all);
  assert.equal(hits[0]?.document.href, exact?.href);
});

test('counts edits up to a limit, a swap of neighbours as one', () => {
  assert.equal(countEdits('knedaing', 'kneading', 2), 1);
  assert.equal(countEdits('oven', 'ovens', 2), 1);
  assert.equal(countEdits('oven', 'rye', 1), 2);
});

/** Resources whose titles are all different. */
function createMany(count: number): SearchDocument[] {
  const forms = ['A handbook of', 'Notes on', 'A film about', 'Tables for', 'A diary of'];
  const subjects = ['kneading', 'proofing', 'steaming', 'shaping', 'scoring', 'milling'];
  const places = ['with rye', 'at dawn', 'in a small oven', 'for schools'];
  return Array.from({ length: count }, (_, i) => {
    const [form, subject, place] = [forms, subjects, places].map(
      (words, k) => words[Math.floor(i / [1, 5, 30][k]!) % words.length],
    );
    const number = Math.floor(i / 120);
    return {
      type: 'resource',
      title: `${form} ${subject} ${place} ${number > 0 ? `part ${number}` : ''}`.trim(),
      href: `/resources/bread-${i}/`,
      summary: `Shows what ${subject} needs, by baker${i} of village${i % 97}.`,
      topics: [`topic-${i % 40}`],
    };
  });
}
