import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHead } from './read-head.ts';

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

test('takes the first title that is one of the page', () => {
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
