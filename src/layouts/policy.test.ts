import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInlineStyle, formatCssString } from './policy.ts';

test('an inline style ends with the foot of its sheets, and the policy names all of it', () => {
  assert.deepEqual(createInlineStyle('a{color:red}\n', 'A · Path'), {
    text: 'a{color:red}@page{@bottom-left{content:"A · Path"}}',
    source: "'sha256-dvOcFih4abWI/CivstPZQKT2vQBsTLZHorrc+e/ssEw='",
  });
});

const texts: [text: string, string: string][] = [
  ['A · From Theory to Code', '"A · From Theory to Code"'],
  ['"</style>\\', '"\\22 \\3c \\2f style\\3e \\5c "'],
  ['Größe\n', '"Größe\\a "'],
];

for (const [text, string] of texts) {
  test(`${JSON.stringify(text)} is a CSS string`, () => {
    assert.equal(formatCssString(text), string);
  });
}
