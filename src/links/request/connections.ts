import { isIP } from 'node:net';
import { Agent, buildConnector, ProxyAgent, type Dispatcher } from 'undici';
import { isPublicHost } from '../../urls/domain.ts';
import { isWebPort, RefusedError } from './address-guard.ts';
import { codeOf } from './link-request.ts';
import type { Run } from './handle-response.ts';

const HEADERS_LIMIT = 256 * 1024;

/**
 * Creates the connections of a run, direct and through proxies, only to addresses that the guard allows. They end
 * with the signal, but `agent` ends with whoever destroys it.
 */
export function createConnections(
  shared: Pick<Run, 'guard' | 'proxies' | 'signal'>,
  timeout: number,
): Pick<Run, 'dispatch' | 'overHttp2'> & { agent: Agent } {
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
  const http2 = createAgent(true);
  shared.signal.addEventListener('abort', () => void http2.destroy(), { once: true });
  return {
    agent,
    dispatch: throughProxies(agent, shared, timeout, false),
    overHttp2: throughProxies(http2, shared, timeout, true),
  };
}

/**
 * Sends a request through its proxy, if it has one, once the addresses of its host have been looked up here and are
 * public: a proxy looks up names itself, and may be able to reach private addresses.
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
    // A literal address has been checked already.
    if (isIP(host) !== 0) return go();
    const port = isWebPort(url.port) ? '' : url.port;
    guard.lookupFor(port)(host, { all: true }, (error) => {
      const isUnknown = error !== null && LOOKUP_FAILURES.has(codeOf(error));
      if (error && !(isUnknown && proxies?.resolves && isPublicHost(url.href))) stop(error);
      else go();
    });
    return true;
  };
}

/** Codes of a name that could not be looked up, or does not exist. */
const LOOKUP_FAILURES = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NONAME', 'EAI_NODATA', 'ENODATA'],
  ...['ESERVFAIL', 'ETIMEOUT'],
]);

/** Codes of a connection to the proxy, or through it, that failed: none of them is about the link. */
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
      // Its messages contain no password, but perhaps an internal host name.
      const status = /\((\d{3})\)/.exec(error.message)?.[1];
      const isOfProxy = PROXY_CODES.has(codeOf(error));
      handler.onResponseError?.(
        controller,
        isOfProxy ? new RefusedError('PROXY', status ?? codeOf(error)) : error,
      );
    },
  };
}

/** The headers may take 10 s of the usual 12; a longer time limit for a link is one for its headers as well. */
export function headersTimeoutFor(timeout: number): number {
  return Math.max(Math.min(10_000, timeout), timeout - 2000);
}

function createConnector({ guard }: Pick<Run, 'guard'>, timeout: number, allowH2: boolean) {
  const connectors = new Map<string, buildConnector.connector>();
  const connect: buildConnector.connector = (options, callback) => {
    // Only whether it is a web port matters.
    const port = isWebPort(options.port) ? '' : options.port;
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

/** Creates the controller of a response that comes from us and not from a server. */
export function createController(
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
