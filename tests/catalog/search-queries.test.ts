/** Queries over the catalog of this repository: other lists remove this file and its tables. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { loadCatalog } from '../../src/content/load-catalog.ts';
import { createSearchDocuments } from '../../src/search/documents.ts';
import { createInstantSearch } from '../../src/search/instant.ts';
import { runQueryTable, type QueryRow } from '../query-table.ts';

const { catalog } = await loadCatalog();
assert(catalog, 'the content has issues');
const documents = createSearchDocuments(catalog);
const { find } = createInstantSearch(documents);

/** Of the older tables every result counts, the card included; of the newer ones what a reader opens, a resource. */
const tables: [file: string, counts: 'all' | 'resources', first: number, firstThree: number][] = [
  ['queries', 'all', 173, 174],
  ['queries-unseen', 'all', 101, 104],
  ['queries-real-use', 'resources', 40, 40],
  ['queries-second', 'all', 94, 95],
  // Never tuned on.
  ['queries-fresh', 'resources', 30, 30],
];
/** How many queries may have no resource among their first two results: they name a topic or a path, mostly. */
const mostWithoutResource = { all: 8, resources: 0 };

for (const [file, counts, first, firstThree] of tables) {
  const rows = JSON.parse(
    readFileSync(new URL(`search/${file}.json`, import.meta.url), 'utf8'),
  ) as QueryRow[];

  test(`${file}.json expects only what the catalog holds`, () => {
    const known = new Set(documents.map(({ href }) => href));
    const named = rows.flatMap(({ expect, card, never = [] }) => [
      ...expect,
      ...(card ? [card] : []),
      ...never,
    ]);
    assert.deepEqual(
      named.filter((href) => !known.has(href)),
      [],
    );
  });

  test(`the queries of ${file}.json find what they should`, (context) => {
    const report = runQueryTable(rows, find, counts === 'resources' ? counts : undefined);
    context.diagnostic(
      `${report.queries} queries: ${report.first} first, ${report.firstThree} in the first three`,
    );
    assert(report.first >= first, `not first: ${report.notFirst.join(', ')}`);
    assert(report.firstThree >= firstThree, `not in three: ${report.notInThree.join(', ')}`);
    assert(
      report.withoutResource.length <= mostWithoutResource[counts],
      `no resource in two: ${report.withoutResource.join(', ')}`,
    );
    assert.deepEqual([report.wrongCard, report.forbidden], [[], []]);
  });
}
