import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { LinkChecker, type LinkResult } from 'linkinator';
import { getGlobalDispatcher, setGlobalDispatcher, type Dispatcher } from 'undici';
import { RefusedError } from './address-guard.ts';
import { createConnections, createController, type Run } from './connections.ts';
import { type HopEnd, requestHop } from './request-hop.ts';
import type { LinkRequest } from './link-request.ts';
import { escapeHtml } from '../../text/escape.ts';

/** How often a link is requested that fails in a way that may pass. */
const PASSES = 3;
/** linkinator takes quadratic time for the links of one page. */
const PAGE_LENGTH = 500;
/** With one of these variables linkinator would bypass the dispatcher. */
const PROXIES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];

/**
 * Requests links with linkinator; the only file that knows it.
 *
 * linkinator reads the links from pages that we make up, requests each one with `fetch`, follows its redirects, and
 * requests it again with GET if HEAD fails. We add when a link starts (host queues, three passes), and the dispatcher
 * behind `fetch`: it sends each request once, as GET, within the limits of the guard, records it as evidence, and
 * gives linkinator no more than a status or the next address.
 *
 * Runs of one process wait for each other, as there is one global dispatcher.
 *
 * @throws {Error} if linkinator bypasses the dispatcher
 */
export function requestWithLinkinator(
  options: Omit<Run, 'dispatch' | 'overHttp2'> & Omit<ClientOptions, 'lists' | 'current'>,
): Promise<void> {
  const run = lastRun.then(async () => {
    const list = createLinkList([...options.links.keys()]);
    const current = new AsyncLocalStorage<LinkRequest>();
    const client = new LinkinatorClient({ ...options, lists: list.pages, current });
    await withDispatcher(createDispatcher(current, list, options), () => client.run());
  });
  lastRun = run.catch(() => undefined);
  return run;
}

let lastRun: Promise<unknown> = Promise.resolve();

/** Runs a task whose requests all go through the dispatcher, then destroys it and leaves the process as it was. */
async function withDispatcher(dispatcher: Dispatcher, task: () => Promise<void>): Promise<void> {
  const previous = getGlobalDispatcher();
  const proxies = PROXIES.map((name) => [name, process.env[name]] as const);
  for (const name of PROXIES) Reflect.deleteProperty(process.env, name);
  setGlobalDispatcher(dispatcher);
  try {
    await task();
  } finally {
    setGlobalDispatcher(previous);
    for (const [name, value] of proxies) if (value !== undefined) process.env[name] = value;
    await dispatcher.destroy();
  }
}

/**
 * linkinator with our timing: a link starts when its host queue grants a slot, and again if it failed in a way that may
 * pass. Its results are not read: the evidence comes from our dispatcher.
 */
export class LinkinatorClient extends LinkChecker {
  readonly #options: ClientOptions;
  #lists: Promise<void> = Promise.resolve();
  #failedList: LinkResult | undefined;
  #failure: Error | undefined;

  constructor(options: ClientOptions) {
    super();
    this.#options = options;
    this.on('link', (result) => {
      if (options.lists.includes(result.url) && result.status !== 200) this.#failedList = result;
    });
  }

  /**
   * Requests all links.
   *
   * @throws {Error} if the pages of the list do not come from our dispatcher: linkinator uses another copy of undici
   */
  async run(): Promise<void> {
    const { links, lists, signal } = this.#options;
    // Our queues hold back, so that no link waits in linkinator's own queue.
    await this.check({ path: [...lists], concurrency: links.size + lists.length + 1 });
    if (this.#failure) throw this.#failure;
    if (this.#failedList && !signal.aborted) {
      throw new Error(
        'linkinator does not use the dispatcher that refuses private addresses. No requests were sent. Install one version of undici for both.',
      );
    }
  }

  override async crawl(options: CrawlOptions): Promise<void> {
    if (options.crawl) {
      this.#lists = this.#lists.then(() => super.crawl(options));
      return this.#lists;
    }
    const link = this.#options.links.get(options.url.href);
    if (!link) return;
    try {
      await this.#request(link, options);
      this.#options.links.delete(options.url.href);
      this.#options.onDone(link);
    } catch (error) {
      // linkinator would swallow it.
      this.#failure ??= error as Error;
      this.#options.end();
    }
  }

  async #request(link: LinkRequest, options: CrawlOptions): Promise<void> {
    const { current, signal } = this.#options;
    while (await this.#startPass(link)) {
      try {
        await current.run(link, () => super.crawl({ ...options, signal }));
      } finally {
        link.slot?.release();
      }
      recordUnsent(link);
      // linkinator would keep each result with its errors until the end.
      options.results.length = 0;
    }
  }

