import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';
import { findRedirects } from './redirects.ts';

test('leads every former address to the page of the thing, base path included', () => {
  const entries = createEntries({ api: { title: 'The API', formerly: ['abi', 'apo'] } });
  entries.topics[1]!.data.formerly = ['instruments'];
  entries.paths[0]!.data.formerly = ['learning'];
  assert.deepEqual(findRedirects(createCatalog(entries, '/base/')), [
    { from: '/resources/abi/', to: '/base/resources/api/', title: 'The API' },
    { from: '/resources/apo/', to: '/base/resources/api/', title: 'The API' },
    { from: '/topics/instruments/', to: '/base/topics/tools/', title: 'Tools' },
    { from: '/paths/learning/', to: '/base/paths/reading/', title: 'A path' },
    { from: '/paths/learning/whole/', to: '/base/paths/reading/whole/', title: 'A path' },
  ]);
});

test('finds nothing where nothing was renamed', () => {
  assert.deepEqual(findRedirects(createCatalog(createEntries({ api: {} }), '/')), []);
});
