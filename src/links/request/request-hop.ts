import type { Dispatcher } from 'undici';
import { RefusedError } from './address-guard.ts';
import { type LinkRequest, codeOf, findDepth, type ChainEnd } from './link-request.ts';
import { sendRequest, headerOf, isRedirect, type HttpResponse } from './send-request.ts';
import type { Hop } from '../../link-health/evidence.ts';
import { readPage, type ReceivedPage } from './read-page.ts';
import type { Run } from './connections.ts';

const MOST_REDIRECTS = 10;
/** The response to HTTP/1.1 of a server that accepts only HTTP/2. */
const ONLY_OTHER_PROTOCOLS = 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL';

/**
 * Sends one request for a link once it has a slot, records it as a hop, and returns what linkinator needs. A request
 * that our policy forbids is recorded and never sent.
 */
export async function requestHop(link: LinkRequest, url: URL, run: Run): Promise<HopEnd> {
  const refusal = run.guard.refusalOf(url) ?? refuseRedirect(link, url);
  if (refusal) return recordFailure(link, url.href, refusal);

  const slot = link.slot ?? (await run.queues.acquire(url.hostname, true));
  link.slot = undefined;
  if (typeof slot === 'string') {
    link.defer(slot, url.hostname, run.queues);
    return { end: new Error(slot) };
  }
  // Redirects have used up the time: a request now could only be aborted.
  if (link.timeLeft <= 0) {
    slot.release();
    return recordFailure(link, url.href, new RefusedError('TIMEOUT'));
  }
  const at = Date.now();
  try {
    const request = createRequest(link, url, run);
    const send = (dispatch: Dispatcher.Dispatch) =>
      sendRequest(dispatch, request, {
        timeout: Math.max(1, link.timeLeft - (Date.now() - at)),
        signal: run.signal,
      });
    const response = await send(run.dispatch).catch((error: unknown) => {
      if (codeOf(error) === ONLY_OTHER_PROTOCOLS) return send(run.overHttp2);
      throw error;
    });
    const end = handleResponse(link, url, response, at, run);
    // The next request starts while this page is read.
    slot.release();
    if ('end' in end && !(end.end instanceof Error)) recordPage(link, url, response, run);
    return end;
  } catch (error) {
    return handleFailure(link, url, error, at, run);
  } finally {
    link.timeLeft -= Date.now() - at;
    slot.release();
  }
}

function refuseRedirect(link: LinkRequest, url: URL): RefusedError | undefined {
  if (link.redirects > MOST_REDIRECTS) return new RefusedError('TOO_MANY_REDIRECTS');
  return link.isLoop(url.href) ? new RefusedError('REDIRECT_LOOP') : undefined;
}

function createRequest(link: LinkRequest, url: URL, run: Run): Dispatcher.DispatchOptions {
  const isFirst = link.redirects === 0 && !link.asBrowser;
  const { etag, modified } = isFirst ? link.target : {};
  const cookies = link.cookiesFor(url.href);
  return {
    origin: url.origin,
    path: url.href.slice(url.origin.length).replace(/#.*$/s, ''),
    method: 'GET',
    headers: {
      ...(link.asBrowser ? BROWSER : { 'user-agent': run.userAgent }),
      ...ACCEPT,
      ...(cookies !== '' && { cookie: cookies }),
      ...(isSendable(etag) && { 'if-none-match': etag }),
      ...(isSendable(modified) && { 'if-modified-since': modified }),
    },
  };
}

const ACCEPT = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-US,en;q=0.9',
  'accept-encoding': 'gzip, deflate, br',
};
const BROWSER = {
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'upgrade-insecure-requests': '1',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
};

/** Whether a value from a server may be sent back. */
function isSendable(value: string | undefined): value is string {
  return value !== undefined && /^[\x20-\x7e]+$/.test(value);
}

/** A longer address fits into no request that servers accept. */
const LONGEST_LOCATION = 8192;
/** How much is kept of any other header. */
const LONGEST_HEADER = 1000;