  /** Waits for the slot of the next pass; false if the link needs none, or gets none. */
  async #startPass(link: LinkRequest): Promise<boolean> {
    const { queues, timeout, passDelay, signal } = this.#options;
    if (link.deferred || (link.pass > 0 && (!link.isTransient() || link.pass >= PASSES))) {
      return false;
    }
    if (link.pass > 0) await setTimeout(passDelay, undefined, { signal }).catch(() => undefined);
    const { hostname } = new URL(link.target.url);
    const slot = await queues.acquire(hostname);
    if (typeof slot === 'string') {
      // Links whose failures showed that the host is down have these as their evidence.
      if (link.pass === 0 || slot !== 'host is down') link.defer(slot, hostname, queues);
      return false;
    }
    link.slot = slot;
    link.startPass(timeout);
    return true;
  }
}

/** `fetch` refuses some ports itself, without a request to our dispatcher. */
function recordUnsent(link: LinkRequest): void {
  if (link.deferred) return;
  const wasSent = link.evidence.hops.some(({ pass }) => pass === link.pass);
  if (wasSent && link.expected === undefined) return;
  link.addFailure(link.expected ?? link.target.url, new RefusedError('FORBIDDEN_PORT'));
}

type CrawlOptions = Parameters<LinkChecker['crawl']>[0];

interface ClientOptions {
  /** Links that are not done, by address. */
  links: Map<string, LinkRequest>;
  /** Addresses of the pages that link to them. */
  lists: string[];
  /** The link for which linkinator is making requests. */
  current: AsyncLocalStorage<LinkRequest>;
  queues: Run['queues'];
  timeout: number;
  passDelay: number;
  signal: AbortSignal;
  end: () => void;
  onDone: (link: LinkRequest) => void;
}

/** Creates the dispatcher behind linkinator's `fetch`: the source of all requests, and of the pages of the list. */
function createDispatcher(
  current: AsyncLocalStorage<LinkRequest>,
  list: ReturnType<typeof createLinkList>,
  { timeout, ...shared }: Omit<Run, 'dispatch' | 'overHttp2'> & { timeout: number },
): Dispatcher {
  const { agent, ...connections } = createConnections(shared, timeout);
  const run: Run = { ...shared, ...connections };
  return agent.compose(() => (options, handler) => {
    const address = `${String(options.origin)}${options.path}`;
    const page = list.pageAt(address);
    if (page !== undefined) {
      deliver(handler, 200, { 'content-type': 'text/html; charset=utf-8' }, page);
      return true;
    }
    const link = current.getStore();
    if (!link) throw new Error('Only links are requested while a link check runs.');
    void respond(link, address, options.method, run).then((end) => {
      if ('next' in end) deliver(handler, end.status, { location: end.next });
      else if (end.end instanceof Error) handler.onResponseError?.(createController(), end.end);
      else deliver(handler, end.end.status, {});
    });
    return true;
  });
}

/** linkinator sends HEAD first, which becomes GET, and GET if that fails, for which the response is mostly known. */
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
    // fetch refuses some ports by itself, without a request to us.
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

/** Creates the pages that link to all addresses, from which linkinator takes what to request. */
export function createLinkList(addresses: string[]) {
  // Only our dispatcher has these pages: `.invalid` belongs to nobody, and no redirect can guess the name.
  const origin = `http://${randomBytes(16).toString('hex')}.invalid`;
  const pages = new Map<string, string[]>();
  for (let from = 0; from < addresses.length; from += PAGE_LENGTH) {
    pages.set(`${origin}/${pages.size}`, addresses.slice(from, from + PAGE_LENGTH));
  }
  return {
    pages: [...pages.keys()],
    /** The HTML of a page; `undefined` if the address is not one of them. */
    pageAt(address: string): string | undefined {
      const links = pages.get(address);
      return links?.map((url) => `<a href="${escapeHtml(url)}"></a>`).join('\n');
    },
  };
}
