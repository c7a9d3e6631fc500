import {
  brokenGzip,
  endless,
  gzipBomb,
  gzipBombTwice,
  raw,
  resetInBody,
  slowBody,
  wrongLength,
} from '../broken-answers.ts';
import type { FaultCase } from '../fault-case.ts';

export const bodies: FaultCase[] = [
  {
    id: 'reset-in-body',
    what: 'resets the connection amid the body',
    answers: { '/page': resetInBody },
    outcome: 'unreachable',
    reason: 'connection-reset',
    requests: 3,
  },
  {
    id: 'slow-body',
    what: 'sends its body letter by letter, without end',
    answers: { '/page': slowBody },
    outcome: 'unreachable',
    reason: 'timeout',
    endsByTimeout: true,
    requests: 3,
  },
  {
    id: 'endless-body',
    what: 'sends a body without end',
    answers: { '/page': endless(200) },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'gzip-bomb',
    what: 'sends a quarter of a mebibyte that unpacks to 256 MiB',
    answers: { '/page': gzipBomb },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'length-too-long',
    what: 'tells a length that is longer than the body',
    answers: { '/page': wrongLength(5000) },
    outcome: 'unreachable',
    reason: 'connection-reset',
    requests: 3,
  },
  {
    id: 'length-too-short',
    what: 'tells a length that is shorter than the body',
    answers: { '/page': wrongLength(20) },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'packed-twice',
    what: 'packs the bomb once more',
    answers: { '/page': gzipBombTwice },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'http-1.0',
    what: 'answers with HTTP 1.0, the body ending with the connection',
    answers: {
      '/page': raw('HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<h2 id="exits">Exits</h2>'),
    },
    fragments: ['exits', 'entries'],
    outcome: 'ok',
    reason: 'answers',
    missing: ['entries'],
    requests: 1,
  },
  {
    id: 'broken-gzip',
    what: 'calls a body gzip that is none',
    answers: { '/page': brokenGzip },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'bad-chunks',
    what: 'sends a body in parts whose lengths are no numbers',
    answers: {
      '/page': raw(
        'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n<title>Memory</title>\r\n',
      ),
    },
    outcome: 'unreachable',
    reason: 'no-sense',
    requests: 3,
  },
  {
    id: 'empty-body',
    what: 'answers 200 without a body',
    answers: { '/page': ({ response }) => response.writeHead(200).end() },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'binary',
    what: 'answers with a PDF',
    answers: {
      '/page': ({ response }) =>
        response
          .writeHead(200, { 'content-type': 'application/pdf' })
          .end(Buffer.from('%PDF-1.7\n<title>404 Not Found</title>')),
    },
    fragments: ['page=3'],
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
];
