import type { Dispatcher } from 'undici';
import { RefusedError } from './address-guard.ts';
import type { AskedLink } from './asked-link.ts';
import { codeOf } from './failures.ts';
import { createRequestHeaders } from './request-headers.ts';
import type { HopEnd, Run } from './run.ts';
import { sendRequest } from './send-request.ts';
import { keepPage, refuse, takeAnswer, takeFailure } from './take-answer.ts';

const MOST_REDIRECTS = 10;
/** What a server says to HTTP/1.1 that speaks HTTP/2 alone. */
const ONLY_OTHER_PROTOCOLS = 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL';

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
    link.defer(turn, url.hostname, run.turns);
    return { end: new Error(turn) };
  }
  // Redirects have used up the time: a request now could only be broken off.
  if (link.timeLeft <= 0) {
    turn.release();
    return refuse(link, url.href, new RefusedError('TIMEOUT'));
  }
  const at = Date.now();
  try {
    const request = createRequest(link, url, run);
    const send = (dispatch: Dispatcher.Dispatch) =>
      sendRequest(dispatch, request, {
        timeout: Math.max(1, link.timeLeft - (Date.now() - at)),
        signal: run.signal,
      });
    const answer = await send(run.dispatch).catch((error: unknown) => {
      if (codeOf(error) === ONLY_OTHER_PROTOCOLS) return send(run.overHttp2);
      throw error;
    });
    const end = takeAnswer(link, url, answer, at, run);
    // The next request is on its way while this page is read.
    turn.release();
    if ('end' in end && !(end.end instanceof Error)) keepPage(link, url, answer, run);
    return end;
  } catch (error) {
    return takeFailure(link, url, error, at, run);
  } finally {
    link.timeLeft -= Date.now() - at;
    turn.release();
  }
}

function refuseRedirect(link: AskedLink, url: URL): RefusedError | undefined {
  if (link.redirects > MOST_REDIRECTS) return new RefusedError('TOO_MANY_REDIRECTS');
  return link.isLoop(url.href) ? new RefusedError('REDIRECT_LOOP') : undefined;
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
