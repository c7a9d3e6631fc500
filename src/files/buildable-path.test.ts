import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeUnbuildable } from './buildable-path.ts';

for (const folder of ['/home/a/c# lists', '/home/100%/list', '/home/what?'])
  test(`${folder} is named before a build begins`, () => {
    const [character] = /[#?%]/.exec(folder) ?? [];
    assert.equal(
      describeUnbuildable(folder),
      `the path "${folder}" holds "${character ?? ''}", below which Vite finds no file. Move the project to a folder without it.`,
    );
  });

test('blanks and letters of any script are fine', () => {
  assert.equal(describeUnbuildable('/home/Zoë/My lists (2)/仮想化'), undefined);
});
