import { isIP, isIPv6 } from 'node:net';
import { Agent, buildConnector, ProxyAgent, type Dispatcher } from 'undici';
import { isLookupFailure } from '../../link-health/classify-response.ts';
import { isPublicHost } from '../../urls/domain.ts';
import { type AddressGuard, isWebPort, RefusedError, createRangeCheck } from './address-guard.ts';
import { codeOf } from './link-request.ts';
import type { HostQueues } from './host-queue.ts';
import type { ReceivedPage } from './read-page.ts';
import { domainToASCII } from 'node:url';

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
      const isUnknown = error !== null && isLookupFailure(codeOf(error));
      if (error && !(isUnknown && proxies?.resolves && isPublicHost(url.href))) stop(error);
      else go();
    });
    return true;
  };
}

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

/** What all requests of a run share. */
export interface Run {
  guard: AddressGuard;
  queues: HostQueues;
  userAgent: string;
  signal: AbortSignal;
  proxies?: Proxies | undefined;
  dispatch: Dispatcher.Dispatch;
  /** The same for hosts that accept only HTTP/2. */
  overHttp2: Dispatcher.Dispatch;
  onPage: ((page: ReceivedPage) => void) | undefined;
}

/** Settings of a proxy, which is the user's own choice: its address may be private. */
export interface Proxies {
  /** The proxy for a URL; `undefined` if it is requested directly. */
  proxyFor: (url: URL) => string | undefined;
  /** The message about it before a run, without passwords; `undefined` if there is no proxy. */
  note: string | undefined;
  /** Whether the proxy may resolve names that cannot be looked up here, whatever they lead to. */
  resolves: boolean;
}

/**
 * Reads `--proxy` (a URL, or `off`), or else the variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`,
 * also in lower case. The note names variables that are not usable.
 *
 * @throws {Error} if `--proxy` is not usable
 */
export function readProxies(
  option: string | undefined,
  environment: Record<string, string | undefined>,
  resolves = false,
): Proxies {
  if (option !== undefined && option !== 'off' && !isProxy(option))
    throw new Error(`--proxy "${hidePassword(option)}" is not an HTTP URL.`);
  const read = (name: string) =>
    [name.toLowerCase(), name].map((key) => environment[key]).find((value) => value);
  const all = read('ALL_PROXY');
  const found = { 'http:': read('HTTP_PROXY') ?? all, 'https:': read('HTTPS_PROXY') ?? all };
  const given = [...new Set(Object.values(found).filter((value) => value !== undefined))];
  if (option === 'off' || (option === undefined && given.length === 0))
    return {
      resolves: false,
      proxyFor: () => undefined,
      note:
        given.length > 0
          ? `Requests do not use ${given.map(hidePassword).join(' and ')}.`
          : undefined,
    };
  const exceptions = option === undefined ? (read('NO_PROXY') ?? '') : '';
  const usable = (value: string | undefined) =>
    value !== undefined && isProxy(withScheme(value)) ? withScheme(value) : undefined;
  const unusable = option === undefined ? given.filter((value) => !usable(value)) : [];
  const used = option === undefined ? given.filter(usable).map(withScheme) : [option];
  return {
    resolves,
    proxyFor: (url) => {
      if (option !== undefined) return option;
      return isExcepted(url, exceptions) ? undefined : usable(found[url.protocol as 'http:']);
    },
    note: [
      ...(used.length > 0
        ? [`Requests use the proxy ${used.map(hidePassword).join(' and ')}.`]
        : []),
      ...unusable.map(
        (value) =>
          `Requests do not use the proxy "${hidePassword(value)}", which is not an HTTP URL.`,
      ),
      ...(resolves && used.length > 0
        ? [
            'It resolves public names that cannot be looked up here, and only the proxy protects private addresses then.',
          ]
        : []),
    ].join(' '),
  };
}

/** Whether a host is in `NO_PROXY`: a name with all below it, an address, either with a port, or `*`. */
function isExcepted({ hostname, port, protocol }: URL, exceptions: string): boolean {
  const ports = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  const host = hostname.replaceAll(/^\[|\]$|\.$/g, '');
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      // An IPv6 address has a port only in brackets.
      const [, name = entry, only] = isIPv6(entry) ? [] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
      if (only !== undefined && only !== ports) return false;
      const bare = name.replaceAll(/^\[|\]$|^\*?\.|\.$/g, '');
      if (bare === '') return false;
      return isIP(host) === 0 ? isBelow(host, bare) : isInRange(host, bare);
    });
}

function isBelow(host: string, name: string): boolean {
  const ascii = name.includes('/') ? '' : domainToASCII(name);
  if (ascii === '') return false;
  return host === ascii || host.endsWith(`.${ascii}`);
}

/** Whether an address is the one given, or in a range such as `10.0.0.0/8`. */
function isInRange(host: string, range: string): boolean {
  try {
    return createRangeCheck([range])(host);
  } catch {
    return false;
  }
}

function isProxy(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return /^https?:$/.test(protocol);
}

/** Variables often leave the scheme out. */
function withScheme(value: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
}

function hidePassword(value: string): string {
  const text = withScheme(value);
  return URL.canParse(text)
    ? `${new URL(text).protocol}//${new URL(text).host}`
    : 'that is malformed';
}
