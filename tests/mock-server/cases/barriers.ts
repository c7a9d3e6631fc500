import { hasCookie, page, redirect, status, when } from '../responses.ts';
import type { ServerCase } from '../server-case.ts';

export const barriers: ServerCase[] = [
  {
    id: 'cookie',
    what: 'redirects to itself until its cookie is sent back',
    responders: {
      '/page': when(hasCookie('seen=1'), {
        then: page(),
        otherwise: redirect(302, '/page', { 'set-cookie': 'seen=1; Path=/' }),
      }),
    },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  {
    id: 'cookie-detour',
    what: 'sets its cookie on a detour over another page, and demands it',
    responders: {
      '/page': when(hasCookie('seen=1'), { then: page(), otherwise: redirect(302, '/cookie') }),
      '/cookie': redirect(302, '/page', { 'set-cookie': 'seen=1; Path=/' }),
    },
    outcome: 'ok',
    reason: 'answers',
    requests: 3,
  },
  {
    id: 'cookie-never',
    what: 'sets a new cookie with every redirect to itself, without end',
    responders: {
      '/page': (exchange) => {
        redirect(302, '/page', { 'set-cookie': `seen=${exchange.count}; Path=/` })(exchange);
      },
    },
    outcome: 'failed',
    reason: 'too-many-redirects',
    requests: 11,
  },
  {
    id: 'cookie-gate',
    what: 'leads to a page about cookies and back, without end',
    responders: {
      '/page': redirect(302, '/cookies?back=/page'),
      '/cookies?back=/page': redirect(302, '/page'),
    },
    outcome: 'blocked',
    reason: 'cookies',
    requests: 4,
  },
  {
    id: 'login',
    what: 'redirects to a page for signing in',
    responders: {
      '/page': redirect(302, '/login?next=/page'),
      '/login?next=/page': page({
        title: 'Sign in',
        body: '<form method="post"><label>Name <input></label><input type="password"></form>',
      }),
    },
    outcome: 'blocked',
    reason: 'login',
    final: 'http://login.example/login?next=/page',
    requests: 2,
  },
  {
    id: 'challenge',
    what: 'responds with 200 with a challenge for browsers',
    responders: { '/page': page({ title: 'Just a moment...', body: '<p>Enable JavaScript.' }) },
    outcome: 'blocked',
    reason: 'challenge',
    requests: 1,
  },
  {
    id: 'challenge-403',
    what: 'responds with 403 with a challenge for browsers',
    responders: {
      '/page': ({ response }) =>
        response
          .writeHead(403, { 'content-type': 'text/html', 'cf-mitigated': 'challenge' })
          .end('<title>Just a moment...</title>'),
    },
    outcome: 'blocked',
    reason: 'challenge',
    requests: 2,
  },
  {
    id: 'parked',
    what: 'responds with 200 with a page of a domain that is for sale',
    responders: {
      '/page': page({
        title: 'parked.example is for sale',
        body: '<h1>parked.example</h1><p>This domain is for sale. Buy this domain.',
      }),
    },
    outcome: 'doubtful',
    reason: 'parked',
    requests: 1,
  },
  {
    id: 'parking-host',
    what: 'redirects to a known host of parked domains',
    responders: {
      '/page': redirect(302, 'http://www.sedoparking.com/parking-host.example'),
      'www.sedoparking.com/parking-host.example': page({ title: 'parking-host.example' }),
    },
    names: { 'www.sedoparking.com': [['127.0.0.2']] },
    outcome: 'doubtful',
    reason: 'parked',
    final: 'http://www.sedoparking.com/parking-host.example',
    requests: 2,
  },
  {
    id: 'soft-404',
    what: 'responds with 200 with a page that says that there is none',
    responders: {
      '/page': page({
        title: '404 - Page not found',
        body: '<h1>Page not found</h1><p>The page you are looking for does not exist.',
      }),
    },
    outcome: 'doubtful',
    reason: 'not-found-page',
    requests: 1,
  },
  {
    id: 'article-about-404',
    what: 'responds with 200 with an article about missing pages',
    responders: { '/page': page({ title: 'Error handling in KVM: what a missing page means' }) },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'missing-cookie-403',
    what: 'responds with 403 without its cookie, and sets it',
    responders: {
      '/page': when(hasCookie('seen=1'), {
        then: page(),
        otherwise: status(403, { 'set-cookie': 'seen=1; Path=/' }),
      }),
    },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
];
