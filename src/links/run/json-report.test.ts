import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from './finding.ts';
import { formatJsonReport } from './json-report.ts';

test('writes a stranger’s characters so that they steer no terminal, and loses none of them', () => {
  const url = 'https://a.example/';
  const location = '/\u001b[2J\u009b2J\u202ex\u{e0041}\u2028é';
  const finding: Finding = {
    address: { url, files: [], fragments: [], isWeb: true },
    health: { state: 'unchecked', failures: 0 },
    found: {
      evidence: { url, hops: [{ url, at: 0, took: 1, status: 302, location, pass: 1 }] },
      verdict: { outcome: 'ok', reason: 'answers', reached: true },
    },
  };
  const [line = ''] = formatJsonReport([finding]);
  assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}]/u);
  const { evidence } = JSON.parse(line) as { evidence: { location: string }[] };
  assert.equal(evidence[0]?.location, location);
});
