import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCopy, lookUpAddress, saveAddress } from './find-copies.ts';

const ARCHIVE = 'https://archive.example';
const URL_OF = 'http://a.example/page?x=1';

test('asks for the copy nearest to a time, and for a new one', () => {
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
