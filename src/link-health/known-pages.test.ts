import assert from 'node:assert/strict';
import test from 'node:test';
import { knownPages, parseLists } from './known-pages.ts';

const row = (match: string, since = '2026-11-22') => ({
  match,
  reason: 'Shortens any address.',
  since,
});

const faults: [name: string, data: unknown, message: RegExp][] = [
  [
    'a row without a date',
    { hosts: [{ match: 'bit.ly', reason: 'Shortens any address.' }] },
    /^Error: src\/link-health\/data\/forwarders\.json: hosts\.0\.since: .+ Correct the row\.$/,
  ],
  ['a row with a date that is none', { hosts: [row('bit.ly', '2026-13-01')] }, /hosts\.0\.since/],
  [
    'a row that stands twice',
    { hosts: [row('bit.ly'), row('bit.ly')] },
    /hosts: "bit\.ly" appears twice/,
  ],
  ['a list that nobody reads', { hosts: [], names: [] }, /names/],
];

for (const [name, data, message] of faults)
  test(`${name} is refused with the file`, () => {
    assert.throws(() => parseLists('forwarders', data), message);
  });

test('the lists that we ship are sound, and none is empty', () => {
  for (const lists of Object.values(knownPages()))
    for (const list of Object.values(lists)) assert.notEqual(list.size, 0);
});

test('hosts and parts of paths stand in small letters, as they are compared', () => {
  const { forwarders, logins, parking, 'not-found': notFound } = knownPages();
  const lists = [forwarders.hosts, logins.hosts, parking.hosts, logins.paths, notFound.paths];
  for (const match of lists.flatMap((list) => [...list])) assert.match(match, /^[a-z0-9._-]+$/);
});
