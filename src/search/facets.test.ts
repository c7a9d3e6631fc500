import assert from 'node:assert/strict';
import test from 'node:test';
import type { SearchDocument } from './documents.ts';
import { countFacets, passesFilters } from './facets.ts';

const book: SearchDocument = {
  type: 'resource',
  title: 'A book',
  href: '/resources/a-book/',
  kind: 'book',
  topics: ['books', 'kvm'],
  levels: ['beginner', 'intermediate'],
  pick: true,
};
const tool: SearchDocument = {
  type: 'resource',
  title: 'A tool',
  href: '/resources/a-tool/',
  kind: 'tool',
  topics: ['kvm'],
};

test('any value of a facet will do, and every facet must hold', () => {
  assert(passesFilters(book, { kind: ['book', 'tool'], topic: ['kvm'] }));
  assert(!passesFilters(tool, { kind: ['book'] }));
  assert(!passesFilters(tool, { kind: ['tool'], pick: ['yes'] }));
});

test('a facet counts what its values would give beside the other filters', () => {
  const counts = countFacets([book, tool], { kind: ['book'] });
  assert.deepEqual(
    [...counts.kind],
    [
      ['book', 1],
      ['tool', 1],
    ],
  );
  assert.deepEqual(
    [...counts.topic],
    [
      ['books', 1],
      ['kvm', 1],
    ],
  );
  assert.deepEqual(
    [...counts.level],
    [
      ['beginner', 1],
      ['intermediate', 1],
    ],
  );
});
