import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createTerseEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';
import { describeCatalog, describePath, describeTopic } from './descriptions.ts';

test('pages are described by what content says of them', () => {
  const catalog = createCatalog(createEntries({ a: {} }), '/');
  const [topic] = catalog.topics;
  const [path] = catalog.paths;
  assert.equal(describeCatalog(catalog), 'A made-up catalog.');
  assert.equal(topic && describeTopic(topic, catalog.site), 'The hypervisor in Linux.');
  assert.equal(path && describePath(path, catalog.site), 'From here to there.');
});

test('pages of which content says nothing are described by name and size', () => {
  const catalog = createCatalog(createTerseEntries(), '/');
  const [topic] = catalog.topics;
  const [path] = catalog.paths;
  assert.equal(describeCatalog(catalog), 'Small: 1 resource in 2 topics, and 2 learning paths.');
  assert.equal(describeCatalog({ ...catalog, paths: [] }), 'Small: 1 resource in 2 topics.');
  assert.equal(topic && describeTopic(topic, catalog.site), 'KVM: 1 resource of Small.');
  assert.equal(
    path && describePath(path, catalog.site),
    'A path: a learning path of Small in 1 step.',
  );
});
