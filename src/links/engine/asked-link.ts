import { CookieJar } from 'tough-cookie';
import { codeOf, isTransient } from './failures.ts';
import type { Evidence, Hop } from '../../link-health/evidence.ts';
import type { LinkTarget } from './ask.ts';
import type { CloseReason, Slot, HostQueues } from './turns.ts';

/** A host may set thousands; no link needs so many. */
const MOST_COOKIES = 100;
const LONGEST_COOKIE = 4096;
const REFUSED_AS_PROGRAM = new Set([403, 406]);

/** One address on its way through a run: what was seen of it, and where its present pass stands. */
export class LinkRequest {
  readonly target: LinkTarget;
  readonly evidence: Evidence;
  /** How those who ask write the address. */
  readonly spellings: Set<string>;
  /** Why the run cannot answer for it. */
  deferred: CloseReason | undefined;
  /** Until when the host asked to be left alone, where that is why. */
  until: number | undefined;
  pass = 0;
  /** Milliseconds that are left to this pass. */
  timeLeft = 0;
  /** Whether this is the one try with the headers of a browser. */
  asBrowser = false;
  /** Where the redirect leads that was answered last. */
  expected: string | undefined;
  /** How the chain ended, as linkinator is told whenever it asks again. */
  end: ChainEnd | undefined;
  /** A turn that was waited for before linkinator was asked. */
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

  /** Leaves it for the next run: its host gives no more turns. */
  defer(why: CloseReason, host: string, queues: HostQueues): void {
    this.deferred = why;
    this.until = why === 'asked to wait' ? queues.closedUntil(host) : undefined;
  }

  startPass(timeout: number): void {
    this.pass += 1;
    this.timeLeft = timeout;
    this.asBrowser = false;
    delete this.evidence.page;
    this.#startChain();
  }

  /** Whether linkinator's new request is the slot for the one try as a browser; begins it. */
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

  /** Whether this address was asked with the same cookies before; remembers it. */
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

  /** Records a request that was not made, or that failed. */
  addFailure(url: string, error: unknown, at = Date.now()): void {
    const message = error instanceof Error ? error.message : String(error);
    this.addHop({ url, at, took: Date.now() - at, error: codeOf(error), message });
  }

  /** Whether another pass may find something else. */
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

export type ChainEnd = Error | { status: number };
