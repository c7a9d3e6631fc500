import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';

const MEBIBYTE = 1024 * 1024;

/**
 * Creates the dispatcher through which every request and every hop of a redirect passes. It asks no private
 * address, bounds what it reads, and answers `list.url` itself with `list.html`.
 */
export function createGuardedDispatcher({ isPrivate, timeout, list }: GuardOptions): Dispatcher {
  const agent = new Agent({
    allowH2: false,
    connect: { timeout: Math.min(timeout / 2, 5000), lookup: createCheckedLookup(isPrivate) },
    headersTimeout: timeout,
    bodyTimeout: timeout,
    maxHeaderSize: MEBIBYTE / 4,
    maxResponseSize: MEBIBYTE,
    keepAliveTimeout: 1000,
  });
  return agent.compose(
    (dispatch) => (options, handler) => {
      const { hostname } = new URL(String(options.origin));
      const address = hostname.replace(/^\[|\]$/g, '');
      // An address that is written out is never looked up.
      if (isIP(address) !== 0 && isPrivate(address)) throw new PrivateAddressError(address);
      return dispatch(options, handler);
    },
    (dispatch) => (options, handler) =>
      String(options.origin) === new URL(list.url).origin
        ? answer(handler, list.html)
        : dispatch(options, handler),
  );
}

/** Refuses a name when any of its addresses is private, and connects to those that it checked. */
export function createCheckedLookup(isPrivate: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const hidden = addresses?.find(({ address }) => isPrivate(address));
      const [first] = addresses ?? [];
      if (error) callback(error, '', 0);
      else if (hidden) callback(new PrivateAddressError(hidden.address), '', 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}

function answer(handler: Dispatcher.DispatchHandler, html: string): boolean {
  const controller: Dispatcher.DispatchController = {
    aborted: false,
    paused: false,
    reason: null,
    rawHeaders: ['content-type', 'text/html; charset=utf-8'],
    abort: (reason) => handler.onResponseError?.(controller, reason),
    pause: () => undefined,
    resume: () => undefined,
  };
  handler.onRequestStart?.(controller, null);
  handler.onResponseStart?.(controller, 200, { 'content-type': 'text/html; charset=utf-8' }, 'OK');
  handler.onResponseData?.(controller, Buffer.from(html));
  handler.onResponseEnd?.(controller, {});
  return true;
}

/** Says that our policy forbids the request. */
export class PrivateAddressError extends Error {
  readonly code = 'ERR_PRIVATE_ADDRESS';
  constructor(address: string) {
    super(`leads to the private address ${address}`);
  }
}

interface GuardOptions {
  isPrivate: (address: string) => boolean;
  /** Milliseconds. */
  timeout: number;
  list: { url: string; html: string };
}
