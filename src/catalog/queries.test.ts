import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';
import {
  countPlacements,
  findAtHost,
  findNeighbours,
  findPageLinks,
  findPicks,
  findRecent,
  findVariedPicks,
  createNameIndex,
} from './queries.ts';

const documents = { topic: 'kvm', section: 'documents' };
const measuring = { topic: 'tools', section: 'measuring' };

test('finds the picks once each, in the order of their first placements', () => {
  const catalog = createCatalog(
    createEntries({
      a: { featured: true, why: 'Good.', placements: [measuring] },
      b: { featured: true, why: 'Good.', placements: [measuring, documents] },
      c: { featured: false },
      d: {},
    }),
    '/',
  );
  assert.deepEqual(
    findPicks(catalog).map(({ id }) => id),
    ['b', 'a'],
  );
});

test('finds picks of all topics first, then the others, each once', () => {
  const pick = { featured: true, why: 'Good.' };
  const catalog = createCatalog(
    createEntries({
      a: pick,
      b: pick,
      c: { ...pick, placements: [documents, measuring] },
      d: { ...pick, placements: [measuring] },
      e: {},
    }),
    '/',
  );
  const ids = (count: number) => findVariedPicks(catalog, count).map(({ id }) => id);
  assert.deepEqual(ids(9), ['a', 'c', 'b', 'd']);
  assert.deepEqual(ids(2), ['a', 'c']);
});

test('finds what was added after the first day, newest first and then by title', () => {
  const catalog = createCatalog(
    createEntries({
      start: { added: '2026-02-15' },
      undated: {},
      c: { added: '2026-03-01' },
      a: { added: '2026-03-01' },
      b: { added: '2026-03-01' },
      newest: { added: '2026-04-01' },
    }),
    '/',
  );
  const ids = (count: number) => findRecent(catalog, count).map(({ id }) => id);
  assert.deepEqual(ids(9), ['newest', 'a', 'b', 'c']);
  assert.deepEqual(ids(2), ['newest', 'a']);
});

test('finds nothing recent where all came on one day or on none', () => {
  const onOneDay = createCatalog(
    createEntries({ a: { added: '2026-02-15' }, b: { added: '2026-02-15' } }),
    '/',
  );
  const onNone = createCatalog(createEntries({ a: {} }), '/');
  assert.deepEqual(findRecent(onOneDay, 5), []);
  assert.deepEqual(findRecent(onNone, 5), []);
});

test('counts a resource as often as it is placed', () => {
  const catalog = createCatalog(
    createEntries({ a: { placements: [documents, measuring] }, b: {} }),
    '/',
  );
  assert.equal(countPlacements(catalog), 3);
});

test('links to the first, the last and the neighbouring pages of a list, and marks gaps', () => {
  const linksOf = (count: number, here: number) =>
    findPageLinks(
      Array.from({ length: count }, (_, i) => ({ number: i + 1 })),
      here,
    ).map((link) => (link === 'gap' ? '…' : link.number));
  const cases: [count: number, here: number, links: (number | '…')[]][] = [
    [1, 1, [1]],
    [4, 2, [1, 2, 3, 4]],
    [5, 1, [1, 2, 3, 4, 5]],
    [6, 1, [1, 2, 3, '…', 6]],
    [9, 5, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [250, 1, [1, 2, 3, '…', 250]],
    [250, 120, [1, '…', 118, 119, 120, 121, 122, '…', 250]],
    [250, 250, [1, '…', 248, 249, 250]],
  ];
  for (const [count, here, links] of cases) assert.deepEqual(linksOf(count, here), links);
});

test('finds what stands around a resource under its heading', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const all = Object.fromEntries(ids.map((id) => [id, {}]));
  const { resources } = createCatalog(
    createEntries({ ...all, z: { placements: [measuring] } }),
    '/',
  );
  assert.deepEqual(
    resources.map((resource) =>
      findNeighbours(resource, 2)
        .map(({ title }) => title)
        .join(''),
    ),
    ['bc', 'ac', 'bd', 'ce', 'cd', ''],
  );
});

test('finds others at the same host, unless so many are there that it says little', () => {
  const at = (path: string) => ({ url: `https://www.docs.example/${path}` });
  const few = createCatalog(createEntries({ a: at('1'), b: at('2'), c: {} }), '/');
  const found = (catalog: typeof few) =>
    catalog.resources.map((resource) =>
      findAtHost(resource, catalog)
        .map(({ id }) => id)
        .join(''),
    );
  assert.deepEqual(found(few), ['b', 'a', '']);
  const many = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`r${i}`, at(String(i))]));
  assert.deepEqual(new Set(found(createCatalog(createEntries(many), '/'))), new Set(['']));
});

const index = (titles: string[]) =>
  createNameIndex(
    titles.map((title) => ({ title })),
    'en',
  ).map(({ thing, letter }) => [letter, thing.title]);

test('an index is sorted by name and marks where a letter begins', () => {
  assert.deepEqual(
    index(['bread', 'Äpfel', '10 ovens', 'apples', 'almonds', '2 ovens', 'Bakery', 'beans', '7']),
    [
      ['0–9', '2 ovens'],
      [undefined, '7'],
      [undefined, '10 ovens'],
      ['A', 'almonds'],
      [undefined, 'Äpfel'],
      [undefined, 'apples'],
      ['B', 'Bakery'],
      [undefined, 'beans'],
      [undefined, 'bread'],
    ],
  );
});

test('letters are left out where nearly every name has its own', () => {
  assert.deepEqual(
    index(['虚拟机', '内存', '网络']).flatMap(([letter]) => letter ?? []),
    [],
  );
});
