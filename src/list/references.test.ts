import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutAtInitials, readAuthors, readBrackets } from './references.ts';

for (const [text, authors, more] of [
  ['Dora Elm & Finn Gorse', ['Dora Elm', 'Finn Gorse'], undefined],
  ['A. Braid, B. Splice, and C. Hitch.', ['A. Braid', 'B. Splice', 'C. Hitch'], undefined],
  ['Cedar et al.', ['Cedar'], true],
  ['Ronen Ash (Editor)', ['Ronen Ash'], undefined],
  ['Ludwig van der Berg', ['Ludwig van der Berg'], undefined],
  ['山田太郎', ['山田太郎'], undefined],
] as const)
  test(`reads the authors "${text}"`, () => {
    assert.deepEqual(readAuthors(text), { authors, ...(more && { moreAuthors: more }) });
  });

for (const text of ['annual conference', 'in 3 volumes', 'use a translator', '', 'x'.repeat(1000)])
  test(`reads no authors in "${text.slice(0, 20)}"`, () => {
    assert.equal(readAuthors(text), undefined);
  });

for (const [text, expected] of [
  ['Alder & Birch, 1974', { authors: ['Alder', 'Birch'], year: 1974 }],
  [
    'Cedar et al., Journal of Bees 2005',
    { authors: ['Cedar'], moreAuthors: true, venue: 'Journal of Bees', year: 2005 },
  ],
  ['2005', { year: 2005 }],
  ['since 2005', undefined],
  ['Alder', undefined],
] as const)
  test(`reads in brackets "${text}"`, () => {
    assert.deepEqual(readBrackets(text), expected);
  });

test('cuts a title where initials begin', () => {
  assert.deepEqual(cutAtInitials('Turns without friction, D. Loop and E. Sling'), {
    title: 'Turns without friction',
    reference: { authors: ['D. Loop', 'E. Sling'] },
  });
  assert.equal(cutAtInitials('Turns, with friction'), undefined);
});
