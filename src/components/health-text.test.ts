import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Link } from '../catalog/catalog.ts';
import type { Health } from '../link-health/health.ts';
import {
  adviseOn,
  describeHealth,
  describeLastHealth,
  describeMark,
  type Piece,
} from './health-text.ts';
import { formatLongDay } from '../text/dates.ts';

const ok = '2026-11-12T04:00:00Z';
const since = '2026-11-14T04:00:00Z';

const cases: [health: Partial<Health>, sentence: string, mark: string][] = [
  [{ state: 'unchecked' }, 'Never checked by this site.', ''],
  [{ state: 'ok', ok }, 'Last seen working 12 November 2026.', ''],
  [
    { state: 'moved-permanently', ok, final: 'https://new.example/' },
    'Moved permanently, to https://new.example/. Last seen working 12 November 2026.',
    'moved, worked on 12 November 2026',
  ],
  [
    { state: 'moved-temporarily', ok, final: 'no address' },
    'Redirects temporarily. Last seen working 12 November 2026.',
    '',
  ],
  [
    { state: 'blocked', since, ok, reason: 'status-blocked', detail: '403' },
    'Could not be checked automatically since 14 November 2026: the server returned 403, which blocks programs. Last seen working 12 November 2026.',
    'last seen working 12 November 2026',
  ],
  [
    { state: 'suspect', since, reason: 'parked', detail: 'parking.example' },
    'Suspect since 14 November 2026: it shows a parked-domain page (parking.example). This site has never seen it working.',
    'suspect since 14 November 2026',
  ],
  [
    { state: 'flaky', ok, reason: 'timeout' },
    'Works only some of the time: the server did not respond in time. Last seen working 12 November 2026.',
    'flaky, worked on 12 November 2026',
  ],
  [
    { state: 'blocked', since, reason: 'login', detail: 'a.example/login' },
    'Could not be checked automatically since 14 November 2026: it leads to a login (a.example/login).',
    'unverified since 14 November 2026',
  ],
  [
    { state: 'broken', since, ok, reason: 'not-found' },
    'Not reachable since 14 November 2026: the server returned 404. Last seen working 12 November 2026.',
    'broken since 14 November 2026',
  ],
  [
    { state: 'gone', since, ok, reason: 'no-such-name' },
    'Gone since 14 November 2026: no host has this name. Last seen working 12 November 2026.',
    'gone since 14 November 2026',
  ],
  [
    { state: 'refused', reason: 'private-address' },
    'Skipped by the rules of the link check: it leads to a private address.',
    '',
  ],
  [{ state: 'skipped' }, 'Not a web URL, so it is not checked.', ''],
  [
    { state: 'ok', ok, missing: ['a%20b', 'other'] },
    'Last seen working 12 November 2026. The page has no part “a%20b”.',
    '',
  ],
];

for (const [health, sentence, mark] of cases) {
  test(`says: ${sentence}`, () => {
    const link = createLink(health, mark !== '');
    const address = 'https://docs.example/#a%20b';
    assert.equal(formatPieces(describeHealth(link, address), formatLongDay), sentence);
    assert.equal(formatPieces(describeMark(link), formatLongDay), mark);
  });
}

test('says why a link is not requested', () => {
  const exception = {
    rule: 'link-not-asked' as const,
    where: 'docs.example',
    reason: 'They ask for it.',
    until: '2027-01-01',
  };
  assert.equal(
    formatPieces(describeHealth({ ...createLink({ state: 'unchecked' }), exception })),
    'Not checked by this site, on purpose. They ask for it.',
  );
});

test('keeps the words of others apart, and shows none of their hidden characters', () => {
  const pieces = describeHealth(
    createLink({ state: 'suspect', reason: 'changed', detail: '<b>a\u202eb\0</b>' }),
  );
  const foreign = pieces.flatMap((piece) =>
    typeof piece === 'object' && 'foreign' in piece ? piece.foreign : [],
  );
  assert.equal(foreign.length, 1);
  assert.match(foreign[0] ?? '', /<b>a/);
  assert.doesNotMatch(foreign[0] ?? '', /[\u202e\0]/);
});

test('advises to look for a new address only where a link has failed for good', () => {
  assert.match(adviseOn(createLink({ state: 'broken', reason: 'tls' })), /^Find the new/);
  assert.match(adviseOn(createLink({ state: 'suspect', reason: 'tls' })), /^Nothing yet/);
  assert.equal(adviseOn(createLink({ state: 'ok', reason: 'answers' })), '');
});

function createLink(health: Partial<Health>, matters = false): Link {
  return {
    url: 'https://docs.example/',
    host: 'docs.example',
    health: { state: 'ok', failures: 0, ...health },
    matters,
    checks: [],
    namedBy: [],
    exception: undefined,
    copy: undefined,
  };
}

test('says of the link of a retired resource what was known, and that it is not requested any more', () => {
  const describe = (health: Partial<Health>, namedBy: Link['namedBy'] = []) =>
    formatPieces(
      describeLastHealth({
        health: { failures: 0, ...health } as Health,
        exception: undefined,
        namedBy,
      }),
      formatLongDay,
    );
  assert.equal(describe({ state: 'unchecked' }), 'No longer checked.');
  assert.equal(
    describe({ state: 'ok', ok }),
    'Last seen working 12 November 2026. No longer checked.',
  );
  const successor = { title: 'Next', href: '/resources/next/', resource: 'next', asCopy: false };
  assert.equal(describe({ state: 'ok', ok }, [successor]), 'Last seen working 12 November 2026.');
});

/** Pieces as plain text, days as `YYYY-MM-DD`. */
function formatPieces(pieces: Piece[], formatDay = (day: string) => day.slice(0, 10)): string {
  return pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : 'day' in piece ? formatDay(piece.day) : piece.foreign,
    )
    .join('');
}
