import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findMarkup, nastyText } from '../../../tests/visible-markdown.ts';
import type { Health } from '../../link-health/health.ts';
import type { Outcome } from '../../link-health/reasons.ts';
import type { LinkResult } from '../run/link-result.ts';
import { createReport } from './report-body.ts';

test('names each link that needs care, why, since when, and what to do', () => {
  const report = createReport([
    finding('ok', { url: 'https://fine.example/' }),
    finding('broken', {
      reason: 'not-found',
      since: '2026-03-03T10:00:00Z',
      ok: '2026-03-01T10:00:00Z',
    }),
  ]);
  assert.equal(report.open, true);
  assert.equal(report.title, 'Links: 1 broken');
  assert.equal(
    report.body,
    [
      '<!-- cairn: link report -->',
      'A program rewrites this text when a check finds something. Comments are kept. docs/links.md explains the terms.',
      '',
      '## Broken',
      '',
      'They have failed for days.',
      '',
      '- `https://example.org/a` ([open](<https://example.org/a>)): the server returned 404; since 2026-03-03, last seen working 2026-03-01; named by `content/resources/a.yaml`. Find the new URL.',
      '',
      '2 links: 1 broken, 1 ok.',
    ].join('\n'),
  );
});

const calling: [health: Partial<Health>, outcome: Outcome, open: boolean][] = [
  [{ state: 'broken', reason: 'not-found' }, 'failed', true],
  [{ state: 'gone', reason: 'gone' }, 'gone', true],
  [{ state: 'refused', reason: 'private-address' }, 'refused', true],
  [{ state: 'suspect', reason: 'parked' }, 'doubtful', true],
  [{ state: 'suspect', reason: 'timeout' }, 'unreachable', false],
  [{ state: 'flaky', reason: 'timeout' }, 'unreachable', false],
  [{ state: 'blocked', reason: 'challenge' }, 'blocked', false],
  [{ state: 'moved-permanently', reason: 'moved-for-good' }, 'moved-permanently', false],
  [{ state: 'unchecked' }, 'ok', false],
];

for (const [health, outcome, open] of calling)
  test(`${open ? 'calls' : 'does not call'} somebody where a link is ${health.state} (${health.reason ?? 'no reason'})`, () => {
    const report = createReport([finding(health.state ?? 'ok', health, outcome)]);
    assert.equal(report.open, open);
  });

test('offers a move that may be written, and no other', () => {
  const moved = (fixTo: string) =>
    createReport([finding('moved-permanently', { reason: 'moved-for-good', fixTo })]).body;
  assert.match(moved('https://www.example.org/b'), /now at `https:\/\/www\.example\.org\/b`/);
  assert.doesNotMatch(moved('https://casino.example/b'), /casino/);
});

test('leaves texts of strangers without effect', () => {
  const { body } = createReport([
    finding(
      'suspect',
      {
        url: 'https://example.org/?closes=#1`@team`',
        reason: 'parked',
        detail: 'Fixes #1 @everyone `x` <img src=x> | a\n## Head ![](https://spy.example/x.png)',
      },
      'doubtful',
    ),
    finding('broken', { reason: '<b>@admin</b> closes #2' }),
  ]);
  const { kinds, urls, words } = findMarkup(body);
  assert.deepEqual(kinds, ['heading', 'html', 'link', 'list', 'listItem']);
  assert.deepEqual(
    [words, ...urls.map((url) => new URL(url).host)],
    ['', 'example.org', 'example.org'],
  );
  assert.equal(body.match(/^## /gm)?.length, 2);
});

test('nothing comes of any text in any place of the report', () => {
  fc.assert(
    fc.property(nastyText, nastyText, nastyText, (a, b, c) => {
      const url = `https://example.org/${a}`;
      const fixTo = `https://example.org/${b}`;
      const found = finding('broken', { url, reason: b, since: c, ok: a, fixTo });
      const doubtful = finding('suspect', { reason: 'parked', detail: c }, 'doubtful');
      found.address.files = [c, a, b];
      found.record = { url, checks: [], archive: { url: c, asked: a } };
      const { body } = createReport([found, doubtful]);
      const { kinds, words } = findMarkup(body);
      assert.deepEqual(kinds, ['heading', 'html', 'link', 'list', 'listItem']);
      assert.equal(words, '');
    }),
    { numRuns: 100 },
  );
});

test('fits into an issue, however much is broken', () => {
  const many = Array.from({ length: 5000 }, (_, i) =>
    finding('broken', { url: `https://example.org/${i}`, reason: 'not-found' }),
  );
  const { body, title } = createReport(many);
  assert.ok(Buffer.byteLength(body) < 65_536);
  assert.match(
    body,
    /\n- and [\d,]+ more\n\n5,000 links: 5000 broken\.\n\nThere are more results than fit in an issue. To see all of them, run `npm run links`\.$/,
  );
  assert.equal(title, 'Links: 5000 broken');
});

test('leaves out what an exception excuses', () => {
  const exception = {
    rule: 'link-not-asked',
    where: 'example.org',
    reason: 'It asks us not to.',
    until: '2030-01-01',
  } as const;
  const excused = { ...finding('broken', { reason: 'not-found' }), exception };
  assert.equal(createReport([excused]).open, false);
});

test('says the same on any day', () => {
  const findings = [finding('broken', { reason: 'not-found' })];
  assert.deepEqual(createReport(findings), createReport(structuredClone(findings)));
});

function finding(
  state: Health['state'],
  { url = 'https://example.org/a', ...health }: Partial<Health> & { url?: string } = {},
  outcome: Outcome = 'failed',
): LinkResult {
  const checks = [{ at: '2026-03-03T10:00:00Z', outcome, reason: health.reason ?? '' }];
  return {
    address: { url, files: ['content/resources/a.yaml'], fragments: [], isWeb: true },
    health: { failures: 0, ...health, state },
    record: { url, checks },
  };
}
