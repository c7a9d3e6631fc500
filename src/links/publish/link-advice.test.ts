import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasons, type Reason } from '../../link-health/reasons.ts';
import { classifyChange, type ChangeOutcome, adviseOnLinks } from './link-advice.ts';
import type { LinkResult } from '../run/check-links.ts';

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

const folder = 'content';

test('marks the line of a link that cannot stay, and fails', async () => {
  const { annotations, summary, fails } = await adviseOnLinks([finding('not-found')], folder);
  assert.equal(fails, true);
  assert.deepEqual(annotations, [
    '::error file=content/resources/a.yaml,title=Fix this link::https://example.org/a: the server returned 404. Find the new URL.',
  ]);
  assert.match(summary, /^## Links of this change\n\n1 new link, 1 to fix, 0 with advice\.\n/);
});

test('advises and passes where a server may have a bad day', async () => {
  const { annotations, fails } = await adviseOnLinks([finding('timeout')], folder);
  assert.equal(fails, false);
  assert.match(annotations.join('\n'), /^::warning file=content\/resources\/a\.yaml,/);
});

test('says nothing of a link that works', async () => {
  const advice = await adviseOnLinks([finding('answers')], folder);
  assert.deepEqual(advice.annotations, []);
  assert.equal(advice.summary, '## Links of this change\n\n1 new link, 0 to fix, 0 with advice.');
});

test('names a missing fragment and what could not be requested', async () => {
  const missing = finding('answers', { missing: ['a`b'] });
  const { record: _record, ...unasked } = finding('answers');
  const { summary } = await adviseOnLinks(
    [missing, { ...unasked, deferred: 'host is down' }],
    folder,
  );
  assert.match(summary, /it works, but it has no ``#a`b``\. Correct the part after "#"\./);
  assert.match(summary, /it could not be checked \(`host is down`\)\. Open it in a browser\./);
});

test('says of what is no address that it is to be corrected', async () => {
  const { address, health } = finding('answers');
  const malformed = { address: { ...address, url: 'https://[nonsense', isWeb: false }, health };
  const { annotations, verdicts } = await adviseOnLinks([malformed], folder);
  assert.match(annotations.join('\n'), /it is not a valid address\. Correct the URL\.$/);
  assert.deepEqual(verdicts, [
    {
      url: 'https://[nonsense',
      files: ['content/resources/a.yaml'],
      isWeb: false,
      judgement: 'fails',
    },
  ]);
});

test('keeps a stranger’s text from being a command or markup', async () => {
  const hostile = finding('parked', { detail: 'x\n::stop-commands::y <b>@team</b>' });
  const { annotations, summary } = await adviseOnLinks([hostile], folder);
  assert.equal(annotations.join('\n').split('\n').length, 1);
  assert.match(summary, /\(`x ::stop-commands::y <b>@team<\/b>`\)/);
});

function finding(reason: Reason, more: { missing?: string[]; detail?: string } = {}): LinkResult {
  const url = 'https://example.org/a';
  const { outcome } = reasons[reason];
  return {
    address: { url, files: ['content/resources/a.yaml'], fragments: [], isWeb: true },
    health: { state: 'ok', failures: 0 },
    record: { url, checks: [{ at: '2026-11-22T12:00:00Z', outcome, reason, ...more }] },
  };
}
