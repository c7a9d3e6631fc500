import assert from 'node:assert/strict';
import test from 'node:test';
import { adviseOn, cleanDetail, formatReason, reasons } from './reasons.ts';

const rows: [reason: string, detail: string | undefined, expected: string][] = [
  ['not-found', undefined, 'the server returned 404'],
  ['no-such-name', undefined, 'no host has this name'],
  ['certificate-expired', undefined, 'its certificate has expired'],
  ['status', '418', 'the server returned 418'],
  ['other-domain', 'casino.example', 'it leads to another domain (casino.example)'],
  ['other-domain', undefined, 'it leads to another domain'],
  ['leads-on', undefined, 'it redirects, as expected for such a URL'],
  ['status', undefined, 'the server returned something'],
  ['not-found-page', 'a\u202eb\u0007\n$& c', 'it shows an error page (a b $& c)'],
  ['of the future', 'x', 'of the future'],
  ['constructor', undefined, 'constructor'],
];

for (const [reason, detail, expected] of rows)
  test(`${reason} reads "${expected}"`, () => {
    assert.equal(formatReason(reason, detail), expected);
  });

test('a detail is cut at 120 characters, and not within one', () => {
  const cut = cleanDetail('🪨'.repeat(5_000));
  assert.equal(cut, `${'🪨'.repeat(119)}…`);
  assert.equal(cleanDetail('🪨'.repeat(120)), '🪨'.repeat(120));
  assert.equal(cleanDetail('\ud83e').isWellFormed(), true);
});

test('what is wrong comes with what to do', () => {
  const fine = ['ok', 'moved-temporarily', 'skipped'];
  for (const [reason, { outcome }] of Object.entries(reasons))
    assert.equal(adviseOn(reason) === '', fine.includes(outcome), reason);
});
