import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createListForm, formatNewEntry } from './list-form.ts';
import { readList } from './read-list.ts';

const entry = { title: 'Millet', url: 'https://millet.example/', summary: 'A small grain' };
const placesOf = (...lines: string[]) => {
  const text = `# Bread\n\n## Grain\n\n${lines.join('\n')}\n`;
  return createListForm(readList(text), text, 'README.md');
};
const add = (lines: string[], given = entry) => {
  const [place] = placesOf(...lines);
  assert.ok(place);
  return formatNewEntry(place, given);
};

for (const [name, lines, expected] of [
  [
    'in the order of the alphabet',
    ['Barley', 'Oat', 'Rye'].map((title) => `* [${title}](https://${title}.example/) – About it.`),
    { text: '* [Millet](https://millet.example/) – A small grain.', below: 5 },
  ],
  [
    'at the end where there is no order',
    ['Rye', 'Oat', 'Wheat'].map((title) => `- [${title}](https://${title}.example/): about it`),
    { text: '- [Millet](https://millet.example/): A small grain', below: 7 },
  ],
  [
    'before the first one',
    ['Oat', 'Rye', 'Wheat'].map((title) => `- [${title}](https://${title}.example/)`),
    { text: '- [Millet](https://millet.example/) - A small grain.', below: 4 },
  ],
  [
    'as a row of a table',
    ['| Name | About | By |', '| --- | --- | --- |', '| [Rye](https://rye.example/) | Dark | Jo |'],
    { text: '| [Millet](https://millet.example/) | A small grain |  |', below: 7 },
  ],
  [
    'with the next number',
    ['1. [Rye](https://rye.example/) - Dark.', '2. [Oat](https://oat.example/) - Light.'],
    { text: '3. [Millet](https://millet.example/) - A small grain.', below: 6 },
  ],
] as const)
  test(`a new entry is written as those around it: ${name}`, () => {
    assert.deepEqual(add([...lines]), expected);
  });

test('the new line is read as just that entry, whatever it holds', () => {
  for (const given of [
    entry,
    {
      title: 'A [b] *c* `d` <e> \\',
      url: 'https://a.example/(b) c',
      summary: '[x](y) <b> _z_ | |',
    },
    { title: 'Nothing more', url: 'https://a.example/', summary: '' },
  ]) {
    const { text } = add(['- [Rye](https://rye.example/) - Dark.'], given);
    const { resources } = readList(`# Bread\n\n## Grain\n\n${text}\n`);
    assert.equal(resources.length, 1, text);
    assert.equal(resources[0]?.title, given.title);
    assert.equal(resources[0].summary ?? '', given.summary === '' ? '' : `${given.summary}.`);
  }
});

test('places are named by their headings', () => {
  const text =
    '# Bread\n\n## A\n\n- [x](https://x.example/)\n\n### B\n\n- [y](https://y.example/)\n\n## C\n\n- [z](https://z.example/)\n';
  const places = createListForm(readList(text), text, 'README.md');
  assert.deepEqual(
    places.map(({ label }) => label),
    ['A', 'A › B', 'C'],
  );
});
