import type { AsyncLocalStorage } from 'node:async_hooks';
import { isIP } from 'node:net';
import { Agent, buildConnector, ProxyAgent, type Dispatcher } from 'undici';
import { RefusedError } from './address-guard.ts';
import { requestHop } from './ask-hop.ts';
import type { LinkRequest } from './asked-link.ts';
import { codeOf } from './failures.ts';
import type { LinkList } from './link-list.ts';
import { isPublicName } from '../../urls/public-name.ts';
import type { HopEnd, Run } from './run.ts';

const HEADERS_LIMIT = 256 * 1024;
const WEB_PORTS = /^(?:|80|443|8080|8443)$/;

/**
 * Creates the dispatcher from which all requests of linkinator leave, and no others: it answers the pages of
 * the list itself, asks each hop of a link once, and tells linkinator the same answer when it asks again.
 */
export function createDispatcher(
  links: AsyncLocalStorage<LinkRequest>,
  list: LinkList,
  { timeout, ...shared }: Omit<Run, 'dispatch' | 'overHttp2'> & { timeout: number },
): Dispatcher {
  const createAgent = (allowH2: boolean) =>
    new Agent({
      allowH2,
      connect: createConnector(shared, timeout, allowH2),
      headersTimeout: headersTimeoutFor(timeout),
      bodyTimeout: timeout,
      maxHeaderSize: HEADERS_LIMIT,
      keepAliveTimeout: 4000,
    });
  const agent = createAgent(false);
  const overHttp2 = createAgent(true);
  // Whoever ends the run destroys the dispatcher, which is made of one agent alone.
  shared.signal.addEventListener('abort', () => void overHttp2.destroy(), { once: true });
  const run: Run = {
    ...shared,
    dispatch: throughProxies(agent, shared, timeout, false),
    overHttp2: throughProxies(overHttp2, shared, timeout, true),
  };
  return agent.compose(() => (options, handler) => {
    const address = `${String(options.origin)}${options.path}`;
    const page = list.pageAt(address);
    if (page !== undefined) {
      deliver(handler, 200, { 'content-type': 'text/html; charset=utf-8' }, page);
      return true;
    }
    const link = links.getStore();
    if (!link) throw new Error('Only links are asked while a link check runs.');
    void respond(link, address, options.method, run).then((end) => {
      if ('next' in end) deliver(handler, end.status, { location: end.next });
      else if (end.end instanceof Error) handler.onResponseError?.(createController(), end.end);
      else deliver(handler, end.end.status, {});
    });
    return true;
  });
}

/**
 * Sends what has a proxy through it, once the addresses of its host have been looked up here and found open: a proxy
 * looks up names by itself, and may stand where private addresses can be reached.
 */
function throughProxies(
  direct: Dispatcher,
  { guard, proxies, signal }: Pick<Run, 'guard' | 'proxies' | 'signal'>,
  timeout: number,
  allowH2: boolean,
): Dispatcher.Dispatch {
  const agents = new Map<string, ProxyAgent>();
  signal.addEventListener(
    'abort',
    () => {
      for (const agent of agents.values()) void agent.destroy();
    },
    { once: true },
  );
  return (options, handler) => {
    const url = new URL(String(options.origin));
    const uri = proxies?.proxyFor(url);
    if (uri === undefined) return direct.dispatch(options, handler);
    const known = agents.get(uri);
    const agent =
      known ??
      new ProxyAgent({
        uri,
        allowH2,
        connectTimeout: Math.min(5000, timeout),
        headersTimeout: headersTimeoutFor(timeout),
        bodyTimeout: timeout,
        maxHeaderSize: HEADERS_LIMIT,
      });
    agents.set(uri, agent);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const go = () => agent.dispatch(options, markProxyErrors(handler));
    const stop = (error: Error) => handler.onResponseError?.(createController(), error);
    // A written address has been checked already.
    if (isIP(host) !== 0) return go();
    const port = WEB_PORTS.test(url.port) ? '' : url.port;
    guard.lookupFor(port)(host, { all: true }, (error) => {
      const isUnknown = error !== null && LOOKUP_FAILURES.has(codeOf(error));
      if (error && !(isUnknown && proxies?.resolves && isPublicName(host))) stop(error);
      else go();
    });
    return true;
  };
}

