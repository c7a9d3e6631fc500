import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createSparseEntries } from '../../tests/small-entries.ts';
import type { Resource } from '../catalog/catalog.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import type { ResourceData } from '../schema/resource.ts';
import { describeBriefly, findFacts, formatAuthors, formatCitation } from './resource-facts.ts';

test('facts that are not known are left out', () => {
  assert.deepEqual(factsOf({}), []);
});

test('facts stand in their order, as readers write them', () => {
  const facts = factsOf({
    authors: ['R. Uhlig'],
    moreAuthors: true,
    year: 2005,
    language: 'de',
    access: 'account',
    channel: { network: 'OFTC', server: 'irc.oftc.net', name: '#kvm' },
  });
  assert.deepEqual(facts, [
    'By: R. Uhlig et al.',
    'Year: 2005',
    'Where: #kvm on OFTC (irc.oftc.net)',
    'Language: German',
    'Access: account',
  ]);
});

const cases: [name: string, data: Partial<ResourceData>, citation: string][] = [
  ['a page', {}, 'The work. https://the-work.example/'],
  [
    'a paper',
    {
      authors: ['G. J. Popek', 'R. P. Goldberg'],
      venue: 'Communications of the ACM',
      year: 1974,
      doi: '10.1145/361011.361073',
    },
    'G. J. Popek, R. P. Goldberg. The work. Communications of the ACM, 1974. doi:10.1145/361011.361073. https://the-work.example/',
  ],
  [
    'a work with more authors',
    { authors: ['R. Uhlig'], moreAuthors: true, year: 2005 },
    'R. Uhlig et al. The work. 2005. https://the-work.example/',
  ],
];

for (const [name, data, citation] of cases) {
  test(`cites ${name}`, () => {
    assert.equal(formatCitation(createResource(data)), citation);
  });
}

test('cites a book without address by its ISBN', () => {
  const { url, ...book } = createResource({ authors: ['J. Smith'], isbn: '978-1-55860-910-5' });
  assert.ok(url);
  assert.equal(formatCitation(book), 'J. Smith. The work. ISBN 978-1-55860-910-5.');
});

test('cites a channel by its name and network', () => {
  const { url, ...chat } = createResource({ channel: { network: 'OFTC', name: '#kvm' } });
  assert.ok(url);
  assert.equal(formatCitation(chat), 'The work. #kvm on OFTC.');
});

test('names no authors where none is known', () => {
  assert.equal(formatAuthors(createResource({})), '');
});

function factsOf(data: Partial<ResourceData>): string[] {
  return findFacts(createResource(data), 'en').map(({ label, value }) => `${label}: ${value}`);
}

function createResource(data: Partial<ResourceData>): Resource {
  const entries = createEntries({ 'the-work': { title: 'The work', ...data } });
  const [resource] = createCatalog(entries, '/').resources;
  assert.ok(resource);
  return resource;
}

test('describes a resource without summary by its kind, host and place', () => {
  const { resources, site } = createCatalog(
    createSparseEntries({ api: {}, book: { kind: 'book' }, full: { summary: 'It is so.' } }),
    '/',
  );
  assert.deepEqual(
    resources.map((resource) => describeBriefly(resource, site)),
    [
      'api, api.example. Listed under KVM in Small.',
      'book, book, book.example. Listed under KVM in Small.',
      'It is so.',
    ],
  );
});
