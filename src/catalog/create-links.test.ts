import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import type { LinkRecord } from '../link-health/record.ts';
import { createCatalog } from './create-catalog.ts';
import type { ResourceData } from '../schema/resource.ts';

const url = 'https://api.example/';
const copyAt = 'https://web.archive.org/web/20240503101112/https://api.example/';
const archive = { url: 'https://archive.example/1', captured: '2024-05-03' };

test('lists for every URL what names it, each page once, by host', () => {
  const { links } = createCatalog(
    createEntries({
      api: { archive, caveats: [{ note: 'Old.', evidence: url }] },
      guide: { url: `${url}#guide` },
    }),
    '/base/',
  );
  assert.deepEqual(
    links.all.map((link) => [link.url, link.namedBy.map(({ href, asCopy }) => [href, asCopy])]),
    [
      [
        url,
        [
          ['/base/resources/api/', false],
          ['/base/resources/guide/', false],
        ],
      ],
      [archive.url, [['/base/resources/api/', true]]],
      ['https://git.example/small', [['/base/', false]]],
    ],
  );
});

test('an address without a record was never checked, and so was a catalog without any', () => {
  const { links, resources } = create({}, []);
  assert.equal(links.checked, undefined);
  assert.deepEqual(resources[0]?.link?.health, { state: 'unchecked', failures: 0 });
  assert.equal(resources[0].link.matters, false);
});

test('resources that differ by fragment share what is known of their page', () => {
  const catalog = createCatalog(
    createEntries({ api: {}, guide: { url: `${url}#guide` } }, { records: [worked('2026-11-01')] }),
    '/',
  );
  const [api, guide] = catalog.resources;
  assert.equal(api?.link, guide?.link);
  assert.equal(api?.link?.health.state, 'ok');
  assert.equal(catalog.links.checked, '2026-11-01T04:00:00Z');
  assert.equal(catalog.links.find(`${url}#other`), api?.link);
});

test('finds the record of an address that content writes otherwise', () => {
  for (const address of [
    'https://api.example',
    'https://API.example/#top',
    'https://api.example:443',
  ])
    assert.equal(
      create({ url: address }, [worked('2026-11-01')]).resources[0]?.link?.health.state,
      'ok',
    );
});

test('a resource without address has no link', () => {
  const { resources } = createCatalog(
    createEntries({ book: { url: undefined, authors: ['A. Author'] } }),
    '/',
  );
  assert.equal(resources[0]?.link, undefined);
});

test('lists a URL that only a text names, but none that nothing names any more', () => {
  const inText = { ...worked('2026-11-01'), url: 'https://text.example/' };
  const former = { ...inText, url: 'https://former.example/', unlisted: '2026-11-01T04:00:00Z' };
  const urls = create({}, [inText, former]).links.all.map((link) => link.url);
  assert.ok(urls.includes(inText.url));
  assert.ok(!urls.includes(former.url));
});

test('prefers the copy that content names to the one that the check found', () => {
  const record = { ...worked('2026-11-01'), archive: found(copyAt) };
  assert.equal(create({ archive }, [record]).resources[0]?.copy?.url, archive.url);
  const { copy } = create({}, [record]).resources[0] ?? {};
  assert.deepEqual(
    [copy?.url, copy?.captured, copy?.host],
    [copyAt, '2024-05-03', 'web.archive.org'],
  );
});

test('takes no copy for one of a resource that was taken after it began to fail', () => {
  const copyAfter = (since: string) => {
    const check = { at: since, outcome: 'doubtful', reason: 'changed' } as const;
    const record = { url, since, checks: [check], archive: found(copyAt) };
    return create({}, [record]).resources[0]?.copy?.captured;
  };
  assert.equal(copyAfter('2024-05-02T04:00:00Z'), undefined);
  assert.equal(copyAfter('2024-05-03T04:00:00Z'), '2024-05-03');
});

test('shows no record of an address that content does not name', () => {
  const stranger = { ...worked('2026-11-01'), url: 'https://stranger.example/' };
  const inBody = { ...worked('2026-11-01'), url: 'https://text.example/' };
  const entries = createEntries({ api: {} }, { records: [stranger, inBody] });
  const { links } = createCatalog({ ...entries, bodyUrls: ['https://text.example#part'] }, '/');
  const urls = links.all.map((link) => link.url);
  assert.deepEqual([urls.includes(stranger.url), urls.includes(inBody.url)], [false, true]);
});

for (const address of [
  'javascript:alert(1)',
  'not an address',
  '',
  'https://found.example/2',
  'https://found.example/web/20240503101112/https://api.example',
  'https://web.archive.org.evil.example/web/20240503101112/https://api.example',
  'https://web.archive.org@evil.example/web/20240503101112/https://api.example',
  'https://web.archive.org/web/20240503101112/https://api.example/other',
  'https://web.archive.org/web/20240503101112/https://evil.example/api',
  'https://web.archive.org/web/20240504101112/https://api.example',
  'https://web.archive.org/save/https://api.example',
  'https://web.archive.org/web/20240503101112/https://api.example/../../../other',
]) {
  test(`never takes "${address}" for a copy`, () => {
    const record = { ...worked('2026-11-01'), archive: found(address) };
    assert.equal(create({}, [record]).resources[0]?.copy, undefined);
  });
}

test('gives the reason why a URL is not requested', () => {
  const row = { where: 'api.example', reason: 'They ask for it.', until: '2027-01-01' };
  const exceptions = [{ rule: 'link-not-asked' as const, ...row }];
  const { links } = createCatalog(createEntries({ api: {} }, { exceptions }), '/');
  assert.equal(links.find(url).exception?.reason, 'They ask for it.');
  assert.equal(links.find('https://git.example/small').exception, undefined);
});

test('a link that nobody could verify for long matters', () => {
  const blocked = (at: string, ok?: string): LinkRecord => ({
    url,
    ...(ok && { ok: `${ok}T04:00:00Z` }),
    checks: [{ at: `${at}T04:00:00Z`, outcome: 'blocked', reason: 'status-blocked' }],
  });
  const matters = (record: LinkRecord, newest = '2026-11-01') => {
    const other = { ...worked(newest), url: 'https://git.example/small' };
    return create({}, [record, other]).resources[0]?.link?.matters;
  };
  assert.equal(matters(blocked('2026-11-01', '2026-10-01')), false);
  assert.equal(matters(blocked('2026-11-01', '2026-08-01')), true);
  assert.equal(matters(blocked('2026-11-01')), false);
  const [first] = blocked('2026-08-01').checks;
  const never = { ...blocked('2026-11-01'), checks: [first, ...blocked('2026-11-01').checks] };
  assert.equal(matters(never as LinkRecord), true, 'never seen working');
  assert.equal(matters(worked('2026-10-01')), false);
  assert.equal(matters(worked('2026-08-01')), true, 'not asked since');
});

function create(data: Partial<ResourceData>, records: LinkRecord[]) {
  return createCatalog(createEntries({ api: data }, { records }), '/');
}

function worked(day: string): LinkRecord {
  const at = `${day}T04:00:00Z`;
  return { url, ok: at, checks: [{ at, outcome: 'ok', reason: 'answers' }] };
}

function found(address: string): NonNullable<LinkRecord['archive']> {
  return { asked: '2026-11-01T04:00:00Z', url: address, captured: '2024-05-03T10:00:00Z' };
}
