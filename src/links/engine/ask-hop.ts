import type { Dispatcher } from 'undici';
import { RefusedError, type AddressGuard } from './address-guard.ts';
import type { AskedLink, ChainEnd } from './asked-link.ts';
import { codeOf, findDepth } from './failures.ts';
import type { Hop } from './evidence.ts';
import { readPage } from './read-page.ts';
import { createRequestHeaders } from './request-headers.ts';
import { parseRetryAfter } from './retry-after.ts';
import { fieldOf, isRedirect, sendRequest, type Answer } from './send-request.ts';
import type { Turns } from './turns.ts';

const MOST_REDIRECTS = 10;

/**
 * Makes one request for a link when its turn has come, records it as a hop, and returns what linkinator is
 * told. A request that our policy forbids is recorded and never made.
 */
export async function askHop(link: AskedLink, url: URL, run: Run): Promise<HopEnd> {
  const refusal = run.guard.refusalOf(url) ?? refuseRedirect(link, url);
  if (refusal) return refuse(link, url.href, refusal);

  const turn = link.turn ?? (await run.turns.take(url.hostname, true));
  link.turn = undefined;
  if (typeof turn === 'string') {
    link.deferred = turn;
    return { end: new Error(turn) };
  }
  const at = Date.now();
  try {
    const answer = await sendRequest(run.dispatch, createRequest(link, url, run), {
      timeout: Math.max(1, link.timeLeft),
      signal: run.signal,
    });
    return take(link, url, answer, at, run);
  } catch (error) {
    if (run.signal.aborted) {
      link.deferred = 'run ended';
      return { end: error as Error };
    }
    const code = codeOf(error);
    const depth = findDepth(code);
    if (depth) run.turns.failed(url.hostname, depth);
    return refuse(link, url.href, error as Error, at);
  } finally {
    link.timeLeft -= Date.now() - at;
    turn.release();
  }
}

function refuseRedirect(link: AskedLink, url: URL): RefusedError | undefined {
  if (link.redirects > MOST_REDIRECTS) return new RefusedError('TOO_MANY_REDIRECTS');
  return link.isLoop(url.href) ? new RefusedError('REDIRECT_LOOP') : undefined;
}

function refuse(link: AskedLink, url: string, error: Error, at = Date.now()): HopEnd {
  link.refuse(url, error, at);
  return { end: error };
}

function createRequest(link: AskedLink, url: URL, run: Run): Dispatcher.DispatchOptions {
  const isFirst = link.redirects === 0 && !link.asBrowser;
  return {
    origin: url.origin,
    path: url.href.slice(url.origin.length).replace(/#.*$/s, ''),
    method: 'GET',
    headers: createRequestHeaders({
      userAgent: run.userAgent,
      asBrowser: link.asBrowser,
      cookies: link.cookiesFor(url.href),
      ...(isFirst && { etag: link.question.etag, modified: link.question.modified }),
    }),
  };
}

function take(link: AskedLink, url: URL, answer: Answer, at: number, run: Run): HopEnd {
  const { status, rawHeaders } = answer;
  run.turns.answered(url.hostname);
  link.keepCookies(url.href, cookiesOf(answer));
  const location = locationOf(rawHeaders);
  const hop = link.add({
    url: url.href,
    at,
    took: Date.now() - at,
    status,
    ...(location !== undefined && { location }),
  });
  if (isRedirect(status)) return follow(link, url, hop, run);
  if (status === 429 || status === 503) waitAsTold(link, url, hop, answer, run);
  if (status !== 304) {
    link.evidence.page = readPage({
      url: url.href,
      type: fieldOf(answer, 'content-type'),
      body: answer.body,
      isWhole: answer.isWhole,
      etag: fieldOf(answer, 'etag'),
      modified: fieldOf(answer, 'last-modified'),
    });
  }
  return { end: { status } };
}

function follow(link: AskedLink, from: URL, hop: Hop, { guard }: Run): HopEnd {
  const { location = '', status = 302 } = hop;
  const target =
    location.trim() !== '' && URL.canParse(location, from.href)
      ? new URL(location, from)
      : undefined;
  if (!target || !/^https?:$/.test(target.protocol)) {
    const error = new RefusedError(target ? 'FORBIDDEN_SCHEME' : 'BAD_REDIRECT');
    delete hop.status;
    Object.assign(hop, { error: error.code, message: error.message });
    return { end: error };
  }
  target.hash = '';
  link.redirects += 1;
  // Some of these fetch would refuse without asking us.
  const refusal = guard.refusalOf(target);
  if (refusal) {
    target.username = '';
    target.password = '';
    return refuse(link, target.href, refusal);
  }
  link.expected = target.href;
  return { next: target.href, status };
}

function waitAsTold(link: AskedLink, { hostname }: URL, hop: Hop, answer: Answer, run: Run): void {
  const retryAt = parseRetryAfter(fieldOf(answer, 'retry-after'), Date.now());
  if (retryAt !== undefined) hop.retryAt = retryAt;
  if (hop.status !== 429 && retryAt === undefined) return;
  run.turns.askedToWait(hostname, retryAt);
  if (run.turns.isClosed(hostname) === 'asked to wait') link.deferred = 'asked to wait';
}

function cookiesOf({ fields }: Answer): string[] {
  const value = fields['set-cookie'];
  return value === undefined ? [] : [value].flat();
}

/** `Location` as UTF-8, which is how browsers read it where it is not ASCII. */
function locationOf(rawHeaders: Buffer[]): string | undefined {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toString().toLowerCase() === 'location') {
      return rawHeaders[at + 1]?.toString();
    }
  }
  return undefined;
}

/** What all requests of a run share. */
export interface Run {
  guard: AddressGuard;
  turns: Turns;
  userAgent: string;
  signal: AbortSignal;
  dispatch: Dispatcher.Dispatch;
}

/** What linkinator is told: the end of a chain, or where to go next. */
export type HopEnd = { end: ChainEnd } | { next: string; status: number };
