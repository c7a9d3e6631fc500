import type { Dispatcher } from 'undici';
import { RefusedError } from './address-guard.ts';
import { type LinkRequest, codeOf } from './link-request.ts';
import {
  type HopEnd,
  type Run,
  recordPage,
  recordFailure,
  handleResponse,
  handleFailure,
} from './handle-response.ts';
import { sendRequest } from './send-request.ts';

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
