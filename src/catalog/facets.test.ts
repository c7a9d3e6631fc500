import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createSparseEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';
import { createFacets, facetValues } from './facets.ts';

const documents = { topic: 'kvm', section: 'documents' };
const measuring = { topic: 'tools', section: 'measuring' };

test('offers the options that leave something, in the order of their list, with counts', () => {
  const catalog = createCatalog(
    createEntries({
      a: { kind: 'book', level: { from: 'intermediate', to: 'advanced' }, access: 'paid' },
      b: { kind: 'tool', placements: [documents, measuring], access: 'free' },
      c: { kind: 'book', level: { from: 'advanced', to: 'advanced' } },
    }),
    '/',
  );
  const counts = createFacets(catalog).map(({ name, options }) => [
    name,
    options.map(({ value, count }) => `${value} ${count}`),
  ]);
  assert.deepEqual(counts, [
    ['topic', ['kvm 3', 'tools 1']],
    ['kind', ['book 2', 'tool 1']],
    ['level', ['intermediate 1', 'advanced 2', 'none 1']],
    ['access', ['free 1', 'paid 1', 'none 1']],
  ]);
});

test('counts once for a catalog, however many pages show the counts', () => {
  const catalog = createCatalog(createEntries({ a: {} }), '/');
  assert.equal(createFacets(catalog), createFacets(catalog));
});

test('leaves a facet out that nobody has stated, or that all resources share', () => {
  const level = { from: 'beginner', to: 'advanced' } as const;
  const catalog = createCatalog(
    createEntries({ a: { kind: 'book', level }, b: { kind: 'tool', level } }),
    '/',
  );
  assert.deepEqual(
    createFacets(catalog).map(({ name }) => name),
    ['kind'],
  );
});

test('labels options as readers see them', () => {
  const catalog = createCatalog(
    createEntries({ a: { kind: 'mailing-list', access: 'free' }, b: { placements: [measuring] } }),
    '/',
  );
  assert.deepEqual(
    createFacets(catalog).map(({ label, options }) => [label, options.map(({ label }) => label)]),
    [
      ['Topic', ['KVM', 'Tools']],
      ['Kind', ['article', 'mailing list']],
      ['Access', ['free', 'not stated']],
    ],
  );
});

test('lists a topic once for a resource with several placements in it', () => {
  const { resources } = createCatalog(
    createEntries({ a: { placements: [documents, { topic: 'kvm', section: 'programs' }] } }),
    '/',
  );
  assert.deepEqual(
    resources.map((resource) => facetValues(resource, 'topic')),
    [['kvm']],
  );
});

test('counts only what states a kind, and offers no filter where nothing does', () => {
  const kindsOf = (entries: ReturnType<typeof createSparseEntries>) =>
    createFacets(createCatalog(entries, '/')).find(({ name }) => name === 'kind')?.options;
  assert.deepEqual(kindsOf(createSparseEntries({ a: {}, b: { kind: 'book' } })), [
    { value: 'book', label: 'book', count: 1 },
  ]);
  assert.equal(kindsOf(createSparseEntries({ a: {} })), undefined);
});
