import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findMarkup, nastyText, textOf, visible } from '../../tests/visible-markdown.ts';
import {
  address,
  code,
  fitsAsBlock,
  formatDocument,
  formatTitle,
  join,
  link,
  list,
  prose,
  own,
  plain,
} from './markdown.ts';
import { runs } from '../../tests/runs.ts';

const codes: [text: string, markdown: string][] = [
  ['plain', '`plain`'],
  ['@someone closes #4', '`@someone closes #4`'],
  ['<img src=x onerror=alert(1)> <!-- -->', '`<img src=x onerror=alert(1)> <!-- -->`'],
  ['a ` b', '``a ` b``'],
  ['`a', '`` `a ``'],
  ['```\n# head', '```` ``` # head ````'],
  ['one\r\n\r\n- two\u2028three\u0085four', '`one - two three four`'],
  [
    '\u202Eexe.\u2066txt\u200B\u0000\u001b]8;;x',
    '`\\u202eexe.\\u2066txt\\u200b\\u0000\\u001b]8;;x`',
  ],
  ['', '`  `'],
  [' \u00a0\t', '`  `'],
  ['\ud800half', '`\\ud800half`'],
  ['a\\', '`a\\`'],
];

for (const [text, markdown] of codes)
  test(`shows ${JSON.stringify(text)} as text that does nothing`, () => {
    assert.equal(code(text).toString(), markdown);
  });

const cuts: [name: string, text: string, most: number, markdown: string][] = [
  ['characters of two units', '😀'.repeat(200), 3, '`😀😀😀…`'],
  ['what is read as one character', 'abe\u0301\u0302c', 4, '`ab…`'],
  ['codes of hidden characters', `a${'\u200b'.repeat(13_000)}`, 9, '`a\\u200b…`'],
  ['long codes', '\u{e0041}\u{e0041}', 10, '`\\u{e0041}…`'],
  [
    'a letter under a thousand marks',
    `a${'\u0301'.repeat(1000)}`,
    5,
    `\`a${'\u0301'.repeat(4)}…\``,
  ],
  ['spaces', `a${' '.repeat(60_000)}b`, 9, '`a b`'],
];

for (const [name, text, most, markdown] of cuts)
  test(`cuts between ${name}`, () => {
    assert.equal(code(text, most).toString(), markdown);
  });

const lines: [line: { toString: () => string }, markdown: string][] = [
  [prose`adds ${'a'}${'b'}`, 'adds `ab`'],
  [prose`${'`'}${'`'}`, '``` `` ```'],
  [prose`our own \`code\`${'x'}${own('`y`')}`, 'our own `code` `x` `y`'],
  [prose`a \\${'x'}`, 'a \\ `x`'],
  [prose`${1234} of ${own('**ours**')}`, '1,234 of **ours**'],
  [join([prose`${'a'}`, prose`${'b'}`]), '`ab`'],
  [join([prose`${'a'}`, prose`${'b'}`], ', '), '`a`, `b`'],
  [own('two\n\n# lines'), 'two # lines'],
  [
    link('page', 'https://a.example/(b)?c&d <e>'),
    '[page](https://a.example/%28b%29?c&amp;d%20%3Ce%3E)',
  ],
];

for (const [line, markdown] of lines)
  test(`writes ${markdown}`, () => {
    assert.equal(line.toString(), markdown);
  });

const plainOnes = ['adds ', ' to ', ' › ', 'gives it the title “', 'pieces: ', '10,000'];
const notPlain = [
  'GH-5',
  ':skull:',
  'a.example',
  'x@y',
  '#1',
  'in 0123456789abcdef0123456789abcdef01234567',
  'in DEADBEE',
  '- a',
  '\n\n# a',
  '$a$',
  'a_b_',
  '\\',
];

test('takes only words for ours that can do nothing', () => {
  for (const words of plainOnes) assert.equal(plain(words).toString(), words);
  for (const words of notPlain) assert.match(plain(words).toString(), /^`.*`$/, words);
});

