import { CookieJar } from 'tough-cookie';
import type { Evidence, Hop } from '../../link-health/evidence.ts';
import type { CloseReason, Slot, HostQueues } from './host-queue.ts';

/** A host may set thousands; no link needs so many. */
const MOST_COOKIES = 100;
const LONGEST_COOKIE = 4096;
const REFUSED_AS_PROGRAM = new Set([403, 406]);

/** One link during a run: what was seen of it, and the state of its current pass. */
export class LinkRequest {
  readonly target: LinkTarget;
  readonly evidence: Evidence;
  /** All spellings of the address among the targets. */
  readonly spellings: Set<string>;
  /** Why the run has no result for it. */
  deferred: CloseReason | undefined;
  /** Until when the host wants no requests, if that is why. */
  until: number | undefined;
  pass = 0;
  /** Milliseconds that are left to this pass. */
  timeLeft = 0;
  /** Whether this is the one try with the headers of a browser. */
  asBrowser = false;
  /** The target of the last redirect. */
  expected: string | undefined;
  /** How the chain ended, which is what linkinator gets whenever it makes the request again. */
  end: ChainEnd | undefined;
  /** The slot of this pass, acquired before linkinator makes the request. */
  slot: Slot | undefined;
  redirects = 0;
  readonly #seen = new Set<string>();
  #jar: CookieJar | undefined;
  #cookies = 0;
  #hadBrowserTry = false;

  constructor(target: LinkTarget) {
    this.target = target;
    this.spellings = new Set([target.url]);
    this.evidence = { url: target.url, hops: [] };
  }

  /** Defers it to the next run: the queue of its host is closed. */
  defer(reason: CloseReason, host: string, queues: HostQueues): void {
    this.deferred = reason;
    this.until = reason === 'asked to wait' ? queues.closedUntil(host) : undefined;
  }

  startPass(timeout: number): void {
    this.pass += 1;
    this.timeLeft = timeout;
    this.asBrowser = false;
    delete this.evidence.page;
    this.#startChain();
  }

  /** Whether linkinator's new request is the chance for the one try as a browser; begins it. */
  startBrowserTry(): boolean {
    const last = this.evidence.hops.at(-1);
    const isDue =
      !this.#hadBrowserTry &&
      this.deferred === undefined &&
      (REFUSED_AS_PROGRAM.has(last?.status ?? 0) || last?.error === 'REDIRECT_LOOP');
    if (!isDue) return false;
    this.#hadBrowserTry = true;
    this.asBrowser = true;
    this.#startChain();
    return true;
  }

  /** Whether this address was requested with the same cookies before; remembers it. */
  isLoop(url: string): boolean {
    const key = `${url}\n${this.cookiesFor(url)}`;
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }

  cookiesFor(url: string): string {
    return this.#jar?.getCookieStringSync(url) ?? '';
  }

  keepCookies(url: string, cookies: string[]): void {
    if (cookies.length === 0) return;
    this.#jar ??= new CookieJar();
    const kept = cookies
      .filter(({ length }) => length <= LONGEST_COOKIE)
      .slice(0, MOST_COOKIES - this.#cookies);
    this.#cookies += kept.length;
    for (const cookie of kept) this.#jar.setCookieSync(cookie, url, { ignoreError: true });
  }

  addHop(hop: Omit<Hop, 'pass' | 'asBrowser'>): Hop {
    const whole: Hop = { ...hop, pass: this.pass, ...(this.asBrowser && { asBrowser: true }) };
    this.evidence.hops.push(whole);
    return whole;
  }

  /** Records a request that was not sent, or that failed. */
  addFailure(url: string, error: unknown, at = Date.now()): void {
    const message = error instanceof Error ? error.message : String(error);
    this.addHop({ url, at, took: Date.now() - at, error: codeOf(error), message });
  }

  /** Whether another pass may have a different result. */
  isTransient(): boolean {
    const last = this.evidence.hops.at(-1);
    return last !== undefined && !last.asBrowser && isTransient(last);
  }

  #startChain(): void {
    this.expected = undefined;
    this.end = undefined;
    this.redirects = 0;
    this.#seen.clear();
  }
}

export interface LinkTarget {
  /** http(s), without fragment. */
  url: string;
  /** The validators of an earlier response, so that an unchanged page need not be sent again. */
  etag?: string | undefined;
  modified?: string | undefined;
}

export type ChainEnd = Error | { status: number };

const NO_CONNECTION = new Set([
  ...['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
  ...['EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET', 'PROXY'],
]);
const NO_RESPONSE = new Set(['TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT']);
/** Failures that are the same a second later. */
const LASTING = new Set([
  ...['ENOTFOUND', 'EAI_NONAME', 'PRIVATE_ADDRESS', 'FORBIDDEN_PORT', 'FORBIDDEN_SCHEME'],
  ...['CREDENTIALS', 'TOO_MANY_REDIRECTS', 'REDIRECT_LOOP', 'BAD_REDIRECT'],
]);
const TLS =
  /CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_SSL|^ERR_TLS|^EPROTO$|^HOSTNAME_MISMATCH|^INVALID_CA/;

/** Whether a request failed in a way that another try may change. */
function isTransient({ status, error }: Hop): boolean {
  if (error !== undefined) return !LASTING.has(error) && !TLS.test(error);
  return status === 429 || (status !== undefined && status >= 500 && status < 600);
}

/** How far a failed request got; `undefined` if the host replied. */
export function findDepth(error: string): 'no connection' | 'no response' | undefined {
  if (NO_CONNECTION.has(error)) return 'no connection';
  return NO_RESPONSE.has(error) ? 'no response' : undefined;
}

/** Finds the code of an error in itself and its causes; one code for all truncated responses. */
export function codeOf(error: unknown): string {
  for (let depth = 0; depth < 5 && error instanceof Error; depth += 1) {
    const { code, cause } = error as NodeJS.ErrnoException;
    if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return 'UND_ERR_SOCKET';
    if (typeof code === 'string') return code;
    error = cause;
  }
  return 'UNKNOWN';
}
