import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';
import { unpackColumn } from '../text/column.ts';
import { createFacetIndex, createTopicOrder, hasFacetIndex } from './facet-index.ts';

const catalog = createCatalog(
  createEntries({ book: { kind: 'book' }, tool: { kind: 'tool' }, film: {} }),
  '/base/',
);

test('the index of filters holds the values of each resource in the order of the list', () => {
  const { resources, facets } = createFacetIndex(catalog);
  const { sets = [], column = '', labels = [] } = facets.kind ?? {};
  assert.equal(resources, 3);
  assert.deepEqual(
    unpackColumn(column).map((set) => sets[set]),
    catalog.resources.map(({ kind }) => kind ?? ''),
  );
  assert.deepEqual(
    labels.find(([value]) => value === 'book'),
    ['book', 'book'],
  );
});

test('the order by topic gives each resource its place', () => {
  assert.deepEqual(createTopicOrder(catalog).toSorted(), [0, 1, 2]);
});

test('a short list needs no index', () => {
  assert.equal(hasFacetIndex(catalog), false);
});
