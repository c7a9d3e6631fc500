import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';

test('shows relations on both sides and requirements from either', () => {
  const { resources } = createCatalog(
    createEntries({
      api: {},
      book: {
        requires: ['api'],
        related: [{ resource: 'course', how: 'The course follows the book.' }],
      },
      course: { requires: ['api', 'book'] },
    }),
    '/',
  );
  const [api, book, course] = resources;
  assert.deepEqual(
    api?.requiredBy.map(({ id }) => id),
    ['book', 'course'],
  );
  assert.deepEqual(
    course?.requires.map(({ id }) => id),
    ['api', 'book'],
  );
  const how = 'The course follows the book.';
  assert.deepEqual(book?.related, [{ resource: course, how, declared: true }]);
  assert.deepEqual(course?.related, [{ resource: book, how, declared: false }]);
});

test('ties terms to other terms and to resources', () => {
  const { terms, resources } = createCatalog(
    createEntries(
      { api: {} },
      {
        glossary: {
          vmm: { term: 'VMM', definition: 'A program.', synonyms: ['monitor'], see: ['kvm'] },
          kvm: { term: 'KVM', definition: 'A hypervisor.', resources: ['api'] },
        },
      },
    ),
    '/',
  );
  const [kvm, vmm] = terms;
  assert.deepEqual([kvm?.id, vmm?.id], ['kvm', 'vmm'], 'terms stand by name');
  assert.deepEqual(vmm?.see, [kvm]);
  assert.deepEqual(kvm?.see, []);
  assert.deepEqual(vmm?.synonyms, ['monitor']);
  assert.deepEqual(kvm?.resources, resources);
  assert.deepEqual(resources[0]?.terms, [kvm]);
});

test('begins every address with the base path', () => {
  const { pages, resources, topics, paths, terms } = createCatalog(
    createEntries({ api: {} }, { glossary: { kvm: { term: 'KVM', definition: 'A hypervisor.' } } }),
    '/our-list/',
  );
  assert.deepEqual(
    [
      pages.home,
      pages.search,
      resources[0]?.href,
      topics[0]?.href,
      topics[0]?.sections[0]?.href,
      paths[0]?.href,
      paths[0]?.steps[0]?.href,
      terms[0]?.href,
    ],
    [
      '/our-list/',
      '/our-list/search/',
      '/our-list/resources/api/',
      '/our-list/topics/kvm/',
      '/our-list/topics/kvm/#documents',
      '/our-list/paths/reading/',
      '/our-list/paths/reading/#do',
      '/our-list/glossary/kvm/',
    ],
  );
});

test('names the host of an address, or the network of a channel', () => {
  const { resources } = createCatalog(
    createEntries({
      a: { url: 'https://www.Example.org:8080/a' },
      b: { url: undefined, channel: { network: 'OFTC', name: '#kvm' } },
      c: { url: undefined },
    }),
    '/',
  );
  assert.deepEqual(
    resources.map(({ host }) => host),
    ['example.org', 'OFTC', ''],
  );
});

test('refuses content that was not checked', () => {
  assert.throws(
    () => createCatalog(createEntries({ api: { requires: ['nothing'] } }), '/'),
    new Error('"nothing" is not in the catalog: check it first.'),
  );
  assert.throws(
    () =>
      createCatalog(createEntries({ api: { placements: [{ topic: 'kvm', section: 'x' }] } }), '/'),
    new Error('"x" is not in the catalog: check it first.'),
  );
});
