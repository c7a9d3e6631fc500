import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeEvidence, type Evidence } from './verdict.ts';

const TABLE: [evidence: Evidence, outcome: string, reason: string, reached: boolean][] = [
  [{ status: 200 }, 'answered', 'answered 200', true],
  [{ status: 206 }, 'answered', 'answered 206', true],
  [{ status: 304 }, 'answered', 'answered 304', true],
  [{ status: 404 }, 'not found', 'answered 404', true],
  [{ status: 410 }, 'not found', 'answered 410', true],
  [{ status: 401 }, 'blocked', 'answered 401', true],
  [{ status: 403 }, 'blocked', 'answered 403', true],
  [{ status: 429 }, 'blocked', 'answered 429', true],
  [{ status: 451 }, 'blocked', 'answered 451', true],
  [{ status: 999 }, 'blocked', 'answered 999', true],
  [{ status: 400 }, 'failed', 'answered 400', true],
  [{ status: 503 }, 'failed', 'answered 503', true],
  [{ code: 'ENOTFOUND' }, 'unresolved', 'no such host', false],
  [{ code: 'EAI_AGAIN' }, 'failed', 'names cannot be looked up', false],
  [{ code: 'ECONNREFUSED' }, 'failed', 'connection refused', false],
  [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'failed', 'no connection in time', false],
  [{ code: 'TIMEOUT' }, 'failed', 'no answer in time', true],
  [
    { code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' },
    'failed',
    'certificate has expired',
    true,
  ],
  [{ message: 'redirect count exceeded' }, 'failed', 'redirect count exceeded', true],
  [{ message: 'bad port' }, 'refused', 'names a port that is not for the web', false],
  [{}, 'failed', 'no answer', true],
  [
    { code: 'ERR_PRIVATE_ADDRESS', message: 'leads to the private address ::1' },
    'refused',
    'leads to the private address ::1',
    false,
  ],
];

for (const [evidence, outcome, reason, reached] of TABLE) {
  test(`judges ${JSON.stringify(evidence)} as ${outcome}`, () => {
    assert.deepEqual(judgeEvidence(evidence), { outcome, reason, reached });
  });
}
