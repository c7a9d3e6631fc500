import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arbitraryText } from '../../../tests/arbitrary-text.ts';
import { findFacts, readHead, cleanText, removeSiteName } from './read-page.ts';
import type { PageFacts } from './values.ts';
import fc from 'fast-check';
import { findHiddenCharacter } from '../../text/hidden-character.ts';

const cases: [name: string, html: string, facts: PageFacts][] = [
  ['an empty page', '', {}],
  [
    'a plain page',
    '<html lang="en"><title> KVM API\n Tutorial </title>',
    { title: 'KVM API Tutorial', language: 'en' },
  ],
  [
    'a page that names its site',
    '<title>Using KVM [LWN.net]</title><meta property="og:site_name" content="LWN.net">',
    { title: 'Using KVM' },
  ],
  [
    'a paper',
    `<title>ACM | Formal Requirements</title><meta name="citation_title" content="Formal Requirements">
     <meta name="citation_author" content="Popek, Gerald J."><meta name="citation_author" content="Goldberg, Robert P.">
     <meta name="citation_publication_date" content="1974/07/01"><meta name="author" content="Somebody else">`,
    {
      title: 'Formal Requirements',
      authors: ['Popek, Gerald J.', 'Goldberg, Robert P.'],
      year: 1974,
    },
  ],
  [
    'an article with properties of Open Graph',
    `<html lang="pt_br"><meta property="og:title" content="Virtio">
     <meta property="article:published_time" content="2019-03-04T05:06:07Z">
     <meta property="article:author" content="https://social.example/ada">`,
    { title: 'Virtio', year: 2019, language: 'pt-BR' },
  ],
  [
    'an article in Dublin Core',
    '<meta name="DC.title" content="SLAT"><meta name="DC.creator" content="Ada; Ben"><meta name="DC.date" content="12 May 2008"><meta name="DC.language" content="de">',
    { title: 'SLAT', authors: ['Ada', 'Ben'], year: 2008, language: 'de' },
  ],
  [
    'an article in JSON-LD',
    `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","headline":"The site","author":"Nobody"},
     {"@type":["TechArticle"],"headline":"Nested paging","author":[{"name":"Ada"},"Ben",[["Cy"]],7],"datePublished":"2021-01-02"}]}</script>`,
    { title: 'Nested paging', authors: ['Ada', 'Ben'], year: 2021 },
  ],
  [
    'a site that is its own author',
    '<meta name="author" content="Example"><meta property="og:site_name" content="Example"><meta name="author" content="@handle">',
    {},
  ],
  [
    'a language and a date that are none',
    '<html lang="x-klingon!"><title>T</title><meta name="date" content="yesterday 123456">',
    { title: 'T' },
  ],
  [
    'a hostile page',
    `<title>\u001b[2J\u202eKVM &lt;script&gt;alert(1)&lt;/script&gt;\u0000 ${'long '.repeat(40)}</title>
     <meta name="author" content="\u001b[31mAda\u2066">`,
    { title: `KVM <script>alert(1)</script> ${'long '.repeat(18).trim()}`, authors: ['Ada'] },
  ],
];

for (const [name, html, facts] of cases)
  test(`finds what ${name} says`, () => {
    assert.deepEqual(findFacts(readHead(html)), facts);
  });

test('keeps as many authors as fit, and one more where there are more', () => {
  const html = Array.from(
    { length: 50 },
    (_, i) => `<meta name="citation_author" content="A ${i}">`,
  );
  const { authors } = findFacts(readHead(html.join('')));
  assert.equal(authors?.length, 41);
});

test('reads title, language and metadata by any of their names', () => {
  const { title, language, metas } = readHead(`<!doctype html><html lang="de"><head>
    <meta name="Citation_Author" content="Ada"><meta name="citation_author" content="Ben">
    <meta property="og:title" content="Größe &amp; Form"><meta http-equiv="content-language" content="de">
    <meta name="empty"><title>Exits
    &amp; entries</title></head>`);
  assert.equal(title, 'Exits\n    & entries');
  assert.equal(language, 'de');
  assert.deepEqual(Object.fromEntries(metas), {
    citation_author: ['Ada', 'Ben'],
    'og:title': ['Größe & Form'],
    'content-language': ['de'],
  });
});

