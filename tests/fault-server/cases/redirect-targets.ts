import { page, redirect } from '../answers.ts';
import { endless, raw } from '../broken-answers.ts';
import type { FaultCase } from '../fault-case.ts';

export const redirectTargets: FaultCase[] = [
  {
    id: 'sister',
    what: 'redirects with 301 to another host of the same registrable domain',
    answers: {
      '/page': redirect(301, 'http://docs.sister.example/page'),
      'docs.sister.example/page': page(),
    },
    outcome: 'moved-permanently',
    reason: 'moved-for-good',
    final: 'http://docs.sister.example/page',
    fixTo: 'http://docs.sister.example/page',
    requests: 2,
  },
  {
    id: 'stranger',
    what: 'redirects with 301 to another registrable domain',
    answers: {
      '/page': redirect(301, 'http://bought.example/page'),
      'bought.example/page': page(),
    },
    outcome: 'doubtful',
    reason: 'other-domain',
    final: 'http://bought.example/page',
    requests: 2,
  },
  {
    id: 'upgrade',
    what: 'redirects with 301 from http to https',
    url: 'http://upgrade.secure.example/page',
    answers: {
      'http://upgrade.secure.example/page': redirect(301, 'https://upgrade.secure.example/page'),
      'https://upgrade.secure.example/page': page(),
    },
    outcome: 'moved-permanently',
    reason: 'moved-for-good',
    final: 'https://upgrade.secure.example/page',
    fixTo: 'https://upgrade.secure.example/page',
    requests: 2,
  },
  {
    id: 'to-front-page',
    what: 'redirects a deep link with 301 to the front page',
    answers: { '/page': redirect(301, '/'), '/': page({ title: 'Welcome' }) },
    outcome: 'doubtful',
    reason: 'front-page',
    final: 'http://to-front-page.example/',
    requests: 2,
  },
  {
    id: 'without-scheme',
    what: 'redirects to an address without a scheme, with a fragment',
    url: 'https://without-scheme.secure.example/page',
    answers: {
      'without-scheme.secure.example/page': ({ response, addressOf }) => {
        const target = addressOf('https://docs.secure.example/new').slice(6);
        response.writeHead(301, { location: `${target}#part` }).end();
      },
      'docs.secure.example/new': page(),
    },
    outcome: 'moved-permanently',
    reason: 'moved-for-good',
    final: 'https://docs.secure.example/new',
    fixTo: 'https://docs.secure.example/new',
    requests: 2,
  },
  {
    id: 'utf-8-location',
    what: 'redirects to letters beyond ASCII that are not encoded',
    answers: {
      '/page': raw('HTTP/1.1 301 Moved\r\nLocation: /été\r\nContent-Length: 0\r\n\r\n'),
      '/%C3%A9t%C3%A9': page(),
    },
    outcome: 'moved-permanently',
    reason: 'moved-for-good',
    final: 'http://utf-8-location.example/%C3%A9t%C3%A9',
    fixTo: 'http://utf-8-location.example/%C3%A9t%C3%A9',
    requests: 2,
  },
  {
    id: 'downgrade',
    what: 'redirects with 301 from https to http',
    url: 'https://downgrade.secure.example/page',
    answers: {
      'https://downgrade.secure.example/page': redirect(
        301,
        'http://downgrade.secure.example/page',
      ),
      'http://downgrade.secure.example/page': page(),
    },
    outcome: 'moved-permanently',
    reason: 'moved-for-good',
    final: 'http://downgrade.secure.example/page',
    requests: 2,
  },
  {
    id: 'endless-redirect',
    what: 'redirects with a body without end',
    answers: {
      '/page': endless(302, { location: '/new' }),
      '/new': page(),
    },
    outcome: 'moved-temporarily',
    reason: 'moved-for-now',
    final: 'http://endless-redirect.example/new',
    requests: 2,
  },
];
