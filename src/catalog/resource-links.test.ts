import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import type { LinkRecord } from '../link-health/record.ts';
import { createCatalog } from './create-catalog.ts';
import { findWorkingLink, findResourceLinks } from './resource-links.ts';

const url = 'https://api.example/a';
const copy = 'https://archive.example/1';
const lookUp = `https://web.archive.org/web/*/${url}`;
const archive = { url: copy, captured: '2024-05-03' };

const cases: [name: string, fails: string[], hasCopy: boolean, hrefs: string[]][] = [
  ['leads to what works', [], false, [url]],
  ['offers the copy beside what works', [], true, [url, copy]],
  ['offers the copy first where the original is broken', [url], true, [copy, url]],
  ['offers a look into the archive where there is no copy', [url], false, [lookUp, url]],
  ['offers it too where the copy is broken', [url, copy], true, [lookUp, url, copy]],
  ['keeps a broken copy behind what works', [copy], true, [url, copy]],
];

for (const [name, fails, hasCopy, hrefs] of cases) {
  test(name, () => {
    const { resources, links } = create(fails, hasCopy);
    const ways = findResourceLinks(resources[0]!);
    assert.deepEqual(
      ways.map(({ href }) => href),
      hrefs,
    );
    assert.equal(ways[0]?.fails, false, 'the first way never fails');
    assert.equal(findWorkingLink(`${url}#part`, links).href.replace('#part', ''), hrefs[0]);
  });
}

test('says of a link in passing where it leads instead', () => {
  assert.equal(findWorkingLink(url, create([], false).links).host, 'api.example');
  assert.equal(
    findWorkingLink(url, create([url], true).links).host,
    'api.example is broken; this leads to archive.example',
  );
});

test('a resource without address has no way', () => {
  const entries = createEntries({ book: { authors: ['A. Author'] } });
  delete entries.resources[0]?.data.url;
  assert.deepEqual(findResourceLinks(createCatalog(entries, '/').resources[0]!), []);
});

function create(fails: string[], hasCopy: boolean) {
  const records = fails.map((address): LinkRecord => {
    const days = ['01', '03', '05', '07'].map((day) => `2026-11-${day}T04:00:00Z`);
    return {
      url: address,
      checks: days.map((at) => ({ at, outcome: 'failed', reason: 'not-found' })),
    };
  });
  return createCatalog(
    createEntries({ api: { url, ...(hasCopy && { archive }) } }, { records }),
    '/',
  );
}
