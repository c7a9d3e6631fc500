import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTitle } from './list-title.ts';

for (const [name, headings, repository, expected] of [
  ['the first heading', ['Awesome Looms', 'Books'], 'somewhere', 'Awesome Looms'],
  ['no heading behind the contents', ['Table of Contents', 'Looms'], 'spools', undefined],
  ['but the one that has its name', ['Contents', 'The Hand Looms'], 'hand-looms', 'Hand Looms'],
  [
    'the words of the repository, if the first heading is an advertisement',
    ['Weave faster with Shuttle, out now!', 'Get free hand looms today', 'Books'],
    'hand-looms',
    'hand looms',
  ],
  [
    'another heading, if none has the words of the repository',
    ['Weave faster with Shuttle, out now!', 'Looms'],
    'spools',
    'Looms',
  ],
  ['a heading that only sounds like an advertisement', ['Looms!'], 'spools', 'Looms!'],
  ['no heading about the list itself', ['Sponsors', 'Contents'], 'looms', undefined],
] as const)
  test(`takes as the title ${name}`, () => {
    const found = findTitle(
      headings.map((title) => ({ title })),
      repository,
    );
    assert.equal(found?.title, expected);
  });
