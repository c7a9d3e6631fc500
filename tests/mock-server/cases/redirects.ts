import { inOrder, ladder, page, redirect, status } from '../responses.ts';
import type { ServerCase } from '../server-case.ts';

const PERMANENT = [301, 308];

/** A redirect of each kind to another page of the same host. */
const kinds = [301, 302, 303, 307, 308].map((code): ServerCase => {
  const forGood = PERMANENT.includes(code);
  return {
    id: `redirect-${code}`,
    what: `redirects with ${code} to a relative address`,
    responders: { '/page': redirect(code, 'new'), '/new': page() },
    outcome: forGood ? 'moved-permanently' : 'moved-temporarily',
    reason: forGood ? 'moved-for-good' : 'moved-for-now',
    final: `http://redirect-${code}.example/new`,
    ...(forGood && { fixTo: `http://redirect-${code}.example/new` }),
    requests: 2,
  };
});

export const redirects: ServerCase[] = [
  ...kinds,
  {
    id: 'chain',
    what: 'redirects with 301, 308 and 301 in turn',
    responders: {
      '/page': redirect(301, '/b'),
      '/b': redirect(308, '/c'),
      '/c': redirect(301, '/d'),
      '/d': page(),
    },
    outcome: 'moved-permanently',
    reason: 'moved-for-good',
    final: 'http://chain.example/d',
    fixTo: 'http://chain.example/d',
    requests: 4,
  },
  {
    id: 'mixed-chain',
    what: 'redirects with 301, then with 302',
    responders: { '/page': redirect(301, '/b'), '/b': redirect(302, '/c'), '/c': page() },
    outcome: 'moved-permanently',
    reason: 'moved-for-good',
    final: 'http://mixed-chain.example/c',
    fixTo: 'http://mixed-chain.example/b',
    requests: 3,
  },
  {
    id: 'temporary-chain',
    what: 'redirects with 302, then with 301',
    responders: { '/page': redirect(302, '/b'), '/b': redirect(301, '/c'), '/c': page() },
    outcome: 'moved-temporarily',
    reason: 'moved-for-now',
    final: 'http://temporary-chain.example/c',
    requests: 3,
  },
  {
    id: 'ten-redirects',
    what: 'redirects ten times, then responds',
    responders: { ...ladder(10), '/10': page() },
    outcome: 'moved-temporarily',
    reason: 'moved-for-now',
    final: 'http://ten-redirects.example/10',
    requests: 11,
  },
  {
    id: 'redirect-then-500',
    what: 'redirects with 301 to a page that responds with 500 once',
    responders: { '/page': redirect(301, '/b'), '/b': inOrder(status(500), page()) },
    outcome: 'moved-permanently',
    reason: 'moved-for-good',
    final: 'http://redirect-then-500.example/b',
    fixTo: 'http://redirect-then-500.example/b',
    requests: 4,
  },
];
