import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';
import { findJoinedPaths, findNextSteps } from './queries.ts';

const use = (id: string, resource: string) =>
  createStep({ kind: 'resource', id, resources: [{ id: resource }] });
const { resources, paths } = createCatalog(
  createEntries(
    { book: {}, tool: {}, manual: {} },
    {
      paths: [
        {
          id: 'reading',
          data: createPathData([use('start', 'book'), use('again', 'book'), use('try', 'tool')]),
        },
        { id: 'writing', data: createPathData([use('look', 'book'), createStep({})]) },
      ],
    },
  ),
  '/',
);
const nextOf = (id: string) =>
  findNextSteps(resources.find((resource) => resource.id === id)!).map(({ code }) => code);

test('a resource leads to the step after its last one on each path', () => {
  assert.deepEqual(nextOf('book'), ['A3', 'B2']);
});

test('a resource at the end of a path, or on none, leads to no step', () => {
  assert.deepEqual(nextOf('tool'), []);
  assert.deepEqual(nextOf('manual'), []);
});

test('paths join where they use the same resource', () => {
  assert.deepEqual(
    paths.map((path) => findJoinedPaths(path).map(({ id }) => id)),
    [['writing'], ['reading']],
  );
});
