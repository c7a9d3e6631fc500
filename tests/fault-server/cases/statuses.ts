import { inTurn, isBrowser, page, status, when } from '../answers.ts';
import type { Answer, FaultCase } from '../fault-case.ts';

/** Answers 429, with a date two seconds from now. */
const tooManyUntilDate: Answer = (asked) => {
  // Dates of HTTP have whole seconds: the next but one is never less than a second away.
  const date = new Date(Date.now() + 2000).toUTCString();
  status(429, { 'retry-after': date })(asked);
};

/** Rows of one status that the server gives whatever is asked. */
function always(code: number, row: Omit<FaultCase, 'id' | 'answers'>): FaultCase {
  return { id: `status-${code}`, answers: { '/page': status(code) }, ...row };
}

export const statuses: FaultCase[] = [
  {
    id: 'fine',
    what: 'answers 200',
    answers: { '/page': page() },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  always(204, { what: 'answers 204', outcome: 'ok', reason: 'answers', requests: 1 }),
  {
    id: 'no-head',
    what: 'refuses HEAD with 405, and answers GET',
    answers: {
      '/page': when(({ request }) => request.method === 'HEAD', {
        then: status(405),
        otherwise: page(),
      }),
    },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  always(400, { what: 'answers 400', outcome: 'unreachable', reason: 'status', requests: 1 }),
  always(401, { what: 'answers 401', outcome: 'blocked', reason: 'status-blocked', requests: 1 }),
  always(402, { what: 'answers 402', outcome: 'blocked', reason: 'status-blocked', requests: 1 }),
  always(403, { what: 'answers 403', outcome: 'blocked', reason: 'status-blocked', requests: 2 }),
  {
    id: 'known-agents',
    what: 'answers 403 to agents that are not browsers',
    answers: { '/page': when(isBrowser, { then: page(), otherwise: status(403) }) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  always(404, { what: 'answers 404', outcome: 'failed', reason: 'not-found', requests: 1 }),
  always(406, { what: 'answers 406', outcome: 'blocked', reason: 'status-blocked', requests: 2 }),
  always(407, { what: 'answers 407', outcome: 'blocked', reason: 'status-blocked', requests: 1 }),
  always(410, { what: 'answers 410', outcome: 'gone', reason: 'gone', requests: 1 }),
  always(418, { what: 'answers 418', outcome: 'unreachable', reason: 'status', requests: 1 }),
  always(429, {
    what: 'answers 429, without `Retry-After`',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 3,
  }),
  {
    id: 'too-many-seconds',
    what: 'answers 429 with `Retry-After: 1`, then the page',
    answers: { '/page': inTurn(status(429, { 'retry-after': '1' }), page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  {
    id: 'too-many-date',
    what: 'answers 429 with a date in `Retry-After` that is a moment away, then the page',
    answers: { '/page': inTurn(tooManyUntilDate, page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  {
    id: 'too-many-day',
    what: 'answers 429 with `Retry-After: 86400`',
    answers: { '/page': status(429, { 'retry-after': '86400' }) },
    outcome: 'blocked',
    reason: 'status-blocked',
    deferred: 'asked to wait',
    requests: 1,
  },
  {
    id: 'too-many-garbage',
    what: 'answers 429 with a `Retry-After` that says nothing, then the page',
    answers: { '/page': inTurn(status(429, { 'retry-after': 'soon' }), page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  always(451, { what: 'answers 451', outcome: 'blocked', reason: 'status-blocked', requests: 1 }),
  {
    id: 'once-500',
    what: 'answers 500 once, then the page',
    answers: { '/page': inTurn(status(500), page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  always(500, {
    what: 'answers 500 for ever',
    outcome: 'unreachable',
    reason: 'server-error',
    requests: 3,
  }),
  always(503, {
    what: 'answers 503 for ever',
    outcome: 'unreachable',
    reason: 'server-error',
    requests: 3,
  }),
  {
    id: 'service-back-soon',
    what: 'answers 503 with `Retry-After: 1`, then the page',
    answers: { '/page': inTurn(status(503, { 'retry-after': '1' }), page()) },
    outcome: 'ok',
    reason: 'answers',
    requests: 2,
  },
  {
    id: 'service-tomorrow',
    what: 'answers 503 with `Retry-After: 86400`',
    answers: { '/page': status(503, { 'retry-after': '86400' }) },
    outcome: 'unreachable',
    reason: 'server-error',
    deferred: 'asked to wait',
    requests: 1,
  },
  always(999, {
    what: 'answers 999, as some do to programs',
    outcome: 'blocked',
    reason: 'status-blocked',
    requests: 1,
  }),
];
