/** Queries over the catalog of this repository: other lists remove this file and its tables. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { createSearchDocuments } from '../../src/search/documents.ts';
import { createInstantSearch } from '../../src/search/instant.ts';
import { runQueryTable, type QueryRow } from '../../src/search/query-table.ts';

const { catalog } = await loadCatalog();
assert(catalog, 'the content has issues');
const documents = createSearchDocuments(catalog);
const { find } = createInstantSearch(documents);

for (const file of ['queries', 'queries-unseen', 'queries-real-use']) {
  const rows = JSON.parse(
    readFileSync(new URL(`search/${file}.json`, import.meta.url), 'utf8'),
  ) as QueryRow[];
  test(file, (context) => {
    const run = find;
    context.diagnostic(JSON.stringify(runQueryTable(rows, run), null, 1));
    context.diagnostic(JSON.stringify(runQueryTable(rows, run, 'resources'), null, 1));
  });
}
