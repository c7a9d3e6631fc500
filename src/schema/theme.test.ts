import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrastOf, findReadable, formatRatio, isColour, surfaces } from './theme.ts';

// The first three are examples of WCAG and of WebAIM's contrast checker.
for (const [a, b, ratio] of [
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ffffff', '#ffffff', 1],
] as const)
  test(`"${a}" on "${b}" has a contrast of ${ratio}:1, both ways`, () => {
    assert.equal(contrastOf(a, b).toFixed(2), ratio.toFixed(2));
    assert.equal(contrastOf(a, b), contrastOf(b, a));
  });

test('a ratio is never rounded up to the limit', () => {
  assert.equal(formatRatio(4.499), '4.4:1');
});

test('a colour that cannot be read has a neighbour that can, on every ground of light and dark', () => {
  for (const grounds of Object.values(surfaces).map(Object.values) as string[][])
    for (const colour of ['#ffd60a', '#808080', '#0000ff', '#ff0000', '#ffffff', '#000000']) {
      const near = findReadable(colour, grounds) ?? '';
      for (const ground of grounds) assert.ok(contrastOf(near, ground) >= 4.5, `${colour} ${near}`);
    }
  assert.equal(findReadable('#0b5cad', Object.values(surfaces.light)), '#0b5cad');
});

test('only six hexadecimal digits are a colour', () => {
  assert.ok(isColour('#0B5cad'));
  for (const text of ['0b5cad', '#fff', '#0b5cad80', 'red', '#0b5cag', ' #0b5cad', 'url(#0b5cad)'])
    assert.ok(!isColour(text), text);
});
