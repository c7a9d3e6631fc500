import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';
import { findRedirects } from './redirects.ts';

test('leads every former address to the page of the thing, base path included', () => {
  const entries = createEntries({ api: { title: 'The API', formerly: ['abi', 'apo'] } });
  entries.topics[1]!.data.formerly = ['instruments'];
  entries.paths[0]!.data.formerly = ['learning'];
  const retired = undefined;
  assert.deepEqual(findRedirects(createCatalog(entries, '/base/')), [
    { from: '/resources/abi/', to: '/base/resources/api/', title: 'The API', retired },
    { from: '/resources/apo/', to: '/base/resources/api/', title: 'The API', retired },
    { from: '/topics/instruments/', to: '/base/topics/tools/', title: 'Tools', retired },
    { from: '/paths/learning/', to: '/base/paths/reading/', title: 'A path', retired },
    { from: '/paths/learning/whole/', to: '/base/paths/reading/whole/', title: 'A path', retired },
  ]);
});

test('leads the addresses of a retired resource to its successor, else to its entry on the page of retired resources', () => {
  const retirement = { status: 'deprecated', reason: 'It is gone.' } as const;
  const catalog = createCatalog(
    createEntries({
      api: { formerly: ['abi'] },
      old: { ...retirement, title: 'Old', successor: 'api', formerly: ['older'] },
      lost: { ...retirement, title: 'Lost' },
    }),
    '/base/',
  );
  const [lost, old] = catalog.retired;
  assert.deepEqual(findRedirects(catalog), [
    { from: '/resources/abi/', to: '/base/resources/api/', title: 'api', retired: undefined },
    { from: '/resources/lost/', to: '/base/retired/#lost', title: 'Lost', retired: lost },
    { from: '/resources/old/', to: '/base/resources/api/', title: 'api', retired: old },
    { from: '/resources/older/', to: '/base/resources/api/', title: 'api', retired: old },
  ]);
});

test('finds nothing where nothing was renamed', () => {
  assert.deepEqual(findRedirects(createCatalog(createEntries({ api: {} }), '/')), []);
});
