import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { nameOfList } from './find-origin.ts';

test('calls a list as its file or, if that says nothing, as its repository', () => {
  const root = '/home/baker/bread';
  const url = 'https://github.com/someone/loaves';
  assert.equal(nameOfList('docs/ovens.md', { url, root }), 'ovens');
  assert.equal(nameOfList('Readme.md', { url, root }), 'loaves');
  assert.equal(nameOfList('README.md', { root }), 'bread');
  assert.equal(nameOfList('README.md', { root: '.' }), basename(process.cwd()));
  assert.equal(nameOfList('README.md', { root: '/' }), 'README');
});
