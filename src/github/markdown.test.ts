import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress, formatCode, formatCodeBlock } from './markdown.ts';

const codes: [text: string, markdown: string][] = [
  ['plain', '`plain`'],
  ['@someone closes #4', '`@someone closes #4`'],
  ['<img src=x onerror=alert(1)> <!-- -->', '`<img src=x onerror=alert(1)> <!-- -->`'],
  ['a ` b', '``a ` b``'],
  ['`a', '`` `a ``'],
  ['```\n# head', '```` ``` # head ````'],
  ['one\r\n\r\n- two\u2028three', '`one - two three`'],
  ['\u202Eexe.\u2066txt\u200B\u0000', '`exe. txt`'],
  ['', '`  `'],
  ['\ud800half', '`half`'],
];

for (const [text, markdown] of codes)
  test(`shows ${JSON.stringify(text)} as text that does nothing`, () => {
    assert.equal(formatCode(text), markdown);
  });

test('cuts long text between characters', () => {
  assert.equal(formatCode('😀'.repeat(200), 3), '`😀😀😀…`');
});

const blocks: [text: string, markdown: string][] = [
  ['a: 1\n', '```yaml\na: 1\n```'],
  ['```\n# out', '````yaml\n```\n# out\n````'],
  ['`````` @someone', '```````yaml\n`````` @someone\n```````'],
  // A carriage return ends a line of Markdown too.
  ['a\r```\rb\u202e\u0000', '````yaml\na\\u000d```\\u000db\\u202e\\u0000\n````'],
  ['~~~\n</details><!--', '```yaml\n~~~\n</details><!--\n```'],
];

for (const [text, markdown] of blocks)
  test(`shows ${JSON.stringify(text)} as a block that stays closed`, () => {
    assert.equal(formatCodeBlock(text, 'yaml'), markdown);
  });

const addresses: [url: string, target: string | undefined][] = [
  ['https://example.org/a?b=1&c=2', 'https://example.org/a?b=1&amp;c=2'],
  ['https://example.org/a)>[x](y', 'https://example.org/a)%3E[x](y'],
  ['https://example.org/?`x\\y', 'https://example.org/?%60x%5Cy'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ['https://user:secret@example.org/', 'https://example.org/'],
  // A link to an issue elsewhere would show up in that issue.
  ['https://github.com/a/b/issues/4', 'https://redirect.github.com/a/b/issues/4'],
  ['javascript:alert(1)', undefined],
  ['nonsense', undefined],
  [`https://example.org/${'a'.repeat(3000)}`, undefined],
];

for (const [url, target] of addresses)
  test(`links ${url.slice(0, 60)} ${target === undefined ? 'not at all' : 'safely'}`, () => {
    const link = /\(\[open\]\(<(.*)>\)\)$/.exec(formatAddress(url))?.[1];
    assert.equal(link, target);
  });
