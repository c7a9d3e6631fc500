import { testRows, type Row } from '../../tests/classify-cases.ts';

const START = 'https://docs.example.org/kvm/api';
const OLD = 'http://example.org/kvm/api';

const redirects: Row[] = [
  [
    'a permanent redirect offers its target',
    [
      [OLD, 301, START],
      [START, 200],
    ],
    { outcome: 'moved-permanently', fixTo: START, final: START },
  ],
  [
    'only the permanent beginning of a chain is offered',
    [
      [OLD, 308, 'https://example.org/kvm/api'],
      ['https://example.org/kvm/api', 302, START],
      [START, 200],
    ],
    { outcome: 'moved-permanently', fixTo: 'https://example.org/kvm/api', final: START },
  ],
  [
    'a temporary redirect before a permanent one is temporary',
    [
      [OLD, 302, 'https://example.org/kvm/api'],
      ['https://example.org/kvm/api', 301, START],
      [START, 200],
    ],
    { outcome: 'moved-temporarily', fixTo: undefined },
  ],
  [
    'a new scheme and a new `www.` are a move',
    [
      ['http://example.org/', 301, 'https://www.example.org/'],
      ['https://www.example.org/', 200],
    ],
    { outcome: 'moved-permanently', fixTo: 'https://www.example.org/' },
  ],
  [
    'a target that is too long to be written down is left out',
    [
      [OLD, 301, `${START}?${'a'.repeat(3000)}`],
      [`${START}?${'a'.repeat(3000)}`, 200],
    ],
    { outcome: 'moved-permanently', fixTo: undefined, final: undefined },
  ],
  [
    'a target that is not there is not offered',
    [
      [OLD, 301, START],
      [START, 404],
    ],
    { outcome: 'failed', reason: 'not-found', fixTo: undefined, final: START },
  ],
  [
    'a target that is blocked is not offered',
    [
      [OLD, 301, START],
      [START, 403],
    ],
    { outcome: 'blocked', fixTo: undefined },
  ],
  [
    'a move away from encryption is not offered',
    [
      [START, 301, 'http://docs.example.org/kvm'],
      ['http://docs.example.org/kvm', 200],
    ],
    { outcome: 'moved-permanently', fixTo: undefined },
  ],
  [
    'an address with a session is not offered',
    [
      [OLD, 301, `${START};jsessionid=1`],
      [`${START};jsessionid=1`, 200],
    ],
    { outcome: 'moved-permanently', fixTo: undefined },
  ],
  [
    'a round by way of a cookie is no move',
    [
      [START, 302, 'https://docs.example.org/cookie'],
      ['https://docs.example.org/cookie', 302, START],
      [START, 200],
    ],
    { outcome: 'ok', final: undefined },
  ],
  [
    'a redirect to another domain is doubtful',
    [
      [START, 301, 'https://example.net/kvm/api'],
      ['https://example.net/kvm/api', 200],
    ],
    { outcome: 'doubtful', reason: 'other-domain', detail: 'example.net', fixTo: undefined },
  ],
  [
    'a neighbour on a shared host is another domain',
    [
      ['https://one.github.io/kvm', 301, 'https://two.github.io/kvm'],
      ['https://two.github.io/kvm', 200],
    ],
    { outcome: 'doubtful', reason: 'other-domain' },
  ],
  [
    'another domain that was there before is right',
    [
      [START, 302, 'https://example.net/kvm/api'],
      ['https://example.net/kvm/api', 200],
    ],
    { outcome: 'moved-temporarily' },
    {},
    { before: { at: '2026-01-01T00:00:00Z', host: 'www.example.net' } },
  ],
  [
    'a resolver leads to other domains',
    [
      ['https://doi.org/10.1000/1', 302, 'https://publisher.example/10'],
      ['https://publisher.example/10', 200],
    ],
    { outcome: 'ok', reason: 'leads-on', final: 'https://publisher.example/10' },
  ],
  [
    'a resolver that leads to a page that is not there failed',
    [
      ['https://dx.doi.org/10.1000/1', 302, 'https://publisher.example/10'],
      ['https://publisher.example/10', 404],
    ],
    { outcome: 'failed' },
  ],
  [
    'a deep link that leads to the front page is doubtful',
    [
      [START, 301, 'https://docs.example.org/en/index.html'],
      ['https://docs.example.org/en/index.html', 200],
    ],
    { outcome: 'doubtful', reason: 'front-page', fixTo: undefined },
  ],
  [
    'a front page may lead to a front page',
    [
      ['https://example.org/', 302, 'https://example.org/en/'],
      ['https://example.org/en/', 200],
    ],
    { outcome: 'moved-temporarily' },
  ],
  [
    'redirects without end for want of cookies are blocked',
    [
      [START, 302, `${START}?cookieSet=1`],
      [`${START}?cookieSet=1`, 302, START],
      [START, 'REDIRECT_LOOP'],
    ],
    { outcome: 'blocked', reason: 'cookies' },
  ],
  [
    'redirects without end at a host that sells cookies failed',
    [
      ['https://cookies.test/a', 302, 'https://cookies.test/b'],
      ['https://cookies.test/b', 302, 'https://cookies.test/a'],
      ['https://cookies.test/a', 'REDIRECT_LOOP'],
    ],
    { outcome: 'failed', reason: 'redirect-loop' },
  ],
  [
    'a redirect to a login is blocked',
    [
      [START, 302, 'https://docs.example.org/users/sign_in?back=1'],
      ['https://docs.example.org/users/sign_in?back=1', 200],
    ],
    { outcome: 'blocked', reason: 'login', detail: 'docs.example.org/users/sign_in' },
  ],
  [
    'a redirect to who signs in for others is blocked',
    [
      [START, 302, 'https://accounts.google.com/v3/'],
      ['https://accounts.google.com/v3/', 200],
    ],
    { outcome: 'blocked', reason: 'login' },
  ],
  [
    'a redirect to a parking host is parked',
    [
      [START, 302, 'https://www.hugedomains.com/profile'],
      ['https://www.hugedomains.com/profile', 200],
    ],
    { outcome: 'doubtful', reason: 'parked', detail: 'www.hugedomains.com' },
  ],
  [
    'a redirect to the page for what is not there is doubtful',
    [
      [START, 302, 'https://docs.example.org/404.html'],
      ['https://docs.example.org/404.html', 200],
    ],
    { outcome: 'doubtful', reason: 'not-found-page' },
  ],
  [
    'a redirect to a private address is refused, although something replied',
    [
      [START, 302, 'http://192.168.1.1/'],
      ['http://192.168.1.1/', 'PRIVATE_ADDRESS'],
    ],
    { outcome: 'refused', reason: 'private-address', reached: true, final: undefined },
  ],
  [
    'a redirect to what is not http leads nowhere',
    [
      [START, 302, 'ftp://example.org/'],
      ['ftp://example.org/', 'FORBIDDEN_SCHEME'],
    ],
    { outcome: 'failed', reason: 'bad-redirect' },
  ],
  [
    'what is not http is skipped',
    [['mailto:a@example.org', 'FORBIDDEN_SCHEME']],
    { outcome: 'skipped', reason: 'not-http', reached: false },
  ],
];

testRows(redirects);
