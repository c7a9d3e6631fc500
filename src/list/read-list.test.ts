import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { arbitraryText } from '../../tests/arbitrary-text.ts';
import { id as idSchema } from '../schema/fields.ts';
import { describeList } from '../../tests/describe-list.ts';
import { nastyText } from '../../tests/visible-markdown.ts';
import { LONGEST_LIST } from './markdown.ts';
import { readList } from './read-list.ts';
import { runs } from '../../tests/runs.ts';

const FIXTURES = join(import.meta.dirname, '../../tests/fixtures/lists');

// What is expected of each was written down by a person who held it against the list.
for (const file of globSync('*.md', { cwd: FIXTURES }).sort())
  test(`reads ${file} as a person does`, () => {
    const list = readList(readFileSync(join(FIXTURES, file), 'utf8'), { path: file });
    const expected = readFileSync(join(FIXTURES, `${basename(file, '.md')}.txt`), 'utf8');
    assert.equal(describeList(list), expected);
  });

test('takes relative links into the repository, and those to its own pages out', () => {
  const text = `# Jam

## Fruit

- [Plum](notes/plum.md#pit) - A file.
- [Pear](/pear%20jam.md) - From the root.
- [Quince](../../outside.md)
- [Report a jar](https://github.com/someone/jam/issues/new)
- [Recipes of others](https://github.com/someone/jam/blob/main/docs/others.md)
- [Fruit](https://github.com/someone/jam#fruit)
- [Cherry](../stones/README.md) - What is in another folder is no README of the list.
- [How to help](CONTRIBUTING.md)
- [Write to us](jam@fruit.example)
`;
  const list = readList(text, {
    repository: 'https://github.com/someone/jam',
    path: 'lists/list.md',
  });
  assert.deepEqual(
    list.resources.map(({ url }) => url),
    [
      'https://github.com/someone/jam/blob/HEAD/lists/notes/plum.md#pit',
      'https://github.com/someone/jam/blob/HEAD/pear%20jam.md',
      'https://github.com/someone/jam/blob/main/docs/others.md',
      'https://github.com/someone/jam/blob/HEAD/stones/README.md',
    ],
  );
  assert.deepEqual(
    list.skipped.map(({ line, why }) => [line, why]),
    [
      [7, 'Its address is malformed.'],
      [8, 'It leads to the repository of the list itself.'],
      [10, 'It is part of a table of contents.'],
      [12, 'It leads to the repository of the list itself.'],
      [13, 'It does not lead to a web page.'],
    ],
  );
});

test('reports a link whose address holds a space, and reads no entry out of its halves', () => {
  const text = `# Jam

## Fruit

- [Plum](https://plum.example/a jar) - Dark.
- [Pear](https://pear.example/ "A title") - Light.
- Quince: see [the jar](https://quince.example/a jar), in code.
`;
  const { resources, issues } = readList(text, {});
  assert.deepEqual(
    resources.map(({ url }) => url),
    ['https://pear.example/'],
  );
  assert.deepEqual(
    issues.map(({ line, code, message }) => [line, code, message]),
    [
      [5, 'https://plum.example/a jar'],
      [7, 'https://quince.example/a jar'],
    ].map(([line, address]) => [
      line,
      'malformed-address',
      `"${address}" contains a space, so Markdown shows no link. Remove the space, or write "%20" in its place.`,
    ]),
  );
});