const blocks: [text: string, markdown: string][] = [
  ['a: 1\n', '```yaml\na: 1\n```'],
  ['```\n# out', '````yaml\n```\n# out\n````'],
  ['`````` @someone', '```````yaml\n`````` @someone\n```````'],
  // A carriage return ends a line of Markdown too.
  ['a\r```\rb\u202e\u0000', '````yaml\na\\u000d```\\u000db\\u202e\\u0000\n````'],
  ['~~~\n</details><!--', '```yaml\n~~~\n</details><!--\n```'],
  ['\u200b'.repeat(13_000), 'Too long.'],
];

for (const [text, markdown] of blocks)
  test(`shows ${JSON.stringify(text.slice(0, 40))} as a block that stays closed, or not at all`, () => {
    const block = {
      text,
      language: 'yaml',
      instead: prose`Too long.`,
    };
    assert.equal(formatDocument([block]), markdown);
    assert.equal(fitsAsBlock(text), markdown !== 'Too long.');
  });

const addresses: [url: string, target: string | undefined][] = [
  ['https://example.org/a?b=1&c=2', 'https://example.org/a?b=1&amp;c=2'],
  ['https://example.org/a)>[x](y', 'https://example.org/a)%3E[x](y'],
  ['https://example.org/?`x\\y', 'https://example.org/?%60x%5Cy'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ['https://user:secret@example.org/', 'https://example.org/'],
  // A link to an issue elsewhere would show up in that issue.
  ['https://github.com/a/b/issues/4', 'https://redirect.github.com/a/b/issues/4'],
  ['https://GitHub.com.:443/a/b/issues/4', 'https://redirect.github.com/a/b/issues/4'],
  ['https://www.github.com/a/b/issues/4', 'https://redirect.github.com/a/b/issues/4'],
  ['javascript:alert(1)', undefined],
  ['nonsense', undefined],
  [`https://example.org/${'a'.repeat(3000)}`, undefined],
];

for (const [url, target] of addresses)
  test(`links ${url.slice(0, 60)} ${target === undefined ? 'not at all' : 'safely'}`, () => {
    const found = /\(\[open\]\(<(.*)>\)\)$/.exec(address(url).toString())?.[1];
    assert.equal(found, target);
  });

test('leaves out whole items of what is too much, and says how many', () => {
  const items = Array.from({ length: 900 }, (_, i) => prose`${i} ${'字'.repeat(200)}`);
  const text = formatDocument([prose`Head`, list(items, 5000), prose`After`], {
    marker: '<!-- ours -->',
    whenCut: prose`There is more.`,
  });
  assert.ok(Buffer.byteLength(text) < 65_536, String(Buffer.byteLength(text)));
  const [, last, count] =
    /\n- (\d+) `字{160}…`\n- and ([\d,]+) more\n\nAfter\n\nThere is more\.$/.exec(text) ?? [];
  assert.equal(Number(last) + 1 + Number(count?.replace(',', '')), 5000);
});

test('a title is one line and no longer than the host takes', () => {
  assert.equal(formatTitle('Add a\n\u202eb'), 'Add a \\u202eb');
  assert.equal([...formatTitle('é'.repeat(999))].length, 251);
});

const unspaced = (text: string) => text.replaceAll(/\s+/g, '');

test('nothing that strangers write does anything, side by side and wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.array(nastyText, { minLength: 4, maxLength: 4 }),
      ([a = '', b = '', c = '', d = '']) => {
        const text = formatDocument([
          prose`${a}${b} and ${c}`,
          prose`${d}`,
          list([prose`${a}`, prose`${b}${c}${d}`, prose`**Ours** ${c}: ${d}.`]),
          {
            text: `${a}\n${b}`,
            language: 'yaml',
            instead: prose`no`,
          },
          prose`### ${a}`,
        ]);
        assert.deepEqual(findMarkup(text), {
          kinds: ['code', 'heading', 'list', 'listItem', 'strong'],
          urls: [],
          words: '',
        });
        const shown = (...texts: string[]) => texts.map((one) => visible(one)).join('');
        const expected = [
          `${shown(a, b)} and ${shown(c)}`,
          shown(d),
          shown(a),
          shown(b, c, d),
          `Ours ${shown(c)}: ${shown(d)}.`,
        ];
        assert.deepEqual(textOf(text).slice(0, 5).map(unspaced), expected.map(unspaced));
      },
    ),
    { numRuns: runs(200) },
  );
});
