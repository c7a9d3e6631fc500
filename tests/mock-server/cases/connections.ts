import { inOrder, page } from '../responses.ts';
import {
  endlessHints,
  headersOf,
  http2Endless,
  http2Page,
  raw,
  reset,
  silence,
  slowHeaders,
} from '../broken-responses.ts';
import type { ServerCase } from '../server-case.ts';

// Where somebody listens that is no web server.
const STRANGE = '127.0.0.4';

/** A host that speaks nothing but HTTP/2. */
function overHttp2(
  id: string,
  responders: NonNullable<ServerCase['responders']>,
  row: Pick<ServerCase, 'what' | 'outcome' | 'reason' | 'requests'> & Partial<ServerCase>,
): ServerCase {
  const host = `${id}.secure.example`;
  return {
    id,
    url: `https://${host}/page`,
    names: { [host]: [['127.0.0.5']] },
    responders: Object.fromEntries(
      Object.entries(responders).map(([path, responder]) => [`${host}${path}`, responder]),
    ),
    ...row,
  };
}

export const connections: ServerCase[] = [
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
    { what: 'responds with 404 over HTTP/2', outcome: 'failed', reason: 'not-found', requests: 1 },
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
      what: 'accepts the request over HTTP/2 and never responds',
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
    what: 'resets the connection before the response',
    responders: { '/page': reset },
    outcome: 'unreachable',
    reason: 'connection-reset',
    requests: 3,
  },
  {
    id: 'reset-once',
    what: 'resets the connection once, then responds',
    responders: { '/page': inOrder(reset, page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  {
    id: 'silence',
    what: 'accepts the request and never responds',
    responders: { '/page': silence },
    outcome: 'unreachable',
    reason: 'timeout',
    endsByTimeout: true,
    requests: 3,
  },
  {
    id: 'slow-headers',
    what: 'sends its headers letter by letter, without end',
    responders: { '/page': slowHeaders },
    outcome: 'unreachable',
    reason: 'timeout',
    endsByTimeout: true,
    requests: 3,
  },
  {
    id: 'long-headers',
    what: 'sends 100 KiB of headers',
    responders: { '/page': headersOf(100 * 1024) },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'giant-headers',
    what: 'sends 400 KiB of headers',
    responders: { '/page': headersOf(400 * 1024) },
    outcome: 'unreachable',
    reason: 'headers-too-large',
    requests: 3,
  },
  {
    id: 'garbage',
    what: 'responds with a status line that is not HTTP',
    responders: { '/page': raw('I am not a web server.\r\n\r\n') },
    outcome: 'unreachable',
    reason: 'no-sense',
    requests: 3,
  },
  {
    id: 'empty',
    what: 'closes the connection without a word',
    responders: { '/page': raw('') },
    outcome: 'unreachable',
    reason: 'connection-reset',
    requests: 3,
  },
  {
    id: 'early-hints',
    what: 'sends hints with 103 before the page',
    responders: {
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
    responders: { '/page': endlessHints },
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
