import { inTurn, page } from '../answers.ts';
import {
  endlessHints,
  headersOf,
  http2Endless,
  http2Page,
  raw,
  reset,
  silence,
  slowHeaders,
} from '../broken-answers.ts';
import type { FaultCase } from '../fault-case.ts';

// Where somebody listens that is no web server.
const STRANGE = '127.0.0.4';

/** A host that speaks nothing but HTTP/2. */
function overHttp2(
  id: string,
  answers: NonNullable<FaultCase['answers']>,
  row: Pick<FaultCase, 'what' | 'outcome' | 'reason' | 'requests'> & Partial<FaultCase>,
): FaultCase {
  const host = `${id}.secure.example`;
  return {
    id,
    url: `https://${host}/page`,
    names: { [host]: [['127.0.0.5']] },
    answers: Object.fromEntries(
      Object.entries(answers).map(([path, answer]) => [`${host}${path}`, answer]),
    ),
    ...row,
  };
}

export const connections: FaultCase[] = [
  overHttp2(
    'http2-only',
    { '/page': http2Page(200) },
    {
      what: 'speaks nothing but HTTP/2',
      fragments: ['exits', 'entries'],
      missing: ['entries'],
      ...{ outcome: 'ok', reason: 'answers', requests: 1 },
    },
  ),
  overHttp2(
    'http2-redirect',
    { '/page': http2Page(301, { location: '/new' }), '/new': http2Page(200) },
    {
      what: 'redirects over HTTP/2',
      final: 'https://http2-redirect.secure.example/new',
      fixTo: 'https://http2-redirect.secure.example/new',
      ...{ outcome: 'moved-permanently', reason: 'moved-for-good', requests: 2 },
    },
  ),
  overHttp2(
    'http2-not-found',
    { '/page': http2Page(404) },
    { what: 'answers 404 over HTTP/2', outcome: 'failed', reason: 'not-found', requests: 1 },
  ),
  overHttp2(
    'http2-endless',
    { '/page': http2Endless },
    {
      what: 'sends a body without end over HTTP/2',
      ...{ outcome: 'ok', reason: 'answers', requests: 1 },
    },
  ),
  overHttp2(
    'http2-silence',
    { '/page': () => undefined },
    {
      what: 'takes the request over HTTP/2 and never answers',
      endsByTimeout: true,
      ...{ outcome: 'unreachable', reason: 'timeout', requests: 3 },
    },
  ),
  {
    id: 'no-such-name',
    what: 'has a name that does not exist',
    names: { 'no-such-name.example': [[]] },
    outcome: 'gone',
    reason: 'no-such-name',
    requests: 0,
  },
  {
    id: 'refused',
    what: 'refuses connections',
    names: { 'refused.example': [['127.0.0.3']] },
    outcome: 'unreachable',
    reason: 'connection-refused',
    requests: 0,
  },
  {
    id: 'reset',
    what: 'resets the connection before the answer',
    answers: { '/page': reset },
    outcome: 'unreachable',
    reason: 'connection-reset',
    requests: 3,
  },
  {
    id: 'reset-once',
    what: 'resets the connection once, then answers',
    answers: { '/page': inTurn(reset, page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  {
    id: 'silence',
    what: 'takes the request and never answers',
    answers: { '/page': silence },
    outcome: 'unreachable',
    reason: 'timeout',
    endsByTimeout: true,
    requests: 3,
  },
  {
    id: 'slow-headers',
    what: 'sends its headers letter by letter, without end',
    answers: { '/page': slowHeaders },
    outcome: 'unreachable',
    reason: 'timeout',
    endsByTimeout: true,
    requests: 3,
  },
  {
    id: 'long-headers',
    what: 'sends 100 KiB of headers',
    answers: { '/page': headersOf(100 * 1024) },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'giant-headers',
    what: 'sends 400 KiB of headers',
    answers: { '/page': headersOf(400 * 1024) },
    outcome: 'unreachable',
    reason: 'headers-too-large',
    requests: 3,
  },
  {
    id: 'garbage',
    what: 'answers with a status line that is not HTTP',
    answers: { '/page': raw('I am not a web server.\r\n\r\n') },
    outcome: 'unreachable',
    reason: 'no-sense',
    requests: 3,
  },
  {
    id: 'empty',
    what: 'closes the connection without a word',
    answers: { '/page': raw('') },
    outcome: 'unreachable',
    reason: 'connection-reset',
    requests: 3,
  },
  {
    id: 'early-hints',
    what: 'sends hints with 103 before the page',
    answers: {
      '/page': raw(
        'HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>Memory of a guest</title>',
      ),
    },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'endless-hints',
    what: 'sends hints with 103 without end',
    answers: { '/page': endlessHints },
    outcome: 'unreachable',
    reason: 'timeout',
    endsByTimeout: true,
    requests: 3,
  },
  {
    id: 'other-protocol',
    what: 'speaks another protocol than that of the web',
    names: { 'other-protocol.example': [[STRANGE]] },
    outcome: 'unreachable',
    reason: 'no-sense',
    requests: 0,
  },
  {
    id: 'other-protocol-secure',
    what: 'speaks another protocol where TLS is expected',
    url: 'https://other-protocol-secure.example/page',
    names: { 'other-protocol-secure.example': [[STRANGE]] },
    outcome: 'failed',
    reason: 'tls',
    requests: 0,
  },
];
