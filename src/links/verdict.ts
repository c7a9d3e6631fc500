/** What a check of one address can find, with its meaning. */
export const outcomes = {
  answered: 'the address answers',
  blocked: 'alive, but it does not let a program verify it',
  'not found': 'the host says that there is no such page',
  failed: 'no usable answer',
  unresolved: 'there is no such host',
  refused: 'not asked: our policy forbids it',
  skipped: 'not asked: not an http address',
  'not checked': 'not asked: the run ended before',
} as const;

export type Outcome = keyof typeof outcomes;

const BLOCKED = new Set([401, 402, 403, 406, 407, 429, 451, 999]);
const NOT_FOUND = new Set([404, 410]);

/** Errors after which we cannot say whether the host exists: it may as well be us who are offline. */
const UNREACHED = new Map([
  ['ENOTFOUND', 'no such host'],
  ['EAI_AGAIN', 'names cannot be looked up'],
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset'],
  ['EHOSTUNREACH', 'host not reachable'],
  ['ENETUNREACH', 'network not reachable'],
  ['ENETDOWN', 'network is down'],
  ['EADDRNOTAVAIL', 'no route to the host'],
  ['EACCES', 'connection not permitted'],
  ['EPERM', 'connection not permitted'],
  ['ETIMEDOUT', 'no connection in time'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no connection in time'],
  ['UND_ERR_SOCKET', 'connection closed without an answer'],
]);
const REASONS = new Map([
  ['TIMEOUT', 'no answer in time'],
  ['UND_ERR_HEADERS_TIMEOUT', 'no answer in time'],
  ['UND_ERR_HEADERS_OVERFLOW', 'headers too large'],
]);

/** Judges one address by what a check saw of it. */
export function judgeEvidence({ status, code, message }: Evidence): Verdict {
  if (status !== undefined) {
    const reason = `answered ${status}`;
    if (status >= 200 && status < 400) return { outcome: 'answered', reason, reached: true };
    if (NOT_FOUND.has(status)) return { outcome: 'not found', reason, reached: true };
    return { outcome: BLOCKED.has(status) ? 'blocked' : 'failed', reason, reached: true };
  }
  if (code === 'ERR_PRIVATE_ADDRESS') {
    return { outcome: 'refused', reason: message ?? '', reached: false };
  }
  // A port of another service, such as that of mail; no browser asks it either.
  if (message === 'bad port') {
    return { outcome: 'refused', reason: 'names a port that is not for the web', reached: false };
  }
  const unreached = UNREACHED.get(code ?? '');
  if (unreached !== undefined) {
    const outcome = code === 'ENOTFOUND' ? 'unresolved' : 'failed';
    return { outcome, reason: unreached, reached: false };
  }
  const known = REASONS.get(code ?? '');
  return { outcome: 'failed', reason: known ?? message ?? 'no answer', reached: true };
}

/** What a check saw: the last status, or the error where there was no answer. */
export interface Evidence {
  status?: number;
  code?: string;
  message?: string;
}

export interface Verdict {
  outcome: Outcome;
  reason: string;
  /** Whether something at the other end replied; if nothing did for any address, we are offline. */
  reached: boolean;
}
