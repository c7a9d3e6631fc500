import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFacts, type PageFacts } from './page-facts.ts';
import { readHead } from './read-head.ts';

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
