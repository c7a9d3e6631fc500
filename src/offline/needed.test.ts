import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSurplus, neededBy } from './keeping.ts';
import { measureFiles, type OfflineManifest } from './offline-manifest.ts';

const manifest: OfflineManifest = {
  version: '1',
  small: false,
  core: [''],
  files: { '': ['a', 1], 'a/': ['b', 10], 'b/': ['c', 100], 'c.svg': ['d', 1000] },
  paths: {
    first: { title: 'First', address: 'a/', needs: ['', 'a/', 'c.svg'] },
    second: { title: 'Second', address: 'b/', needs: ['a/', 'b/'] },
  },
};

test('kept paths need their files once, and none of the core', () => {
  assert.deepEqual(neededBy(['first', 'second'], manifest), ['a/', 'c.svg', 'b/']);
  assert.deepEqual(neededBy(['second'], manifest), ['a/', 'b/']);
});

test('the whole catalog needs everything beyond the core', () => {
  assert.deepEqual(neededBy(['*'], manifest), ['a/', 'b/', 'c.svg']);
});

test('a path that no longer exists needs nothing', () => {
  assert.deepEqual(neededBy(['gone'], manifest), []);
});

test('of what is too much the oldest go', () => {
  assert.deepEqual(findSurplus(['oldest', 'older', 'new'], 2), ['oldest']);
  assert.deepEqual(findSurplus(['a', 'b'], 2), []);
});

test('pages and bytes are counted once, and what is unknown not at all', () => {
  assert.deepEqual(measureFiles(manifest, ['', 'a/', 'a/', 'c.svg', 'gone/']), {
    pages: 2,
    bytes: 1011,
  });
});