/** What tells that a name could not be looked up, or that there is none. */
const LOOKUP_FAILURES = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NONAME', 'EAI_NODATA', 'ENODATA'],
  ...['ESERVFAIL', 'ETIMEOUT'],
]);

/** What tells that the connection to the proxy, or through it, did not come about: none of it is about the link. */
const PROXY_CODES = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_ABORTED', 'UND_ERR_INVALID_ARG'],
  ...['UND_ERR_PRX_CONN', 'UND_ERR_PRX_TLS'],
]);

function markProxyErrors(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (...given) => handler.onRequestStart?.(...given),
    onResponseStart: (...given) => handler.onResponseStart?.(...given),
    onResponseData: (...given) => handler.onResponseData?.(...given),
    onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
    onResponseError: (controller, error) => {
      // Its texts hold no password, but perhaps a name of the inside.
      const status = /\((\d{3})\)/.exec(error.message)?.[1];
      const isOfProxy = PROXY_CODES.has(codeOf(error));
      handler.onResponseError?.(
        controller,
        isOfProxy ? new RefusedError('PROXY', status ?? codeOf(error)) : error,
      );
    },
  };
}

/** linkinator asks HEAD first, which we send as GET, and GET when that failed, which is mostly answered already. */
async function respond(
  link: LinkRequest,
  address: string,
  method: string,
  run: Run,
): Promise<HopEnd> {
  const { expected } = link;
  const isNextHop = expected !== undefined && (method === 'HEAD' || link.asBrowser);
  link.expected = undefined;
  if (expected !== undefined && !isNextHop) {
    // fetch refuses some ports by itself, without asking us.
    link.end = new RefusedError('FORBIDDEN_PORT');
    link.addFailure(expected, link.end);
  }
  const isBrowserTry = link.end !== undefined && method === 'GET' && link.startBrowserTry();
  if (!isNextHop && !isBrowserTry && link.end !== undefined) return { end: link.end };
  const end = await requestHop(link, new URL(address), run).catch((error: unknown) => ({
    end: error as Error,
  }));
  if ('end' in end) link.end = end.end;
  return end;
}

/** The headers may take 10 s of the usual 12; who grants an address more time grants it to them. */
export function headersTimeoutFor(timeout: number): number {
  return Math.max(Math.min(10_000, timeout), timeout - 2000);
}

function createConnector({ guard }: Pick<Run, 'guard'>, timeout: number, allowH2: boolean) {
  const connectors = new Map<string, buildConnector.connector>();
  const connect: buildConnector.connector = (options, callback) => {
    // Only whether the port is one of the web counts.
    const port = WEB_PORTS.test(options.port) ? '' : options.port;
    const known = connectors.get(port);
    const connector =
      known ??
      buildConnector({
        allowH2,
        timeout: Math.min(5000, timeout),
        lookup: guard.lookupFor(port),
        // A quarter of a second, as Node has it, is too short for the far side of the world.
        autoSelectFamilyAttemptTimeout: 1000,
      });
    connectors.set(port, connector);
    connector(options, callback);
  };
  return connect;
}

function deliver(
  handler: Dispatcher.DispatchHandler,
  status: number,
  headers: Record<string, string>,
  body?: string,
): void {
  const controller = createController(headers, (reason) => {
    handler.onResponseError?.(controller, reason);
  });
  handler.onRequestStart?.(controller, null);
  if (controller.aborted) return;
  handler.onResponseStart?.(controller, status, headers, '');
  if (body !== undefined) handler.onResponseData?.(controller, Buffer.from(body));
  handler.onResponseEnd?.(controller, {});
}

function createController(
  headers: Record<string, string> = {},
  onAbort: (reason: Error) => void = () => undefined,
): Dispatcher.DispatchController {
  let isAborted = false;
  return {
    get aborted() {
      return isAborted;
    },
    paused: false,
    reason: null,
    rawHeaders: Object.entries(headers).flat(),
    abort: (reason) => {
      if (isAborted) return;
      isAborted = true;
      onAbort(reason);
    },
    pause: () => undefined,
    resume: () => undefined,
  };
}
