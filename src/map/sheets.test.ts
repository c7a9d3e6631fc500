import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalog, LearningPath } from '../catalog/catalog.ts';
import { findMapSheets } from './sheets.ts';

/** The names of the sheets of paths with so many steps. */
function nameSheets(...counts: number[]): string[] {
  const paths = counts.map(
    (count, i) =>
      ({ letter: String.fromCharCode(65 + i), steps: Array(count).fill({}) }) as LearningPath,
  );
  const pages = { home: '/' } as Catalog['pages'];
  return findMapSheets({ paths, topics: [], pages }).map(({ name, href }) => `${name} ${href}`);
}

test('paths share a map as long as it is one that a reader takes in', () => {
  assert.deepEqual(nameSheets(), [' /map/']);
  assert.deepEqual(nameSheets(70), ['A /map/']);
  assert.deepEqual(nameSheets(5, 5, 5, 5, 5, 5, 5), ['A–G /map/']);
  assert.deepEqual(nameSheets(15, 15, 15, 15, 15), ['A–D /map/', 'E /map/2/']);
  assert.deepEqual(nameSheets(...Array<number>(14).fill(4)), [
    ...['A–F /map/', 'G–L /map/2/', 'M–N /map/3/'],
  ]);
});
