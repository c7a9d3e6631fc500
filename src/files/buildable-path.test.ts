import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeUnbuildable } from '../build/output-folder.ts';

for (const [folder, character] of [
  ['/home/a/c# lists', '"#"'],
  ['/home/100%/list', '"%"'],
  ['/home/what?', '"?"'],
  ['/home/st*r', '"*"'],
  ['/home/the "list"', '"\\""'],
  ['/home/back\\slash', '"\\\\"'],
  ['/home/tab\there', '"\\t"'],
  ['/home/two\nlines', '"\\n"'],
] as const)
  test(`${JSON.stringify(folder)} is named before a build begins`, () => {
    assert.equal(
      describeUnbuildable(folder, false),
      `the path ${JSON.stringify(folder)} holds ${character}, below which Vite finds no file. Move it to a folder without that.`,
    );
  });

test('blanks, other signs and letters of any script are fine', () => {
  for (const folder of [
    '/home/Zoë/My lists (2)/仮想化',
    "/a/it's [b] {c,d} $e `f` ~g^|<>:;&!+@=",
    '/-a',
  ])
    assert.equal(describeUnbuildable(folder, false), undefined);
  assert.equal(describeUnbuildable('C:\\Users\\Zoë', true), undefined);
});
