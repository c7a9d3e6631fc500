import assert from 'node:assert/strict';
import test from 'node:test';
import { createEvidence, testRows, type Row } from '../../tests/classify-cases.ts';
import { classifyEvidence } from './classify-link.ts';

const START = 'https://docs.example.org/kvm/api';
const PASS_2 = { pass: 2 };
const AS_BROWSER = { asBrowser: true } as const;

const answers: Row[] = [
  ['200 is ok', [[START, 200]], { outcome: 'ok', reason: 'answers', reached: true }],
  ['204 is ok', [[START, 204]], { outcome: 'ok' }],
  ['304 is ok', [[START, 304]], { outcome: 'ok' }],
  ['404 failed', [[START, 404]], { outcome: 'failed', reason: 'not-found' }],
  ['410 is gone', [[START, 410]], { outcome: 'gone', reason: 'gone' }],
  ['418 is no usable answer', [[START, 418]], { outcome: 'unreachable', detail: '418' }],
  ['300 is no usable answer', [[START, 300]], { outcome: 'unreachable', detail: '300' }],
  ['500 is no usable answer', [[START, 500]], { outcome: 'unreachable', reason: 'server-error' }],
  ['a 301 without a target leads nowhere', [[START, 301]], { reason: 'bad-redirect' }],
  ...[401, 402, 403, 406, 407, 429, 451, 999].map((status): Row => [
    `${status} is blocked`,
    [[START, status]],
    { outcome: 'blocked', reason: 'status-blocked', detail: String(status) },
  ]),
  [
    'only the last pass counts',
    [
      [START, 500],
      [START, 200, undefined, PASS_2],
    ],
    { outcome: 'ok' },
  ],
  [
    'what a browser gets counts',
    [
      [START, 403],
      [START, 200, undefined, AS_BROWSER],
    ],
    { outcome: 'ok' },
  ],
  [
    'where a browser gets nothing the plain answer counts',
    [
      [START, 403],
      [START, 'ECONNRESET', undefined, AS_BROWSER],
    ],
    { outcome: 'blocked', detail: '403' },
  ],
];

const errors: Row[] = (
  [
    ['ENOTFOUND', 'gone', 'no-such-name', false],
    ['EAI_AGAIN', 'unreachable', 'no-look-up', false],
    ['ECONNREFUSED', 'unreachable', 'connection-refused', false],
    ['ECONNRESET', 'unreachable', 'connection-reset', false],
    ['UND_ERR_SOCKET', 'unreachable', 'connection-reset', false],
    ['ENETUNREACH', 'unreachable', 'no-route', false],
    ['TIMEOUT', 'unreachable', 'timeout', false],
    ['UND_ERR_HEADERS_OVERFLOW', 'unreachable', 'headers-too-large', true],
    ['HPE_INVALID_CONSTANT', 'unreachable', 'no-sense', true],
    ['constructor', 'unreachable', 'no-sense', true],
    ['CERT_HAS_EXPIRED', 'failed', 'certificate-expired', true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'failed', 'certificate-self-signed', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'failed', 'certificate-name', true],
    ['CERT_REVOKED', 'failed', 'certificate', true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'doubtful', 'certificate-incomplete', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'failed', 'tls', true],
    ['EPROTO', 'failed', 'tls', true],
    ['REDIRECT_LOOP', 'failed', 'redirect-loop', true],
    ['TOO_MANY_REDIRECTS', 'failed', 'too-many-redirects', true],
    ['BAD_REDIRECT', 'failed', 'bad-redirect', true],
    ['PRIVATE_ADDRESS', 'refused', 'private-address', false],
    ['FORBIDDEN_PORT', 'refused', 'forbidden-port', false],
    ['CREDENTIALS', 'refused', 'credentials', false],
  ] as const
).map(([code, outcome, reason, reached]) => [
  `${code} is ${outcome}`,
  [[START, code]],
  { outcome, reason, reached },
]);

const pages: Row[] = [
  [
    'a challenge is blocked at any status',
    [[START, 503]],
    { outcome: 'blocked', reason: 'challenge' },
    { title: 'Just a moment...' },
  ],
  [
    'a challenge with 200 is blocked',
    [[START, 200]],
    { outcome: 'blocked', reason: 'challenge' },
    { title: 'Making sure you’re not a bot!' },
  ],
  [
    'a page that says that there is none is doubtful',
    [[START, 200]],
    { outcome: 'doubtful', reason: 'not-found-page', detail: 'Page not found | Example' },
    { title: 'Page not found | Example' },
  ],
  [
    'a page that offers the domain is doubtful',
    [[START, 200]],
    { outcome: 'doubtful', reason: 'parked' },
    { title: 'docs.example.org', text: 'Buy this domain. Related searches: cheap flights.' },
  ],
  [
    'a missing fragment is a warning',
    [[START, 200]],
    { outcome: 'ok', missing: ['ioctl'] },
    { anchors: ['intro'] },
    { fragments: ['intro', 'ioctl'] },
  ],
  [
    'a page that became another one is doubtful',
    [[START, 200]],
    { outcome: 'doubtful', reason: 'changed', detail: 'Lucky casino bonus' },
    { title: 'Lucky casino bonus', print: '0000000000000000', text: 'slots '.repeat(100) },
    {
      before: {
        at: '2026-01-01T00:00:00Z',
        host: 'docs.example.org',
        title: 'The KVM API explained',
        print: 'ffffffff00000000',
      },
    },
  ],
];

testRows([...answers, ...errors, ...pages]);

test('a failure of our own network is marked', () => {
  const isOwnNetwork = (code: string) =>
    classifyEvidence(createEvidence([[START, code]])).ownNetwork;
  assert.deepEqual(['EAI_AGAIN', 'ENETUNREACH', 'ENOTFOUND'].map(isOwnNetwork), [
    true,
    true,
    undefined,
  ]);
});

test('evidence without a request is no evidence', () => {
  assert.throws(() => classifyEvidence({ url: START, hops: [] }), /without a request/);
});