test('leaves out what is in front of the table of contents, if that is little', () => {
  const titles = ['Reed', 'Willow', 'Bamboo', 'Rush', 'Cane'];
  const contents = titles.map((title) => `- [${title}](#${title.toLowerCase()})`).join('\n');
  const topic = (title: string, entries: number) =>
    `## ${title}\n\n${Array.from({ length: entries }, (_, i) => `- [${title} ${i}](https://baskets.example/${title}/${i})\n`).join('')}`;
  const write = (entries: number) =>
    `# Baskets\n\n- [Our sponsor](https://sponsor.example/)\n\n${contents}\n\n${titles.map((title) => topic(title, entries)).join('\n')}`;
  const long = readList(write(20));
  assert.equal(long.resources.length, 100);
  assert.deepEqual(long.skipped[0], {
    line: 3,
    why: 'It is in front of the table of contents.',
    text: 'Our sponsor',
  });
  assert.equal(readList(write(2)).resources.length, 11);
});

test('names each topic of a list that stands below its table of contents', () => {
  const text = `# Ropes

Hello.

## Contents

- [Hemp](#hemp)
- [Jute](#jute)
- [Nylon](#nylon)
- [Sisal](#sisal)
- [Silk](#silk)

### Hemp

- [Old rope](https://ropes.example/old)

### Jute

- [Twine](https://ropes.example/twine)
`;
  const { topics, intro } = readList(text);
  assert.deepEqual(
    topics.map(({ title, part }) => [title, part]),
    [
      ['Hemp', undefined],
      ['Jute', undefined],
    ],
  );
  assert.deepEqual(intro, ['Hello.']);
});

for (const [name, text, code] of [
  ['too long', `- [a](https://a.example/)\n${'\n'.repeat(LONGEST_LIST)}`, 'list-too-large'],
  ['nested too deep', `${'> '.repeat(5000)}x`, 'list-too-complex'],
  ['too emphatic', `- ${'*a_ '.repeat(40_000)}`, 'list-too-complex'],
  ['full of character references', `- ${'&amp;'.repeat(20_000)}`, 'list-too-complex'],
] as const)
  test(`refuses a list that is ${name}`, () => {
    const { resources, issues } = readList(text);
    assert.deepEqual([resources.length, issues.map((issue) => issue.code)], [0, [code]]);
  });

for (const [name, text] of [
  ['more headings than calls have arguments', '## a\n'.repeat(130_000)],
  ['what is opened within what is opened', '<details><summary>a</summary>\n\n'.repeat(20_000)],
] as const)
  test(`reads ${name}`, () => {
    const { resources, issues } = readList(`${text}- [a](https://a.example/)\n`);
    assert.deepEqual([resources.length, issues], [1, []]);
  });

/** Lines of lists, good and bad ones; `#` becomes a number, so that each link is another one. */
const LINES = [
  '- [t#](https://h.example/#) - Text.',
  '  - [t#](https://h.example/#)',
  '      - [t#](https://h.example/#)',
  '    - [t#](https://h.example/#)',
  '- **[t#](https://h.example/#)** ⭐ `MIT`',
  '- Words (1999), A. Name [[pdf]](https://h.example/#)',
  '- Words with [t#](https://h.example/#) in them',
  '- <https://h.example/#>',
  '- https://h.example/#',
  '  - Code: [code](https://h.example/#)',
  '- No link',
  '- **Bold**',
  '-[t#](https://h.example/#)',
  '• [t#](https://h.example/#)',
  '- [t#] (https://h.example/#)',
  '- [![t#](https://h.example/p.png)](https://h.example/#)',
  '  - [![t#](https://h.example/p.png)](https://h.example/#)',
  '- [t#](#t#)',
  '- [t#](mailto:t#@h.example)',
  '- [t#][ref]',
  '[ref]: https://h.example/#',
  '| [t#](https://h.example/#) | text |',
  '|---|---|',
  '| a | b |',
  '# Heading',
  '## Heading [t#](https://h.example/#)',
  '### Heading',
  '## License',
  '**Label**',
  '**Path A: Walk**',
  '1. Step [t#](https://h.example/#)',
  '> Quote [t#](https://h.example/#)',
  '> - Quote [t#](https://h.example/#)',
  'Text [t#](https://h.example/#).',
  '<!-- [t#](https://h.example/#) -->',
  '<li><a href="https://h.example/#">t#</a></li>',
  '- <a href="https://h.example/#">t#</a>',
  '<details><summary>Sum</summary>',
  '<details><summary><a href="https://h.example/#">t#</a> - Text</summary>',
  '<p><a href="https://h.example/#">t#</a> - Some text</p>',
  '[t#](https://h.example/#). Text.',
  '> **[t#](https://h.example/#)** <kbd>9</kbd> <kbd>MIT</kbd> text',
  '> * [t#](https://h.example/#)',
  '- Words - [t#](https://h.example/#) and more',
  '- ### Heading [t#](https://h.example/#)',
  '- <a href=https://h.example/#>`t#`</a>',
  '- `a` `b` [t#](https://h.example/#) `c` `d` - Text.',
  '- A. Name, "Words t#" [[pdf]](https://h.example/#)',
  '| t# | [👆](https://h.example/#) |',
  '### [↑](#top) Heading',
  '### [t#](https://h.example/#)',
  '[Website](https://h.example/#)',
  '  [![Website](https://h.example/p.png)](https://h.example/#)',
  '- [[ABCD](https://h.example/#)] Words t#. [code]',
  '- **t#** ([X](https://h.example/#), [Code](https://h.example/#)) - Words.',
  '| t# | [![Website](https://h.example/p.png)](https://h.example/#) |',
  '### 2024',
  '## News',
  '-'.repeat(80),
  '</details>',
  '```',
  '',
  '',
  '',
];
const lines = fc
  .array(fc.constantFrom(...LINES), { maxLength: 40 })
  .map((chosen) =>
    chosen.map((line, i) => line.replaceAll('#]', `${i}]`).replace(/(?<=[td/])#/g, String(i))),
  );

test('no link is lost: each is in an entry, a text or a step, or its line is left out with the reason', () => {
  fc.assert(
    fc.property(lines, (written) => {
      const list = readList(written.join('\n'));
      const known = JSON.stringify([list.resources, list.paths]);
      const texts = list.topics.map(({ body = '' }) => body.replaceAll('\\', '')).join('\n');
      // A badge is dropped from the line of its entry.
      const skipped = new Set([
        ...list.skipped.map(({ line }) => line),
        ...list.resources.flatMap(({ placements }) => placements.map(({ line }) => line)),
      ]);
      written.forEach((line, i) => {
        const number = /https:\/\/h\.example\/(\d+)/.exec(line)?.[1];
        if (number === undefined || skipped.has(i + 1)) return;
        const isKnown =
          known.includes(`"https://h.example/${number}"`) ||
          new RegExp(`h\\.example/${number}\\b`).test(texts) ||
          // What is defined goes where it is used.
          (line.startsWith('[ref]') &&
            written.some((other, n) => n !== i && other.includes('[ref]')));
        assert.ok(isKnown, `line ${i + 1}, ${JSON.stringify(line)} of\n${written.join('\n')}`);
      });
    }),
    { numRuns: runs(400) },
  );
});

test('whatever the text, what is read has its form', () => {
  const text = fc.oneof(
    arbitraryText({ maxLength: 300 }),
    fc
      .array(fc.oneof(fc.constantFrom(...LINES), nastyText), { maxLength: 12 })
      .map((all) => all.join('\n')),
  );
  fc.assert(
    fc.property(text, (source) => {
      const { resources, topics, skipped } = readList(source);
      const topicIds = new Map(topics.map((topic) => [topic.id, topic]));
      const ids = resources.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const { id, title, url, placements } of resources) {
        assert.ok(idSchema.safeParse(id).success, id);
        assert.notEqual(title, '');
        if (url !== undefined) assert.match(url, /^https?:/i);
        for (const { topic, section, group } of placements) {
          const sections = topicIds.get(topic)?.sections;
          assert.ok(sections, topic);
          const found = sections.find((one) => one.id === section);
          assert.equal(found?.id, section);
          assert.equal(found?.groups.find((one) => one.id === group)?.id, group);
        }
      }
      const last = source.split(/\r\n?|\n/).length;
      for (const { line } of skipped) assert.ok(line >= 1 && line <= last);
    }),
    { numRuns: runs(400) },
  );
});

const word = fc
  .array(fc.constantFrom('ash', 'birch', 'cedar', 'elm', 'fir', 'gum', 'oak'), {
    minLength: 2,
    maxLength: 4,
  })
  .map((words) => words.join(' '));
const entry = fc.record({ title: word, summary: fc.option(word.map((text) => `${text}.`)) });
const section = fc.record({
  title: word,
  entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
});
const topic = fc.record({
  title: word,
  entries: fc.array(entry, { maxLength: 4 }),
  sections: fc.array(section, { minLength: 1, maxLength: 3 }),
});

test('what is written as a list is read as it was meant', () => {
  fc.assert(
    fc.property(
      fc.array(topic, { minLength: 2, maxLength: 4 }),
      fc.constantFrom('-', '*', '+'),
      fc.constantFrom(' - ', ' – ', ': ', ' — ', ', '),
      (topics, bullet, separator) => {
        const expected: unknown[] = [];
        const written = ['# Trees', ''];
        const write = (entries: { title: string; summary: string | null }[], place: string[]) => {
          for (const { title, summary } of entries) {
            const url = `https://trees.example/${written.length}`;
            written.push(
              `${bullet} [${title}](${url})${summary === null ? '' : separator + summary}`,
            );
            expected.push([title, url, summary ?? undefined, ...place, written.length]);
          }
          written.push('');
        };
        for (const { title, entries, sections } of topics) {
          written.push(`## ${title}`, '');
          write(entries, [title]);
          for (const part of sections) {
            written.push(`### ${part.title}`, '');
            write(part.entries, [title, part.title]);
          }
        }
        const list = readList(written.join('\n'));
        const read = list.resources.map(({ title, url, summary, placements: [place] }) => {
          const at = list.topics.find(({ id }) => id === place?.topic);
          const within = at?.sections.find(({ id }) => id === place?.section);
          return [title, url, summary, at?.title, ...(within ? [within.title] : []), place?.line];
        });
        assert.deepEqual(read, expected);
        assert.deepEqual([list.skipped, list.issues], [[], []]);
      },
    ),
  );
});
