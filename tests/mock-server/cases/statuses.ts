import { inOrder, isBrowser, page, status, when } from '../responses.ts';
import type { Responder, ServerCase } from '../server-case.ts';

/** Answers 429, with a date two seconds from now. */
const tooManyUntilDate: Responder = (exchange) => {
  // Dates of HTTP have whole seconds: the next but one is never less than a second away.
  const date = new Date(Date.now() + 2000).toUTCString();
  status(429, { 'retry-after': date })(exchange);
};

/** Rows of one status that the server gives for any request. */
function always(code: number, row: Omit<ServerCase, 'id' | 'responders'>): ServerCase {
  return { id: `status-${code}`, responders: { '/page': status(code) }, ...row };
}

export const statuses: ServerCase[] = [
  {
    id: 'fine',
    what: 'responds with 200',
    responders: { '/page': page() },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  always(204, { what: 'responds with 204', outcome: 'ok', reason: 'answers', requests: 1 }),
  {
    id: 'no-head',
    what: 'refuses HEAD with 405, and responds to GET',
    responders: {
      '/page': when(({ request }) => request.method === 'HEAD', {
        then: status(405),
        otherwise: page(),
      }),
    },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  always(400, { what: 'responds with 400', outcome: 'unreachable', reason: 'status', requests: 1 }),
  always(401, {
    what: 'responds with 401',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 1,
  }),
  always(402, {
    what: 'responds with 402',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 1,
  }),
  always(403, {
    what: 'responds with 403',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 2,
  }),
  {
    id: 'known-agents',
    what: 'responds with 403 to agents that are not browsers',
    responders: { '/page': when(isBrowser, { then: page(), otherwise: status(403) }) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  always(404, { what: 'responds with 404', outcome: 'failed', reason: 'not-found', requests: 1 }),
  always(406, {
    what: 'responds with 406',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 2,
  }),
  always(407, {
    what: 'responds with 407',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 1,
  }),
  always(410, { what: 'responds with 410', outcome: 'gone', reason: 'gone', requests: 1 }),
  always(418, { what: 'responds with 418', outcome: 'unreachable', reason: 'status', requests: 1 }),
  always(429, {
    what: 'responds with 429, without `Retry-After`',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 3,
  }),
  {
    id: 'too-many-seconds',
    what: 'responds with 429 with `Retry-After: 1`, then the page',
    responders: { '/page': inOrder(status(429, { 'retry-after': '1' }), page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  {
    id: 'too-many-date',
    what: 'responds with 429 with a date in `Retry-After` that is a moment away, then the page',
    responders: { '/page': inOrder(tooManyUntilDate, page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  {
    id: 'too-many-day',
    what: 'responds with 429 with `Retry-After: 86400`',
    responders: { '/page': status(429, { 'retry-after': '86400' }) },
    outcome: 'blocked',
    reason: 'status-blocked',
    deferred: 'asked to wait',
    requests: 1,
  },
  {
    id: 'too-many-garbage',
    what: 'responds with 429 with a `Retry-After` that says nothing, then the page',
    responders: { '/page': inOrder(status(429, { 'retry-after': 'soon' }), page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  always(451, {
    what: 'responds with 451',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 1,
  }),
  {
    id: 'once-500',
    what: 'responds with 500 once, then the page',
    responders: { '/page': inOrder(status(500), page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  always(500, {
    what: 'responds with 500 forever',
    outcome: 'unreachable',
    reason: 'server-error',
    requests: 3,
  }),
  always(503, {
    what: 'responds with 503 forever',
    outcome: 'unreachable',
    reason: 'server-error',
    requests: 3,
  }),
  {
    id: 'service-back-soon',
    what: 'responds with 503 with `Retry-After: 1`, then the page',
    responders: { '/page': inOrder(status(503, { 'retry-after': '1' }), page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  {
    id: 'service-tomorrow',
    what: 'responds with 503 with `Retry-After: 86400`',
    responders: { '/page': status(503, { 'retry-after': '86400' }) },
    outcome: 'unreachable',
    reason: 'server-error',
    deferred: 'asked to wait',
    requests: 1,
  },
  always(999, {
    what: 'responds with 999, as some do to programs',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 1,
  }),
];
