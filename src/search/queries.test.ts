import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { createSearchDocuments } from './documents.ts';
import { createInstantSearch } from './instant.ts';

/** A query and the addresses of which one should come first. */
interface Row {
  query: string;
  expect: string[];
}

/** The unseen queries were written before the ranking, which was never tuned on them. */
const tables = [
  { file: 'queries.json', first: 0.97, firstThree: 0.99 },
  { file: 'queries-unseen.json', first: 0.92, firstThree: 0.97 },
];

const { catalog } = await loadCatalog();
assert(catalog, 'the content has issues');
const documents = createSearchDocuments(catalog);
const { find } = createInstantSearch(documents);

for (const { file, first, firstThree } of tables) {
  const rows = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Row[];

  test(`${file} expects only what the catalog holds`, () => {
    const known = new Set(documents.map(({ href }) => href));
    const unknown = rows.flatMap(({ expect }) => expect.filter((href) => !known.has(href)));
    assert.deepEqual(unknown, []);
  });

  test(`the queries of ${file} find what they should`, (context) => {
    const ranks = rows.map(({ query, expect }) => ({
      query,
      rank: find(query).findIndex(({ document }) => expect.includes(document.href)),
    }));
    const share = (fits: (rank: number) => boolean) =>
      ranks.filter(({ rank }) => fits(rank)).length / ranks.length;
    const atFirst = share((rank) => rank === 0);
    const inThree = share((rank) => rank >= 0 && rank < 3);
    context.diagnostic(
      `${rows.length} queries: ${percent(atFirst)} first, ${percent(inThree)} in the first three`,
    );
    const missed = ranks.filter(({ rank }) => rank !== 0).map(({ query }) => query);
    assert(atFirst >= first, `not first: ${missed.join(', ')}`);
    assert(inThree >= firstThree, `not first: ${missed.join(', ')}`);
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
