import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startHost } from '../../../tests/link-command.ts';
import { findCopies, findCopy, lookUpAddress, saveAddress } from './find-copies.ts';
import type { LinkResult } from './check-links.ts';

const NOW = new Date('2026-03-20T12:00:00Z');
const SINCE = '2026-03-10T12:00:00Z';

test('never names a host of an intranet to a public archive', async () => {
  const stop = AbortSignal.abort();
  const findings = ['http://10.0.0.1/a', 'http://wiki/b', 'http://wiki.corp.internal/c'].map(
    suspect,
  );
  // No request may be sent: one in a run that has ended would be reported as a missing response.
  const found = await findCopies(findings, new Set(), {
    ...{ archive: 'https://archive.example.org', gap: 0, save: false, now: NOW },
    request: { signal: stop, onProgress: () => assert.fail('the archive got a request') },
  });
  assert.equal(found.size, 0);
});

test('remembers that there is no copy, and looks again after three months', async (context) => {
  const archive = await startHost(context);
  const options = {
    ...{ archive: archive.origin, gap: 0, save: false, now: NOW },
    request: { allowPrivate: ['127.0.0.0/8'] },
  };
  const url = 'http://127.0.0.9/page';
  const found = await findCopies([suspect(url)], new Set(), options);
  assert.deepEqual(found.get(url)?.archive, { asked: '2026-03-20T12:00:00Z' });
  assert.deepEqual(archive.requested, [`/web/20260310120000/${url}`]);
  const known = { ...suspect(url), record: found.get(url) } as LinkResult;
  await findCopies([known], new Set(), options);
  assert.equal(archive.requested.length, 1);
  await findCopies([known], new Set(), { ...options, now: new Date('2026-07-01T12:00:00Z') });
  assert.equal(archive.requested.length, 2);
});

test('looks for no copy of a link that has one in the content, or must not be requested', async (context) => {
  const archive = await startHost(context);
  const url = 'http://127.0.0.9/page';
  const exception = {
    rule: 'link-not-asked',
    where: url,
    reason: 'So.',
    until: '2026-12-31',
  } as const;
  await findCopies(
    [suspect(url), { ...suspect('http://127.0.0.9/other'), exception }],
    new Set([url]),
    {
      archive: archive.origin,
      gap: 0,
      save: true,
      now: NOW,
      request: { allowPrivate: ['127.0.0.0/8'] },
    },
  );
  assert.deepEqual(archive.requested, []);
});

test("looks for no copy of the archive's own copies", async (context) => {
  const archive = await startHost(context);
  const copy = suspect(`${archive.origin}/web/20240503000000/http://127.0.0.9/page`);
  const works = { ...copy, health: { state: 'ok', failures: 0 } } as const;
  await findCopies([copy, works], new Set(), {
    ...{ archive: archive.origin, gap: 0, save: true, now: NOW },
    request: { allowPrivate: ['127.0.0.0/8'] },
  });
  assert.deepEqual(archive.requested, []);
});

test('looks for no copy of what is not a web address', async () => {
  const findings = ['nonsense', 'http://', 'mailto:a@b.example'].map((url): LinkResult => {
    const address = { url, files: [], fragments: [], isWeb: false };
    return { address, health: { state: 'skipped', failures: 0 } };
  });
  const request = { onProgress: () => assert.fail('the archive got a request') };
  const options = { archive: 'https://archive.example.org', gap: 0, save: true, now: NOW, request };
  assert.equal((await findCopies(findings, new Set(), options)).size, 0);
});

function suspect(url: string): LinkResult {
  return {
    address: { url, files: [], fragments: [], isWeb: true },
    health: { state: 'suspect', reason: 'not-found', failures: 1, since: SINCE },
    record: { url, checks: [], since: SINCE, failures: 1 },
  };
}

const ARCHIVE = 'https://archive.example';
const URL_OF = 'http://a.example/page?x=1';

test('builds the URLs of the copy nearest to a time, and of a new one', () => {
  assert.equal(
    lookUpAddress(`${ARCHIVE}/`, URL_OF, '2026-03-01T09:08:07Z'),
    'https://archive.example/web/20260301090807/http://a.example/page?x=1',
  );
  assert.equal(saveAddress(ARCHIVE, URL_OF), `${ARCHIVE}/save/http://a.example/page?x=1`);
});

const COPY = '/web/20240503101112/http://a.example/page?x=1';
const TABLE: [
  what: string,
  hop: { status?: number; location?: string; url?: string },
  captured?: string,
][] = [
  ['a redirect within the archive', { status: 302, location: COPY }, '2024-05-03'],
  ['a redirect with the whole address', { status: 302, location: ARCHIVE + COPY }, '2024-05-03'],
  ['a copy of just that time', { status: 200, url: ARCHIVE + COPY }, '2024-05-03'],
  [
    'a copy of another spelling of the address',
    { status: 302, location: '/web/20240503101112/https://www.a.example:443/Page/?x=1' },
    '2024-05-03',
  ],
  ['no copy of another page', { status: 302, location: '/web/20240503101112/http://a.example/' }],
  [
    'no copy of another query',
    { status: 302, location: '/web/20240503101112/http://a.example/page?x=2' },
  ],
  [
    'no copy of days to come',
    { status: 302, location: '/web/29990101000000/http://a.example/page?x=1' },
  ],
  ['no copy of another host', { status: 302, location: '/web/20240503101112/https://b.example/' }],
  [
    'no copy at another archive',
    { status: 302, location: 'https://b.example/web/20240503101112/http://a.example/' },
  ],
  [
    'no copy of an impossible day',
    { status: 302, location: '/web/20241399101112/http://a.example/' },
  ],
  ['no copy without a time', { status: 302, location: '/web/*/http://a.example/' }],
  ['no copy where there is none', { status: 404 }],
  ['no copy behind what is no address', { status: 302, location: 'http://[' }],
];

for (const [what, hop, captured] of TABLE) {
  test(`reads ${what}`, () => {
    const url = `${ARCHIVE}/web/20260301090807/${URL_OF}`;
    const copy = findCopy(ARCHIVE, URL_OF, [{ url, at: 0, took: 0, pass: 1, ...hop }]);
    assert.equal(copy?.captured, captured);
  });
}
