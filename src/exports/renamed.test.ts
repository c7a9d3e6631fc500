import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createPathData, createStep } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { findRenamed } from './progress-index.ts';

test('gives nothing where nothing was renamed', () => {
  assert.deepEqual(findRenamed(createCatalog(createEntries({ api: {} }), '/')), {});
});

test('leads every former id of a resource to the present one', () => {
  const catalog = createCatalog(createEntries({ api: { formerly: ['apo', 'abi'] } }), '/');
  assert.deepEqual(findRenamed(catalog), {
    'resources/apo': 'resources/api',
    'resources/abi': 'resources/api',
  });
});

test('leads the marks of a retired resource to its successor, and keeps them where there is none', () => {
  const retirement = { status: 'deprecated', reason: 'It is gone.' } as const;
  const catalog = createCatalog(
    createEntries({
      api: {},
      old: { ...retirement, successor: 'api', formerly: ['older'] },
      lost: { ...retirement, formerly: ['found'] },
    }),
    '/',
  );
  assert.deepEqual(findRenamed(catalog), {
    'resources/old': 'resources/api',
    'resources/older': 'resources/api',
    'resources/found': 'resources/lost',
  });
});

test('leads a renamed step to its present id within its path', () => {
  const steps = [createStep({ id: 'look', formerly: ['see'] }), createStep({ id: 'do' })];
  assert.deepEqual(renamedWith(createPathData(steps)), {
    'paths/reading/see': 'paths/reading/look',
  });
});

test('leads every step of a renamed path, under its present and its former id', () => {
  const steps = [createStep({ id: 'look', formerly: ['see'] }), createStep({ id: 'do' })];
  assert.deepEqual(renamedWith({ ...createPathData(steps), formerly: ['learning'] }), {
    'paths/reading/see': 'paths/reading/look',
    'paths/learning/look': 'paths/reading/look',
    'paths/learning/see': 'paths/reading/look',
    'paths/learning/do': 'paths/reading/do',
  });
});

test('says the same under a base path, for progress is kept without it', () => {
  const entries = createEntries({ api: { formerly: ['abi'] } });
  assert.deepEqual(findRenamed(createCatalog(entries, '/base/')), {
    'resources/abi': 'resources/api',
  });
});

function renamedWith(data: ReturnType<typeof createPathData>): Record<string, string> {
  const paths = [
    { id: 'reading', data },
    { id: 'writing', data: createPathData() },
  ];
  return findRenamed(createCatalog(createEntries({}, { paths }), '/'));
}
