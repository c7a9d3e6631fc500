import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rewriteAddresses, addArchive } from './content-changes.ts';

const TARGETS = new Map([
  ['http://docs.example/old', 'https://docs.example/new'],
  ['http://docs.example/', 'https://www.docs.example/'],
]);

const TABLE: [what: string, file: string, before: string, after: string][] = [
  [
    'a plain value, between comments',
    'a.yaml',
    '# one\ntitle:   "x"  # two\n# three\nurl: http://docs.example/old\n\n\nnote: y\n',
    '# one\ntitle:   "x"  # two\n# three\nurl: https://docs.example/new\n\n\nnote: y\n',
  ],
  [
    'quoted values, and lines that end as on Windows',
    'a.yaml',
    'url: \'http://docs.example/old\'\r\nstart:\r\n  - { at: x, url: "http://docs.example/old" }\r\n',
    'url: \'https://docs.example/new\'\r\nstart:\r\n  - { at: x, url: "https://docs.example/new" }\r\n',
  ],
  [
    'a value on lines of its own',
    'a.yaml',
    'url: >-\n  http://docs.example/old\nnote: y\n',
    'url: >-\n  https://docs.example/new\nnote: y\n',
  ],
  [
    'an address without its last slash, and in another case',
    'a.yaml',
    'url: HTTP://Docs.example\nevidence: http://docs.example\n',
    'url: https://www.docs.example/\nevidence: https://www.docs.example/\n',
  ],
  [
    'nothing of the fragment',
    'a.yaml',
    'url: http://docs.example/old#part-2\n',
    'url: https://docs.example/new#part-2\n',
  ],
  [
    'no longer address that begins alike, and no words',
    'a.yaml',
    'url: http://docs.example/old/more\nnote: See http://docs.example/old.\n',
    'url: http://docs.example/old/more\nnote: See http://docs.example/old.\n',
  ],
  [
    'frontmatter and links of a body, not their words',
    'a.mdx',
    '---\ntitle: x\nsteps:\n  - url: http://docs.example/old\n---\n\nSee [http://docs.example/old](http://docs.example/old#a "http://docs.example/old"),\n`http://docs.example/old` and [two](<http://docs.example/old>).\n\n[three]: http://docs.example/old\n\n<a href="http://docs.example/old">http://docs.example/old</a>\n',
    '---\ntitle: x\nsteps:\n  - url: https://docs.example/new\n---\n\nSee [http://docs.example/old](https://docs.example/new#a "http://docs.example/old"),\n`http://docs.example/old` and [two](<https://docs.example/new>).\n\n[three]: https://docs.example/new\n\n<a href="https://docs.example/new">http://docs.example/old</a>\n',
  ],
  [
    'no value of which YAML may have cut the end',
    'a.yaml',
    'url: http://docs.example/old #three\n',
    'url: http://docs.example/old #three\n',
  ],
  [
    'nothing that is written with an escape',
    'a.yaml',
    'url: "http://docs.example/\\u006fld"\n',
    'url: "http://docs.example/\\u006fld"\n',
  ],
];

test('leaves a text alone in which the new address would read as another', () => {
  const targets = new Map([['http://docs.example/old', "https://docs.example/a,b')"]]);
  for (const [file, text] of [
    ['a.yaml', 'start: [{ url: http://docs.example/old }]\n'],
    ['a.yaml', "url: 'http://docs.example/old'\n"],
    ['a.mdx', '---\ntitle: x\n---\n\n[x](http://docs.example/old)\n'],
    ['a.mdx', "---\ntitle: x\n---\n\n<a href='http://docs.example/old'>x</a>\n"],
  ] as const)
    assert.equal(rewriteAddresses(file, text, targets), text);
  assert.equal(
    rewriteAddresses('a.yaml', 'url: http://docs.example/old\n', targets),
    "url: https://docs.example/a,b')\n",
  );
});

for (const [what, file, before, after] of TABLE) {
  test(`rewrites ${what}`, () => {
    assert.equal(rewriteAddresses(file, before, TARGETS), after);
    assert.equal(rewriteAddresses(file, after, TARGETS), after);
  });
}

const COPY = {
  url: 'https://archive.example/web/20240503101112/https://a.example/',
  captured: '2024-05-03',
};
const LINE =
  "archive: { url: 'https://archive.example/web/20240503101112/https://a.example/', captured: 2024-05-03 }";

test('adds a copy on a line of its own below the address', () => {
  assert.equal(
    addArchive('# top\ntitle: A\nurl: https://a.example/ # here\nkind: tool\n', COPY),
    `# top\ntitle: A\nurl: https://a.example/ # here\n${LINE}\nkind: tool\n`,
  );
  assert.equal(addArchive('url: https://a.example/', COPY), `url: https://a.example/\n${LINE}\n`);
  assert.equal(
    addArchive('url: >-\r\n  https://a.example/\r\nkind: tool\r\n', COPY),
    `url: >-\r\n  https://a.example/\r\n${LINE}\r\nkind: tool\r\n`,
  );
});

test('leaves a resource alone that has a copy, or no address', () => {
  for (const text of ['url: https://a.example/\narchive: {}\n', 'title: A\n', '- url: x\n', ''])
    assert.equal(addArchive(text, COPY), text);
});
