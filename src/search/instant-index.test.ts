import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadCatalog } from '../content/load-catalog.ts';
import { createInstantIndex } from './instant-index.ts';

const { catalog } = await loadCatalog('tests/fixtures/bread');
assert(catalog, 'the content has issues');

test('holds everything of a catalog of common size', (context) => {
  const index = createInstantIndex(catalog);
  const bytes = gzipSync(JSON.stringify(index)).length;
  context.diagnostic(`${index.documents.length} documents, ${bytes} bytes compressed`);
  assert.equal(index.large, undefined);
  assert(bytes < 24_000);
});

test('says whether a resource can be suggested', () => {
  assert.equal(createInstantIndex(catalog).isClosed, undefined);
  const { repository: _repository, ...site } = catalog.site;
  assert.equal(createInstantIndex({ ...catalog, site }).isClosed, true);
});

test('names each value of each facet that is in use', () => {
  const { labels, uses } = createInstantIndex(catalog);
  assert.deepEqual(Object.keys(labels.type), [
    'resource',
    'topic',
    'section',
    'path',
    'step',
    'term',
  ]);
  assert.equal(labels.topic['mixing'], '4 Mixing and Shaping');
  assert.deepEqual(Object.keys(uses), Object.keys(labels.kind));
  assert.equal(uses.reference, 'to look things up');
  assert.deepEqual(Object.keys(labels.level), ['beginner', 'intermediate', 'advanced']);
});
