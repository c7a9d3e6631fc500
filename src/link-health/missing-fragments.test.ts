import assert from 'node:assert/strict';
import test from 'node:test';
import { findMissingFragments } from './classify-page.ts';

const anchors = ['intro', 'user-content-usage', 'größe', 'a b', '100%'];
const rows: [fragment: string, missing: boolean][] = [
  ['intro', false],
  ['Intro', true],
  ['usage', false],
  ['gr%C3%B6%C3%9Fe', false],
  ['größe', false],
  ['a%20b', false],
  ['100%', false],
  ['nowhere', true],
  [':~:text=EPT', false],
  ['intro:~:text=EPT', false],
  ['nowhere:~:text=EPT', true],
  ['/route', false],
  ['!route', false],
  ['L12', false],
  ['L12-L20', false],
  ['L12-20', false],
  ['L12C3-L14C5', false],
  ['n512', false],
  ['Lists', true],
  ['top', false],
  ['', false],
];

for (const [fragment, missing] of rows)
  test(`#${fragment} is ${missing ? 'missing' : 'there'}`, () => {
    const page = { url: 'https://example.org/', text: '', anchors };
    assert.deepEqual(findMissingFragments([fragment, fragment], page), missing ? [fragment] : []);
  });

test('nothing is missing where the page was not read whole', () => {
  assert.deepEqual(findMissingFragments(['x'], { url: 'https://example.org/', text: '' }), []);
  assert.deepEqual(findMissingFragments(['x'], undefined), []);
});
