import { ladder, page, redirect, status } from '../responses.ts';
import type { ServerCase } from '../server-case.ts';

export const badRedirects: ServerCase[] = [
  {
    id: 'eleven-redirects',
    what: 'redirects eleven times',
    responders: { ...ladder(11), '/11': page() },
    outcome: 'failed',
    reason: 'too-many-redirects',
    requests: 11,
  },
  {
    id: 'self-loop',
    what: 'redirects to itself',
    responders: { '/page': redirect(302, '/page') },
    outcome: 'failed',
    reason: 'redirect-loop',
    requests: 2,
  },
  {
    id: 'loop',
    what: 'redirects to a page that redirects back',
    responders: { '/page': redirect(301, '/b'), '/b': redirect(301, '/page') },
    outcome: 'failed',
    reason: 'redirect-loop',
    requests: 4,
  },
  {
    id: 'no-location',
    what: 'responds with 301 without `Location`',
    responders: { '/page': status(301) },
    outcome: 'failed',
    reason: 'bad-redirect',
    requests: 1,
  },
  {
    id: 'bad-location',
    what: 'redirects to what is no address',
    responders: { '/page': status(302, { location: 'http://[bad' }) },
    outcome: 'failed',
    reason: 'bad-redirect',
    requests: 1,
  },
  {
    id: 'script-location',
    what: 'redirects to `javascript:`',
    responders: { '/page': status(302, { location: 'javascript:alert(1)' }) },
    outcome: 'failed',
    reason: 'bad-redirect',
    requests: 1,
  },
  {
    id: 'to-missing',
    what: 'redirects with 301 to a page that responds with 404',
    responders: { '/page': redirect(301, '/nothing') },
    outcome: 'failed',
    reason: 'not-found',
    final: 'http://to-missing.example/nothing',
    requests: 2,
  },
  {
    id: 'to-no-name',
    what: 'redirects to a host that does not exist',
    responders: { '/page': redirect(302, 'http://nobody.to-no-name.example/') },
    names: { 'nobody.to-no-name.example': [[]] },
    outcome: 'gone',
    reason: 'no-such-name',
    requests: 1,
  },
  {
    id: 'scheme-loop',
    what: 'redirects from http to https and back',
    url: 'http://scheme-loop.secure.example/page',
    responders: {
      'http://scheme-loop.secure.example/page': redirect(
        301,
        'https://scheme-loop.secure.example/page',
      ),
      'https://scheme-loop.secure.example/page': redirect(
        302,
        'http://scheme-loop.secure.example/page',
      ),
    },
    outcome: 'failed',
    reason: 'redirect-loop',
    requests: 4,
  },
];
