import type { Dispatcher } from 'undici';
import { RefusedError } from './address-guard.ts';
import type { LinkRequest } from './asked-link.ts';
import { codeOf } from './failures.ts';
import { createRequestHeaders } from './request-headers.ts';
import type { HopEnd, Run } from './run.ts';
import { sendRequest } from './send-request.ts';
import { recordPage, recordFailure, handleResponse, handleFailure } from './take-answer.ts';

const MOST_REDIRECTS = 10;
/** What a server says to HTTP/1.1 that speaks HTTP/2 alone. */
const ONLY_OTHER_PROTOCOLS = 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL';

/**
 * Makes one request for a link when its turn has come, records it as a hop, and returns what linkinator is
 * told. A request that our policy forbids is recorded and never made.
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
  // Redirects have used up the time: a request now could only be broken off.
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
    // The next request is on its way while this page is read.
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
  return {
    origin: url.origin,
    path: url.href.slice(url.origin.length).replace(/#.*$/s, ''),
    method: 'GET',
    headers: createRequestHeaders({
      userAgent: run.userAgent,
      asBrowser: link.asBrowser,
      cookies: link.cookiesFor(url.href),
      ...(isFirst && { etag: link.target.etag, modified: link.target.modified }),
    }),
  };
}
