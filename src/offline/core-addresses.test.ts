import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { findCorePages, findPagesOfPath } from './core-addresses.ts';

const catalog = createCatalog(createEntries({ a: {} }), '/list/');

test('the core begins with the home page and the page that stands in for others', () => {
  const { shell, more } = findCorePages(catalog);
  assert.deepEqual(shell.slice(0, 3), ['', 'offline/', 'search/']);
  assert.deepEqual(more, ['paths/reading/', 'paths/writing/', 'topics/kvm/', 'topics/tools/']);
});

test('a path needs its page, its whole in one file, its resources and topics, each once', () => {
  const [path] = catalog.paths;
  assert(path);
  const [a] = catalog.resources;
  const step = path.steps[0];
  assert(a && step);
  const use = { resource: a, locator: undefined };
  const walked = {
    ...path,
    steps: [{ ...step, resources: [use, use], companions: [a] }],
    topics: catalog.topics.slice(0, 1),
  };
  assert.deepEqual(findPagesOfPath(walked, catalog), [
    'paths/reading/',
    'resources/a/',
    'topics/kvm/',
    'paths/reading/whole/',
  ]);
});

test('a path needs the page that tells of retired resources, and the pages of their successors', () => {
  const retirement = { status: 'deprecated', reason: 'It is gone.' } as const;
  const aged = createCatalog(
    createEntries(
      { a: {}, old: { ...retirement, successor: 'a' }, lost: retirement },
      {
        paths: [
          {
            id: 'reading',
            data: createPathData([
              createStep({ kind: 'resource', resources: [{ id: 'old' }], companions: ['lost'] }),
            ]),
          },
          { id: 'writing', data: createPathData() },
        ],
      },
    ),
    '/list/',
  );
  assert.deepEqual(findPagesOfPath(aged.paths[0]!, aged), [
    'paths/reading/',
    'retired/',
    'resources/a/',
    'topics/kvm/',
    'paths/reading/whole/',
  ]);
});