/** Records a response as a hop of its link, and returns what linkinator needs. */
function handleResponse(
  link: LinkRequest,
  url: URL,
  response: HttpResponse,
  at: number,
  run: Run,
): HopEnd {
  const { status } = response;
  run.queues.noteResponse(url.hostname);
  link.keepCookies(url.href, cookiesOf(response));
  // One character more than is allowed.
  const location = locationOf(response)?.slice(0, LONGEST_LOCATION + 1);
  const hop = link.addHop({
    url: url.href,
    at,
    took: Date.now() - at,
    status,
    ...(location !== undefined && { location }),
  });
  if (isRedirect(status)) return follow(link, url, hop, run);
  if (status === 429 || status === 503) applyRetryAfter(link, url, hop, response, run);
  return { end: { status } };
}

/** Records a request without a usable response, and returns what linkinator needs. */
function handleFailure(link: LinkRequest, url: URL, error: unknown, at: number, run: Run): HopEnd {
  const end = error instanceof Error ? error : new Error(String(error));
  if (run.signal.aborted) {
    link.deferred = 'run ended';
    return { end };
  }
  const depth = findDepth(codeOf(end));
  if (depth) run.queues.noteFailure(url.hostname, depth);
  return recordFailure(link, url.href, end, at);
}

/** Records a request that was not sent, or that failed. */
function recordFailure(link: LinkRequest, url: string, end: Error, at?: number): HopEnd {
  link.addFailure(url, end, at);
  return { end };
}

/** Reads the page at the end of a chain. */
function recordPage(
  link: LinkRequest,
  { href }: URL,
  response: HttpResponse,
  { onPage }: Run,
): void {
  if (response.status === 304) return;
  const page: ReceivedPage = {
    url: href,
    type: headerOf(response, 'content-type')?.slice(0, LONGEST_HEADER),
    body: response.body,
    isWhole: response.isWhole,
    etag: validatorOf(response, 'etag'),
    modified: validatorOf(response, 'last-modified'),
  };
  link.evidence.page = readPage(page);
  onPage?.(page);
}

/** A validator, which can only be sent back whole or not at all. */
function validatorOf(response: HttpResponse, name: string): string | undefined {
  const value = headerOf(response, name);
  return value !== undefined && value.length <= LONGEST_HEADER ? value : undefined;
}

function follow(link: LinkRequest, from: URL, hop: Hop, { guard }: Run): HopEnd {
  const { location = '', status = 302 } = hop;
  const target =
    location.trim() !== '' &&
    location.length <= LONGEST_LOCATION &&
    URL.canParse(location, from.href)
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
  // `fetch` would refuse some of these without a request to us.
  const refusal = guard.refusalOf(target);
  if (refusal) {
    target.username = '';
    target.password = '';
    return recordFailure(link, target.href, refusal);
  }
  link.expected = target.href;
  return { next: target.href, status };
}

function applyRetryAfter(
  link: LinkRequest,
  { hostname }: URL,
  hop: Hop,
  response: HttpResponse,
  run: Run,
): void {
  const retryAt = parseRetryAfter(headerOf(response, 'retry-after'), Date.now());
  if (retryAt !== undefined) hop.retryAt = retryAt;
  if (hop.status !== 429 && retryAt === undefined) return;
  run.queues.delay(hostname, retryAt);
  if (run.queues.isClosed(hostname) === 'asked to wait')
    link.defer('asked to wait', hostname, run.queues);
}

function cookiesOf({ headers }: HttpResponse): string[] {
  const value = headers['set-cookie'];
  return value === undefined ? [] : [value].flat();
}

/** `Location` as UTF-8, as browsers read it if it is not ASCII. */
function locationOf(response: HttpResponse): string | undefined {
  const { rawHeaders } = response;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toString().toLowerCase() === 'location') {
      return rawHeaders[at + 1]?.toString();
    }
  }
  // HTTP/2 has no raw headers, but the same bytes.
  const value = headerOf(response, 'location');
  return value === undefined ? undefined : Buffer.from(value, 'latin1').toString();
}

/** A server that sets a later time means for good. */
const LONGEST_WAIT = 365 * 86_400_000;

/** Parses `Retry-After`, seconds or a date, as milliseconds since 1970; `undefined` if it is neither. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const at = /^\s*\d+\s*$/.test(value) ? now + Number(value) * 1000 : Date.parse(value);
  return Number.isFinite(at) ? Math.min(at, now + LONGEST_WAIT) : undefined;
}

/** What linkinator needs: the end of a chain, or the next address. */
export type HopEnd = { end: ChainEnd } | { next: string; status: number };
