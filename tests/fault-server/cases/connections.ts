import { inTurn, page } from '../answers.ts';
import { endlessHints, headersOf, raw, reset, silence, slowHeaders } from '../broken-answers.ts';
import type { FaultCase } from '../fault-case.ts';

// Where somebody listens that is no web server.
const STRANGE = '127.0.0.4';

export const connections: FaultCase[] = [
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