test('reads the first title that is one of the page', () => {
  assert.equal(
    readHead('<svg><title>Icon</title></svg><title>Page</title><title>Other</title>').title,
    'Page',
  );
  assert.equal(readHead('<p>Nothing').title, undefined);
});

for (const [name, json, types] of [
  ['one thing', '{"@type":"Article"}', ['Article']],
  ['a list of things', '[{"@type":"Book"}, 3, {"@type":"Person"}]', ['Book', 'Person']],
  [
    'a graph of things',
    '{"@graph":[{"@type":"WebSite"},null,{"@type":"Article"}]}',
    ['WebSite', 'Article'],
  ],
  ['nothing of what is malformed', '{"@type":', []],
  ['nothing of what is no thing', '"Article"', []],
  ['nothing of what is nested without end', '['.repeat(30_000), []],
] as const)
  test(`reads ${name} in JSON-LD`, () => {
    const { things } = readHead(`<script type="application/ld+json">${json}</script><p>x`);
    assert.deepEqual(
      things.map((thing) => thing['@type']),
      types,
    );
  });

test('is not led astray by names of objects', () => {
  const { metas, things } = readHead(
    '<meta name="__proto__" content="x"><meta name="constructor" content="y"><script type="application/ld+json">{"__proto__":{"a":1}}</script>',
  );
  assert.deepEqual([...metas.keys()], ['__proto__', 'constructor']);
  assert.equal(things.length, 1);
  assert.equal(({} as Record<string, unknown>)['a'], undefined);
});

test('keeps no more metadata than a page has reason for', () => {
  const { metas } = readHead('<meta name="a" content="b">'.repeat(2000));
  assert.equal(metas.get('a')?.length, 500);
});

for (const [name, text, clean] of [
  ['folds spaces and lines', '  KVM\n\t API \u00a0 Tutorial ', 'KVM API Tutorial'],
  ['takes out what turns text around', 'KVM \u202elmx.exe\u2066', 'KVM lmx.exe'],
  ['takes out codes of a terminal', '\u001b[31mred\u001b[0m \u001b]8;;x\u0007link', 'red link'],
  ['takes out what has no width', 'K\u200bV\ufeffM', 'K V M'],
  ['keeps the letters of every script', '仮想化 – введение', '仮想化 – введение'],
  ['cuts at a word', 'one two three four', 'one two'],
  ['cuts a word that is too long', 'x'.repeat(30), 'x'.repeat(12)],
  ['cuts no letter in two', `${'x'.repeat(11)}🙂`, 'x'.repeat(11)],
] as const)
  test(name, () => {
    const longest = name.startsWith('cuts') ? 12 : 100;
    assert.equal(cleanText(text, longest), clean);
  });

test('whatever the text, it comes out short and in one line that shows all it holds', () => {
  fc.assert(
    fc.property(arbitraryText({ maxLength: 400 }), (text) => {
      const clean = cleanText(text, 40);
      assert.ok(clean.length <= 40);
      assert.equal(findHiddenCharacter(clean), -1);
      assert.doesNotMatch(clean, /^\s|\s$|\s{2}|[\r\n]/);
      assert.ok(clean.isWellFormed());
    }),
  );
});

for (const [title, site, rest] of [
  ['KVM API Tutorial [LWN.net]', 'LWN.net', 'KVM API Tutorial'],
  ['KVM API Tutorial [LWN.net]', '', 'KVM API Tutorial [LWN.net]'],
  ['KVM API Tutorial (lwn.net)', 'LWN.net', 'KVM API Tutorial'],
  ['Firecracker | GitHub', 'GitHub', 'Firecracker'],
  ['GitHub - firecracker: microVMs', 'GitHub', 'firecracker: microVMs'],
  ['Example: An introduction', 'Example', 'An introduction'],
  ['Virtio – Example – Example', 'Example', 'Virtio – Example'],
  ['A guide to GitHub', 'GitHub', 'A guide to GitHub'],
  ['GitHub', 'GitHub', 'GitHub'],
  ['Why C++ (C++)', 'C++', 'Why C++'],
  ['Inside LWNxnet | LWNxnet', 'LWN.net', 'Inside LWNxnet | LWNxnet'],
] as const)
  test(`reads "${title}" of "${site}" as "${rest}"`, () => {
    assert.equal(removeSiteName(title, site), rest);
  });
