import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
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
