import { ladder, page, redirect, status } from '../answers.ts';
import type { FaultCase } from '../fault-case.ts';

export const badRedirects: FaultCase[] = [
  {
    id: 'eleven-redirects',
    what: 'redirects eleven times',
    answers: { ...ladder(11), '/11': page() },
    outcome: 'failed',
    reason: 'too-many-redirects',
    requests: 11,
  },
  {
    id: 'self-loop',
    what: 'redirects to itself',
    answers: { '/page': redirect(302, '/page') },
    outcome: 'failed',
    reason: 'redirect-loop',
    requests: 2,
  },
  {
    id: 'loop',
    what: 'redirects to a page that redirects back',
    answers: { '/page': redirect(301, '/b'), '/b': redirect(301, '/page') },
    outcome: 'failed',
    reason: 'redirect-loop',
    requests: 4,
  },
  {
    id: 'no-location',
    what: 'answers 301 without `Location`',
    answers: { '/page': status(301) },
    outcome: 'failed',
    reason: 'bad-redirect',
    requests: 1,
  },
  {
    id: 'bad-location',
    what: 'redirects to what is no address',
    answers: { '/page': status(302, { location: 'http://[bad' }) },
    outcome: 'failed',
    reason: 'bad-redirect',
    requests: 1,
  },
  {
    id: 'script-location',
    what: 'redirects to `javascript:`',
    answers: { '/page': status(302, { location: 'javascript:alert(1)' }) },
    outcome: 'failed',
    reason: 'bad-redirect',
    requests: 1,
  },
  {
    id: 'to-missing',
    what: 'redirects with 301 to a page that answers 404',
    answers: { '/page': redirect(301, '/nothing') },
    outcome: 'failed',
    reason: 'not-found',
    final: 'http://to-missing.example/nothing',
    requests: 2,
  },
  {
    id: 'to-no-name',
    what: 'redirects to a host that does not exist',
    answers: { '/page': redirect(302, 'http://nobody.to-no-name.example/') },
    names: { 'nobody.to-no-name.example': [[]] },
    outcome: 'gone',
    reason: 'no-such-name',
    requests: 1,
  },
  {
    id: 'scheme-loop',
    what: 'redirects from http to https and back',
    url: 'http://scheme-loop.secure.example/page',
    answers: {
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
