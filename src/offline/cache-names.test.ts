import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOutdated, findOwn, namesOf, notesOf } from './cache-names.ts';

const here = [...Object.values(namesOf('/', 'new')), notesOf('/')];
const old = Object.values(namesOf('/', 'old'));
const below = [...Object.values(namesOf('/list/', 'old')), notesOf('/list/')];
const foreign = ['pictures', 'cairn', 'cairn:'];

test('caches of other versions are outdated, notes never are', () => {
  assert.deepEqual(findOutdated([...here, ...old], '/', 'new'), old);
});

test('caches of sites at other base paths and of other programs are left alone', () => {
  assert.deepEqual(findOwn([...here, ...old, ...below, ...foreign], '/'), [...here, ...old]);
  assert.deepEqual(findOwn([...here, ...old, ...below, ...foreign], '/list/'), below);
});
