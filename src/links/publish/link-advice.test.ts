import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasons, type Reason } from '../../link-health/reasons.ts';
import { classifyChange, type ChangeOutcome } from './link-advice.ts';

/** What each reason of a check means for the change that adds the address. */
const table: Record<ChangeOutcome, Reason[]> = {
  fails: [
    'not-found',
    'gone',
    'no-such-name',
    'private-address',
    'credentials',
    'malformed',
    'certificate',
    'certificate-expired',
    'certificate-early',
    'certificate-self-signed',
    'certificate-name',
    'redirect-loop',
    'too-many-redirects',
  ],
  passes: ['answers', 'leads-on', 'as-expected', 'moved-for-now'],
  advises: [
    'moved-for-good',
    'status-blocked',
    'challenge',
    'cookies',
    'login',
    'not-found-page',
    'parked',
    'front-page',
    'other-domain',
    'changed',
    'certificate-incomplete',
    'tls',
    'bad-redirect',
    'server-error',
    'status',
    'connection-refused',
    'connection-reset',
    'timeout',
    'no-route',
    'proxy',
    'no-look-up',
    'headers-too-large',
    'no-sense',
    'forbidden-port',
    'not-http',
  ],
};

for (const [judgement, list] of Object.entries(table))
  for (const reason of list)
    test(`a change ${judgement} where ${reasons[reason].words}`, () => {
      assert.equal(classifyChange(resultOf(reason)), judgement);
    });

test('the table holds every reason once', () => {
  assert.deepEqual(Object.values(table).flat().toSorted(), Object.keys(reasons).toSorted());
});

test('classifies by the newest check', () => {
  const { address, record } = resultOf('answers');
  const old = resultOf('not-found').record.checks;
  assert.equal(
    classifyChange({ address, record: { ...record, checks: [...old, ...record.checks] } }),
    'passes',
  );
});

test('advises on a missing fragment, and on what could not be requested', () => {
  const { address, record } = resultOf('answers');
  const checks = record.checks.map((check) => ({ ...check, missing: ['top'] }));
  assert.equal(classifyChange({ address, record: { ...record, checks } }), 'advises');
  assert.equal(classifyChange({ address }), 'advises');
});

test('fails on a malformed address and passes what is no web address', () => {
  const address = { url: 'https://[nonsense', files: [], fragments: [], isWeb: false };
  assert.equal(classifyChange({ address }), 'fails');
  assert.equal(
    classifyChange({ address: { ...address, url: 'ircs://irc.example/kvm' } }),
    'passes',
  );
});

test('passes what an exception keeps from being requested', () => {
  const { address } = resultOf('answers');
  const exception = {
    rule: 'link-not-asked',
    where: 'example.org',
    reason: 'It asks us not to.',
    until: '2030-01-01',
  } as const;
  assert.equal(classifyChange({ address, exception }), 'passes');
});

function resultOf(reason: Reason) {
  const url = 'https://example.org/';
  const { outcome } = reasons[reason];
  const checks = [{ at: '2026-11-22T12:00:00Z', outcome, reason }];
  const address = { url, files: ['content/resources/a.yaml'], fragments: [], isWeb: true };
  return { address, record: { url, checks } };
}
