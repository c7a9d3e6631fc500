import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import type { ResourceData } from '../schema/resource.ts';
import { findFacts } from './resource-facts.ts';

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

function factsOf(data: Partial<ResourceData>): string[] {
  const [resource] = createCatalog(createEntries({ work: data }), '/').resources;
  assert.ok(resource);
  return findFacts(resource, 'en').map(({ label, value }) => `${label}: ${value}`);
}
